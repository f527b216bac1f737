/**
 * The hub's own entry: `serve` runs it until it is told to stop; `restore` and `keys` work on a hub that does not run;
 * `figures` reads a replay realm of a hub that runs.
 * Everything about the command line that a person types is in apps/cli; this reads only the words that it hands on.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tellFigures } from "./figures/tell.ts";
import type { Tls } from "./http/web.ts";
import { startHub } from "./hub.ts";
import { restoreHub } from "./restore-hub.ts";

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "0" },
    console: { type: "string", default: fileURLToPath(new URL("../../console/dist", import.meta.url)) },
    from: { type: "string" },
    keys: { type: "string" },
    "passphrase-file": { type: "string" },
    realm: { type: "string", default: "" },
    principal: { type: "string" },
    "public-url": { type: "string" },
    "tls-cert": { type: "string" },
    "tls-key": { type: "string" },
    rules: { type: "string" },
  },
});

const dataDir = resolve(values.data ?? ".noroshi/live");

const said = (e: unknown): string => (e instanceof Error ? e.message : String(e));

if (positionals[0] === "restore") {
  process.exitCode = await restoreHub({
    dataDir,
    from: values.from,
    keys: values.keys,
    passphraseFile: values["passphrase-file"],
    log,
  }).catch((e: unknown) => {
    log(`nothing was restored: ${said(e)}`);
    return 1;
  });
} else if (positionals[0] === "figures") {
  process.exitCode = await tellFigures({
    dataDir,
    realm: values.realm,
    principal: values.principal ?? null,
    rules: values.rules ?? null,
    log,
  });
} else await serve();

/** Stands from the first moment on: a hub that is told to stop while it starts finishes starting, and stops in order. */
async function serve(): Promise<void> {
  const starting = startHub({
    dataDir,
    host: values.host,
    port: Number(values.port),
    consoleDir: resolve(values.console),
    log,
    publicUrl: values["public-url"],
    tls: tlsOf(values["tls-cert"], values["tls-key"]),
    env: process.env,
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const stopped = starting.then((hub) => hub.stop());
    stopped.then(
      () => process.exit(0),
      (e: unknown) => {
        log(`the hub did not stop cleanly: ${said(e)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop); // whoever started this hub is gone
  try {
    const hub = await starting;
    if (process.send) process.send({ ready: { url: hub.url, socket: hub.socket } });
    else log(`noroshi: ${hub.url}`);
  } catch (e) {
    await failed(e);
  }
}

function tlsOf(cert: string | undefined, key: string | undefined): Tls | undefined {
  return cert === undefined || key === undefined
    ? undefined
    : { certificateFile: resolve(cert), keyFile: resolve(key) };
}

/** Says why the hub could not start, to whoever started it, and ends. */
async function failed(e: unknown): Promise<void> {
  const code = e instanceof Error && "code" in e && typeof e.code === "string" ? e.code : "INTERNAL";
  if (code === "INTERNAL" && e instanceof Error) log(e.stack ?? e.message);
  const word = { failed: { code, message: said(e) } };
  if (process.send) await new Promise((resolve) => process.send?.(word, undefined, {}, resolve));
  else log(`noroshi: the hub did not start: ${word.failed.message}`);
  process.exit(1);
}
