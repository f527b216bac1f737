/** Threat Actor (STIX 2.1 §4.17): individuals, groups or organisations believed to act with malicious intent. */
import { type Of, sdo } from "../object/define.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import {
  attackMotivation,
  attackResourceLevel,
  threatActorRole,
  threatActorSophistication,
  threatActorType,
} from "../vocabulary/actors.ts";

export const threatActor = sdo("threat-actor", {
  section: "4.17",
  must: { name: text },
  may: {
    description: text,
    threat_actor_types: listOf(threatActorType),
    aliases: listOf(text),
    first_seen: timestamp,
    last_seen: timestamp,
    roles: listOf(threatActorRole),
    goals: listOf(text),
    sophistication: threatActorSophistication,
    resource_level: attackResourceLevel,
    primary_motivation: attackMotivation,
    secondary_motivations: listOf(attackMotivation),
    personal_motivations: listOf(attackMotivation),
  },
  rules: [timesInOrder("first_seen", "last_seen")],
});
export type ThreatActor = Of<typeof threatActor>;
