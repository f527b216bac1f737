/**
 * The hub's own entry: `serve` runs it until it is told to stop; `restore` and `keys` work on a hub that does not run.
 * Everything about the command line that a person types is in apps/cli; this reads only the words that it hands on.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
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
  },
});

const dataDir = resolve(values.data ?? ".noroshi/live");

if (positionals[0] === "restore") {
  process.exitCode = await restoreHub({
    dataDir,
    from: values.from,
    keys: values.keys,
    passphraseFile: values["passphrase-file"],
    log,
  });
} else await serve();

async function serve(): Promise<void> {
  const hub = await startHub({
    dataDir,
    host: values.host,
    port: Number(values.port),
    consoleDir: resolve(values.console),
    log,
  });
  let _stopping: Promise<void> | undefined;
  const stop = (): void => {
    _stopping ??= hub.stop().then(
      () => process.exit(0),
      (e: unknown) => {
        log(`the hub did not stop cleanly: ${e instanceof Error ? e.message : String(e)}`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("disconnect", stop); // whoever started this hub is gone
  process.send?.({ ready: { url: hub.url, socket: hub.socket } });
  if (!process.send) log(`noroshi: ${hub.url}`);
}
