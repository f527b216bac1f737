/**
 * Opens one measure with everything that its gate turns on. For an act it is held alone until the act ends, and whoever acts says
 * which step was the last that it had seen: if somebody came before, nothing is done.
 */
import { type GateFacts, planAfter } from "@noroshi/decisions";
import type { GatePlan } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { type EarlierEffect, effectsOnTargets } from "./effect-store.ts";
import { factsOf, type Matter } from "./facts.ts";
import { formFaults, isDrafted, targetIn } from "./form.ts";
import { gatesIn } from "./plans.ts";
import { approvedSince } from "./standing.ts";
import { contentsOf, copiedTokens, holdBallot, type MeasureRow, measureById, type StepRow, stepsOf } from "./store.ts";

export interface OpenMeasure {
  readonly row: MeasureRow;
  /** With what earlier effects on the same target ask of it. */
  readonly plan: GatePlan;
  /** The same without. */
  readonly bare: GatePlan;
  /** What earlier measures on the same target did, as far as this reader sees. Who decides goes by what it sees itself. */
  readonly earlier: readonly EarlierEffect[];
  /** As it was said last; a file of another system has a form of its own. */
  readonly object: unknown;
  readonly steps: readonly StepRow[];
}

/** @throws Refusal NOT_FOUND for a measure out of sight */
export async function openMeasure(signed: Signed, tx: ReaderTx, id: string): Promise<OpenMeasure> {
  const row = await measureById(tx, id);
  const [open] = row ? await openMeasures(signed, tx, [row]) : [];
  if (!open) throw new Refusal("NOT_FOUND");
  return open;
}

/** Opens many at once, in their order; those of a type that no plan names are not there. */
export async function openMeasures(
  signed: Signed,
  tx: ReaderTx,
  rows: readonly MeasureRow[],
): Promise<readonly OpenMeasure[]> {
  const { plans } = await gatesIn(tx);
  const ids = rows.map((r) => r.id);
  const effects = await effectsOnTargets(tx, ids);
  const contents = await contentsOf(signed.room.realm, tx, rows);
  const steps = await stepsOf(tx, ids);
  const now = (await tx.now()).toString();
  return rows.flatMap((row) => {
    const bare = plans.get(row.type);
    if (!bare) return [];
    const earlier = effects.get(row.id) ?? [];
    const plan = planAfter(bare, earlier, now);
    return [{ row, plan, bare, earlier, object: contents.get(row.id), steps: steps.get(row.id) ?? [] }];
  });
}

/** What is decided on in an open measure. */
export const matterOf = ({ row, object }: OpenMeasure): Matter => ({
  id: row.id,
  askerId: row.owner_id,
  number: row.number,
  digest: row.object_digest,
  askedBy: row.asked_person ?? row.asked_by,
  targetCountry: targetIn(object)?.country ?? null,
});

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
  return factsOf(tx, await signed.room.directory(), plan, matterOf(m), {
    state: row.state,
    deconflictionSince: approvedSince(m.steps),
    // Copies are looked for among the asker's own requests, which only the asker sees whole.
    formFaults: row.owner_id === signed.body.id ? faults : 0,
    reason: more.reason ?? "",
    ...(more.look ? { look: true } : {}),
  });
}
