/** `noroshi ledger`: a realm's logs, as who runs the machine sees them: names, keys, sizes, the next checkpoint now. */
import { command, misused } from "../command.ts";
import { REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson, writeText } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

interface LogAbout {
  readonly kind: string;
  readonly origin: string;
  readonly key: string;
  readonly size: number;
}

export const ledger = command({
  name: "ledger",
  usage: ["show | checkpoint | policy [--realm NAME] [options]"],
  about: `show: each log with its name, verifier key and size. checkpoint: publish the next checkpoint now instead of at the next minute.
policy: a trust policy that names both logs and no witness yet; add the witnesses' lines, and hand it to those who are to verify.`,
  options: REALM_OPTIONS,
  async run(o, words) {
    const [word, ...more] = words;
    if (more.length > 0 || (word !== "show" && word !== "checkpoint" && word !== "policy"))
      throw misused("Say show, checkpoint or policy.");
    const hub = runningHub(dataFolder(o.data, o.demo));
    const at = `/local/realms/${encodeURIComponent(await realmOf(hub.socket, o.realm))}/ledger`;
    const logs = (await (word === "checkpoint"
      ? callLocal(hub.socket, "POST", `${at}/checkpoint`)
      : callLocal(hub.socket, "GET", at))) as readonly LogAbout[];
    if (word !== "policy") for (const log of logs) await writeJson(log);
    else
      await writeText(
        `${logs.map((log) => `log ${log.key}`).join("\n")}\n# witness NAME KEY URL\n# group enough 1 NAME …\n# quorum enough\nquorum none\n`,
      );
    return 0;
  },
});
