/**
 * Deconfliction: a hold tells only its owner, and by policy the officers of deconfliction. Every measure is held against all holds
 * when it is approved or declared an emergency, through a function of the database that answers nothing, and waits the same time
 * whether or not there was a hold. Every one of them lies before the officers then, and any of them can be stopped.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { openDesk } from "./desk.ts";
import { type Target, targetOf } from "./form.ts";
import { insertHold, liftHold, noteHold } from "./hold-store.ts";
import { deskMeasure, insertStop, noteMatches } from "./stop-store.ts";

export const HoldSaid = z.strictObject({
  value: z.string().trim().min(1).max(2000),
  reason: z.string().trim().min(10).max(4000),
  until: z.iso.datetime({ offset: true }),
});

export const StopSaid = z.strictObject({
  stops: z.boolean(),
  words: z.string().trim().min(10).max(4000),
});

/** Holds a measure's target against every hold and every compartment there is. Nothing comes back, whatever is found. */
export async function noteHolds(tx: ReaderTx, measureId: string, target: Target): Promise<void> {
  await noteHold(tx, measureId, target);
  await noteMatches(tx, "measure", measureId, target);
}

/**
 * An officer of deconfliction keeps a measure in its blind consultation from being directed, or lets it go on: any of them, whether or
 * not it met a hold, so that being stopped says nothing of one.
 * @throws Refusal NOT_FOUND for a measure that it does not read there, NOT_ALLOWED for a machine
 */
export async function stop(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  measureId: string,
  said: z.infer<typeof StopSaid>,
): Promise<Done> {
  if ((await actingPersonOf(tx)) === undefined) throw new Refusal("NOT_ALLOWED");
  const desk = await deskMeasure(tx, measureId);
  if (!desk) throw new Refusal("NOT_FOUND");
  const { receiptId, at } = doing;
  await insertStop(signed.room.realm, tx, { id: doing.chance.uuid(), desk, ...said, receiptId, at });
  await noted(tx, doing, said.stops ? "measure.stopped" : "measure.let_go", measureId, desk.label_id);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_UNDERSTOOD for a hold that would be over already */
export async function placeHold(
  signed: Signed,
  said: z.infer<typeof HoldSaid>,
): Promise<(tx: ReaderTx, doing: Doing) => Promise<Done>> {
  await openDesk(signed.room);
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", []));
  return async (tx, doing) => {
    if (Date.parse(said.until) <= Date.parse(doing.at)) {
      const say = { en: "It would be over already.", ja: "既に終わっています。" };
      throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.until", say }] });
    }
    const id = doing.chance.uuid();
    const { reason, until } = said;
    const target = targetOf(said.value);
    await insertHold(signed.room.realm, tx, {
      id,
      label,
      target,
      reason,
      until,
      receiptId: doing.receiptId,
      at: doing.at,
    });
    // Somebody else may keep the same value: both are told so, and the answer is the same.
    await noteMatches(tx, "hold", id, target);
    await noted(tx, doing, "hold.placed", id, label.label_id);
    return { outcome: "recorded" };
  };
}

/** @throws Refusal NOT_FOUND for a hold out of sight or one that is lifted */
export async function lift(tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  const labelId = await liftHold(tx, id);
  if (labelId === undefined) throw new Refusal("NOT_FOUND");
  await noted(tx, doing, "hold.lifted", id, labelId);
  return { outcome: "recorded" };
}

const noted = (
  tx: ReaderTx,
  doing: Doing,
  act: "hold.placed" | "hold.lifted" | "measure.stopped" | "measure.let_go",
  subject: string,
  labelId: number,
): Promise<void> =>
  record(tx, [{ act, actorId: tx.reader.actorId, labelId, subject, facts: { receipt: doing.receiptId } }]);
