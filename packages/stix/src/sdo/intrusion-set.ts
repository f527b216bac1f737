/** Intrusion Set (STIX 2.1 §4.9): behaviour and resources believed to be orchestrated by one organisation. */
import { type Of, sdo } from "../object/define.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { attackMotivation, attackResourceLevel } from "../vocabulary/actors.ts";

export const intrusionSet = sdo("intrusion-set", {
  section: "4.9",
  must: { name: text },
  may: {
    description: text,
    aliases: listOf(text),
    first_seen: timestamp,
    last_seen: timestamp,
    goals: listOf(text),
    resource_level: attackResourceLevel,
    primary_motivation: attackMotivation,
    secondary_motivations: listOf(attackMotivation),
  },
  rules: [timesInOrder("first_seen", "last_seen")],
});
export type IntrusionSet = Of<typeof intrusionSet>;
