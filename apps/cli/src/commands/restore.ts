/** `noroshi restore`: a realm's backup into a data folder where no hub runs. */
import { resolve } from "node:path";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { HUB_OPTIONS } from "../hub/caller.ts";
import { answeringHub } from "../hub/local-door.ts";
import { runHub } from "../hub/process.ts";
import { dataFolder } from "../places.ts";

export const restore = command({
  name: "restore",
  usage: ["--from FILE --keys FILE --passphrase-file FILE [options]"],
  about: `Puts one realm back, whole and verified or not at all, where there is no realm of that name; then computes anew what is
derived. Without --keys the realm comes back, but what its reports say stays sealed for good on this machine.
Once per realm, each time with no hub running on the folder.`,
  options: {
    from: { type: "string", word: "FILE", say: "a .noroshi-backup" },
    keys: { type: "string", word: "FILE", say: "the .noroshi-keys of the same realm, the newest there is" },
    "passphrase-file": { type: "string", word: "FILE", say: "what they were written with" },
    ...HUB_OPTIONS,
  },
  async run(o) {
    if (o.from === undefined || o["passphrase-file"] === undefined)
      throw misused("--from and --passphrase-file are needed.");
    const data = dataFolder(o.data, o.demo);
    const hub = await answeringHub(data);
    if (hub) throw new CommandFailed("HUB_RUNS_ALREADY", `A hub runs on ${data}: ${hub.url}. Stop it first.`);
    const words = [
      "restore",
      "--data",
      data,
      "--from",
      resolve(o.from),
      "--passphrase-file",
      resolve(o["passphrase-file"]),
    ];
    return runHub(o.keys === undefined ? words : [...words, "--keys", resolve(o.keys)]);
  },
});
