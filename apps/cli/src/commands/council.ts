/** `council`: the register of the council from this machine. Through the local door; every decision is on record. */
import { command, misused, oneOf } from "../command.ts";
import { REALM_OPTIONS } from "../hub/caller.ts";
import { tell } from "./prepare.ts";

const DECISIONS = { suspend: "suspended", readmit: "readmitted", end: "ended" } as const;
type Verb = keyof typeof DECISIONS;

export const council = command({
  name: "council",
  usage: [
    "list [options]",
    "suspend BODY --reason TEXT [options]",
    "readmit BODY --reason TEXT [options]",
    "end BODY --reason TEXT [options]",
  ],
  about: `Shows how bodies stand to the council, or decides where the office cannot. A suspension is in force at this instant: pages,
streams, keys, TAXII, lists and what is on its way to the body close; filing reports stays open.`,
  options: { reason: { type: "string", word: "TEXT", say: "why; the body reads it" }, ...REALM_OPTIONS },
  async run(o, [verb, body]) {
    if (verb === "list") return tell(o, "GET", "council", undefined);
    const said = oneOf(verb ?? "", Object.keys(DECISIONS) as Verb[], "The first word");
    if (body === undefined || !o.reason) throw misused("Say a body, and why with --reason.");
    return tell(o, "POST", `council/${encodeURIComponent(body)}/decisions`, {
      decision: DECISIONS[said],
      reason: o.reason,
    });
  },
});
