/** `noroshi doctor`: what is wrong with the hub of this machine, and what to do; where no hub runs, what would stop one. */
import { command } from "../command.ts";
import type { Finding } from "../doctor/finding.ts";
import { offlineFindings } from "../doctor/offline.ts";
import { HUB_OPTIONS } from "../hub/caller.ts";
import { answeringHub, callLocal } from "../hub/local-door.ts";
import { LANGUAGE_OPTION, languageOf } from "../language.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

const SIGNS = { good: "✓", warning: "▲", bad: "✗" } as const;

export const doctor = command({
  name: "doctor",
  usage: ["[options]"],
  about: `Looks at the machine, never at content: Node, the data folder, disk, what a crash left behind, the port; and where a hub runs,
at its database, linkage, policies and bodies. Exit status: 0 nothing is bad, 1 something is.`,
  options: {
    port: { type: "string", word: "N", say: "the port that a hub would take (or NOROSHI_PORT; else 8640)" },
    json: { type: "boolean", say: "one JSON line a finding" },
    ...LANGUAGE_OPTION,
    ...HUB_OPTIONS,
  },
  async run(o) {
    const lang = languageOf(o.lang);
    const data = dataFolder(o.data, o.demo);
    const hub = await answeringHub(data);
    const here = await offlineFindings({ data, port: Number(o.port ?? process.env["NOROSHI_PORT"] ?? "8640"), hub });
    const there = hub ? ((await callLocal(hub.socket, "GET", "/local/doctor")) as readonly Finding[]) : [];
    // The hub knows its own disk better.
    const findings = [...here.filter((f) => !there.some((t) => t.check === f.check)), ...there];
    const width = Math.max(...findings.map((f) => f.check.length)) + 2;
    for (const f of findings) {
      await (o.json ? writeJson(f) : writeLine(`${SIGNS[f.state]} ${f.check.padEnd(width)}${printable(f.say[lang])}`));
    }
    return findings.some((f) => f.state === "bad") ? 1 : 0;
  },
});
