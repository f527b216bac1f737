/**
 * `witness init`, `trust`, `show`, `run`: the commission's own witness, on a machine of its own. It never calls anybody; logs ask it.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeKey } from "@noroshi/ledger";
import { addLog, hasKeys, logsIn, makeKeys, signerIn } from "./keys.ts";
import { memoryIn } from "./memory.ts";
import { witnessServer } from "./serve.ts";

const USAGE = `Usage: witness init --data DIR --name NAME     make the witness's key and the reading key, once
       witness trust --data DIR LOG-KEY       cosign for this log (its verifier key: ./noroshi ledger show)
       witness show --data DIR                the line for a trust policy, and the public reading key
       witness run --data DIR [--host H] [--port N]

A witness cosigns a checkpoint only when the log did nothing but grow since the last one that it cosigned, and remembers that on disk
before it answers. Keep DIR; a witness that forgot can be shown another past.
`;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: "string" },
      name: { type: "string" },
      host: { type: "string", default: "127.0.0.1" },
      port: { type: "string", default: "8650" },
      help: { type: "boolean" },
    },
  });
  const [word, vkey] = positionals;
  if (values.help === true) {
    print(USAGE);
    return 0;
  }
  if (word === undefined || values.data === undefined) return misused();
  const folder = resolve(values.data);
  switch (word) {
    case "init":
      if (values.name === undefined) return misused();
      if (hasKeys(folder)) throw new Error(`${folder} has keys already; another witness needs another folder.`);
      print(makeKeys(folder, values.name));
      return 0;
    case "trust":
      if (vkey === undefined) return misused();
      addLog(folder, vkey);
      return 0;
    case "show":
      print(`witness ${signerIn(folder).key.name} ${writeKey(signerIn(folder).key)}`);
      print(readFileSync(join(folder, "commission.jwk"), "utf8").trim());
      return 0;
    case "run":
      await run(folder, values.host, Number(values.port));
      return 0;
    default:
      return misused();
  }
}

function misused(): number {
  process.stderr.write(USAGE);
  return 2;
}

/** Serves until it is told to stop. */
async function run(folder: string, host: string, port: number): Promise<void> {
  logsIn(folder); // what cannot be read stops it now and not at the first request
  const server = witnessServer({
    signer: signerIn(folder),
    logs: () => logsIn(folder),
    memory: memoryIn(join(folder, "memory")),
    seconds: () => BigInt(Math.floor(Date.now() / 1000)),
    log: (line) => void process.stderr.write(`witness: ${line}\n`),
  });
  await new Promise<void>((done, failed) => server.once("error", failed).listen(port, host, done));
  const at = server.address();
  print(`witness: http://${host}:${typeof at === "object" && at !== null ? at.port : port}`);
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => done());
  });
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`witness: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
