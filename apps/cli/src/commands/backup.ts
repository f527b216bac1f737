/** `noroshi backup`: every kept table of every realm, encrypted, and beside it the copy of the keys. */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { command, misused } from "../command.ts";
import { HUB_OPTIONS } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

interface Done {
  readonly realm: string;
  readonly file: string;
  readonly result: { readonly tables: number; readonly rows: number; readonly blobs: number; readonly bytes: number };
  readonly keyFile: string;
  readonly keys: number;
}

export const backup = command({
  name: "backup",
  usage: ["--to DIR --passphrase-file FILE [options]"],
  about: `Writes DIR/<realm>.noroshi-backup and DIR/<realm>.noroshi-keys for every realm, while the hub runs. Keep the two apart: a
backup without its keys tells nothing of what reports say, and keys without a backup tell nothing at all.`,
  options: {
    to: { type: "string", word: "DIR", say: "where to write; made if it is not there" },
    "passphrase-file": { type: "string", word: "FILE", say: "12 characters or more, in a file" },
    json: { type: "boolean", say: "the result as JSON" },
    ...HUB_OPTIONS,
  },
  async run(o) {
    if (o.to === undefined || o["passphrase-file"] === undefined)
      throw misused("--to and --passphrase-file are needed.");
    const hub = runningHub(dataFolder(o.data, o.demo));
    const to = resolve(o.to);
    await mkdir(to, { recursive: true, mode: 0o700 });
    const done = (await callLocal(hub.socket, "POST", "/local/backup", {
      to,
      passphraseFile: resolve(o["passphrase-file"]),
    })) as readonly Done[];
    if (o.json) await writeJson(done);
    else {
      for (const d of done) {
        await writeLine(
          `realm ${d.realm}: ${d.result.rows.toLocaleString("en")} rows of ${d.result.tables} tables, ${d.result.blobs} large files, ${Math.ceil(d.result.bytes / 1024).toLocaleString("en")} KiB`,
        );
        await writeLine(`  backup  ${d.file}`);
        await writeLine(`  keys    ${d.keyFile} (${d.keys.toLocaleString("en")}; keep it in another place)`);
      }
    }
    return 0;
  },
});
