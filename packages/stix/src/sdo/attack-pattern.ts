/** Attack Pattern (STIX 2.1 §4.1): a way in which adversaries attempt to compromise targets. */
import { type Of, sdo } from "../object/define.ts";
import { killChainPhase } from "../property/kill-chain-phase.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";

export const attackPattern = sdo("attack-pattern", {
  section: "4.1",
  must: { name: text },
  may: { description: text, aliases: listOf(text), kill_chain_phases: listOf(killChainPhase) },
});
export type AttackPattern = Of<typeof attackPattern>;
