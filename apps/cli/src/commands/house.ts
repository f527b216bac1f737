/** Keeping house on this machine: `backup`, `restore`, `rebuild`, `doctor`. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CommandFailed } from "../failure.ts";
import { realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { runHub } from "../hub/process.ts";
import { dataFolder } from "../places.ts";

const WHERE = { data: { type: "string" }, demo: { type: "boolean", default: false } } as const;

/** `noroshi backup --to DIR --passphrase-file FILE`: every kept table of every realm, encrypted; keys are another file. */
export async function backup(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...WHERE, to: { type: "string" }, "passphrase-file": { type: "string" } },
  });
  if (values.to === undefined || values["passphrase-file"] === undefined) {
    throw new CommandFailed(
      "USAGE",
      "Usage: ./noroshi backup --to DIR --passphrase-file FILE [--data DIR | --demo]\nWrites DIR/<realm>.noroshi-backup and DIR/<realm>.noroshi-keys. Keep the two apart: one without the other tells nothing.",
    );
  }
  const hub = runningHub(dataFolder(values.data, values.demo));
  const done = await callLocal(hub.socket, "POST", "/local/backup", {
    to: resolve(values.to),
    passphraseFile: resolve(values["passphrase-file"]),
  });
  process.stdout.write(`${JSON.stringify(done, null, 2)}\n`);
  return 0;
}

/** `noroshi restore --from FILE --passphrase-file FILE [--keys FILE] --data DIR`: into a data folder where no hub runs. */
export async function restore(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...WHERE, from: { type: "string" }, keys: { type: "string" }, "passphrase-file": { type: "string" } },
  });
  if (values.from === undefined || values["passphrase-file"] === undefined) {
    throw new CommandFailed(
      "USAGE",
      "Usage: ./noroshi restore --from FILE --passphrase-file FILE [--keys FILE] [--data DIR | --demo]",
    );
  }
  const words = [
    "restore",
    "--data",
    dataFolder(values.data, values.demo),
    "--from",
    resolve(values.from),
    "--passphrase-file",
    resolve(values["passphrase-file"]),
  ];
  return runHub(values.keys === undefined ? words : [...words, "--keys", resolve(values.keys)]);
}

/** `noroshi rebuild`: forgets what linkage derived and computes it again from what is kept. */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { ...WHERE, realm: { type: "string" } } });
  const hub = runningHub(dataFolder(values.data, values.demo));
  const answer = await callLocal(hub.socket, "POST", "/local/rebuild", {
    realm: await realmOf(hub.socket, values.realm),
  });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return 0;
}

interface Finding {
  readonly check: string;
  readonly state: "good" | "warning" | "bad";
  readonly say: { readonly en: string; readonly ja: string };
}

const SIGNS = { good: "✓", warning: "▲", bad: "✗" } as const;

/** `noroshi doctor`: what is wrong with the hub of this machine, and what to do. Exit status 1 when something is bad. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { ...WHERE, lang: { type: "string", default: "en" } } });
  const hub = runningHub(dataFolder(values.data, values.demo));
  const findings = (await callLocal(hub.socket, "GET", "/local/doctor")) as readonly Finding[];
  for (const f of findings)
    process.stdout.write(`${SIGNS[f.state]} ${f.check.padEnd(24)} ${values.lang === "ja" ? f.say.ja : f.say.en}\n`);
  return findings.some((f) => f.state === "bad") ? 1 : 0;
}
