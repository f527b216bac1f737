/**
 * Opens one measure with everything that its gate turns on. For an act it is held alone until the act ends, and whoever acts says
 * which step was the last that it had seen: if somebody came before, nothing is done.
 */
import type { GateFacts } from "@noroshi/decisions";
import type { GatePlan } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { factsOf } from "./facts.ts";
import { formFaults, isDrafted, targetIn } from "./form.ts";
import { planAfterHarm } from "./harm.ts";
import { planOf } from "./plans.ts";
import { approvedSince } from "./standing.ts";
import { contentOf, copiedTokens, holdBallot, type MeasureRow, measureById, type StepRow, stepsOf } from "./store.ts";

export interface OpenMeasure {
  readonly row: MeasureRow;
  readonly plan: GatePlan;
  /** As it was said last; a file of another system has a form of its own. */
  readonly object: unknown;
  readonly steps: readonly StepRow[];
}

/** @throws Refusal NOT_FOUND for a measure out of sight */
export async function openMeasure(signed: Signed, tx: ReaderTx, id: string): Promise<OpenMeasure> {
  const row = await measureById(tx, id);
  const plan = row && planOf(row.type);
  if (!row || !plan) throw new Refusal("NOT_FOUND");
  return {
    row,
    plan: await planAfterHarm(tx, plan, row.id),
    object: await contentOf(signed.room.realm, tx, row),
    steps: await stepsOf(tx, id),
  };
}

/** Opens it for an act of this reader, alone until the act ends. @throws Refusal NOT_FOUND, MOVED_ON */
export async function holdMeasure(signed: Signed, tx: ReaderTx, id: string, seen: number): Promise<OpenMeasure> {
  const before = await measureById(tx, id);
  if (!before) throw new Refusal("NOT_FOUND");
  await holdBallot(tx, { askerId: before.owner_id, number: before.number }, true);
  const open = await openMeasure(signed, tx, id);
  if (open.row.n !== seen) throw new Refusal("MOVED_ON");
  return open;
}

/** Everything that the gate of this measure turns on at this instant. */
export async function factsIn(
  signed: Signed,
  tx: ReaderTx,
  m: OpenMeasure,
  more: { readonly reason?: string; readonly look?: true } = {},
): Promise<GateFacts> {
  const { row, plan, object } = m;
  const now = (await tx.now()).toString();
  const faults = isDrafted(object)
    ? formFaults(signed.room.realm, plan, object.form, await copiedTokens(tx, row.id), now).length
    : 0;
  const matter = {
    id: row.id,
    askerId: row.owner_id,
    number: row.number,
    digest: row.object_digest,
    askedBy: row.asked_person ?? row.asked_by,
    targetCountry: targetIn(object)?.country ?? null,
  };
  return factsOf(tx, await signed.room.directory(), plan, matter, {
    state: row.state,
    deconflictionSince: approvedSince(m.steps),
    // Copies are looked for among the asker's own requests, which only the asker sees whole.
    formFaults: row.owner_id === signed.body.id ? faults : 0,
    reason: more.reason ?? "",
    ...(more.look ? { look: true } : {}),
  });
}
