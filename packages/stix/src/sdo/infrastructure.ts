/** Infrastructure (STIX 2.1 §4.8): systems, software and services that serve some purpose in an attack or defence. */
import { type Of, sdo } from "../object/define.ts";
import { killChainPhase } from "../property/kill-chain-phase.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { infrastructureType } from "../vocabulary/malware.ts";

export const infrastructure = sdo("infrastructure", {
  section: "4.8",
  must: { name: text },
  may: {
    description: text,
    infrastructure_types: listOf(infrastructureType),
    aliases: listOf(text),
    kill_chain_phases: listOf(killChainPhase),
    first_seen: timestamp,
    last_seen: timestamp,
  },
  rules: [timesInOrder("first_seen", "last_seen")],
});
export type Infrastructure = Of<typeof infrastructure>;
