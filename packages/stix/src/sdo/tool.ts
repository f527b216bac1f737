/** Tool (STIX 2.1 §4.18): legitimate software that threat actors can use. */
import { type Of, sdo } from "../object/define.ts";
import { killChainPhase } from "../property/kill-chain-phase.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { toolType } from "../vocabulary/malware.ts";

export const tool = sdo("tool", {
  section: "4.18",
  must: { name: text },
  may: {
    description: text,
    tool_types: listOf(toolType),
    aliases: listOf(text),
    kill_chain_phases: listOf(killChainPhase),
    tool_version: text,
  },
});
export type Tool = Of<typeof tool>;
