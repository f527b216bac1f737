/** `noroshi keys export | import`: copies of the key store, apart from every backup. Erasure travels with them, both ways. */
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { command, misused } from "../command.ts";
import { REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

export const keys = command({
  name: "keys",
  usage: ["export FILE --passphrase-file FILE [options]", "import FILE --passphrase-file FILE [options]"],
  about: `export writes an encrypted copy of a realm's keys; written again over an older copy, it takes erasures into it.
import puts back what is missing here, except what is erased here or in the copy; erasures of the copy are carried out here.
The copy must be of this realm on this machine, or of the machine that it was restored from.`,
  options: {
    "passphrase-file": { type: "string", word: "FILE", say: "12 characters or more, in a file" },
    ...REALM_OPTIONS,
  },
  async run(o, [verb, file]) {
    const passphrase = o["passphrase-file"];
    if ((verb !== "export" && verb !== "import") || file === undefined || passphrase === undefined)
      throw misused("Say export FILE or import FILE, with --passphrase-file.");
    const { socket } = runningHub(dataFolder(o.data, o.demo));
    const realm = await realmOf(socket, o.realm);
    if (verb === "export") await mkdir(dirname(resolve(file)), { recursive: true, mode: 0o700 });
    await writeJson(
      await callLocal(socket, "POST", `/local/keys/${verb}`, {
        realm,
        file: resolve(file),
        passphraseFile: resolve(passphrase),
      }),
    );
    return 0;
  },
});
