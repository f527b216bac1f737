/** Campaign (STIX 2.1 §4.2): attacks over time against a specific set of targets. */
import { type Of, sdo } from "../object/define.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";

export const campaign = sdo("campaign", {
  section: "4.2",
  must: { name: text },
  may: { description: text, aliases: listOf(text), first_seen: timestamp, last_seen: timestamp, objective: text },
  rules: [timesInOrder("first_seen", "last_seen")],
});
export type Campaign = Of<typeof campaign>;
