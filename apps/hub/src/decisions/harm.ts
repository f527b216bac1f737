/**
 * What earlier measures on the same target did feeds the gate of a later one: where a recipient reported a false positive or harm,
 * one more approval is needed. Who decides goes by the effects that it sees itself.
 */
import type { GatePlan } from "@noroshi/decisions/contract";
import type { ReaderTx } from "../db/act.ts";
import { effectsOnTarget } from "./effect-store.ts";

/** The plan of this measure, with one more approval where an earlier one on this target went wrong. */
export async function planAfterHarm(tx: ReaderTx, plan: GatePlan, measureId: string): Promise<GatePlan> {
  const { false_positive, harm } = await effectsOnTarget(tx, measureId);
  if (false_positive + harm === 0) return plan;
  return { ...plan, approval: { ...plan.approval, quorum: plan.approval.quorum + 1 } };
}
