/**
 * Deconfliction: a hold tells only its owner, and by policy the officers of deconfliction. Every measure is held against all holds
 * when it is approved or declared an emergency, through a function of the database that answers nothing, and waits the same time
 * whether or not there was a hold.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { type Target, targetOf } from "./form.ts";
import { insertHold, liftHold, noteHold, setDesk } from "./hold-store.ts";

export const HoldSaid = z.strictObject({
  value: z.string().trim().min(1).max(2000),
  reason: z.string().trim().min(10).max(4000),
  until: z.iso.datetime({ offset: true }),
});

/** Holds a measure's target against every hold there is. Nothing comes back, whatever is found. */
export const noteHolds = (tx: ReaderTx, measureId: string, target: Target): Promise<void> =>
  noteHold(tx, measureId, target);

/** Whose officers read every hit: the coordinating body of the realm. Source: policy of this product. */
const deskBody = (directory: Directory): string | undefined => directory.coordinator?.id;

/** Makes sure that hits have a desk to lie on, before the first hold is there. */
async function openDesk(room: OpenRealm): Promise<void> {
  const id = deskBody(await room.directory());
  if (id === undefined) return;
  const label = await internLabel(room.realm, actLabel(id, "red", []));
  await asDuty(room.realm, "door", (tx) => setDesk(tx, label.label_id));
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
    await insertHold(signed.room.realm, tx, {
      id,
      label,
      target: targetOf(said.value),
      reason,
      until,
      receiptId: doing.receiptId,
      at: doing.at,
    });
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
  act: "hold.placed" | "hold.lifted",
  subject: string,
  labelId: number,
): Promise<void> =>
  record(tx, [{ act, actorId: tx.reader.actorId, labelId, subject, facts: { receipt: doing.receiptId } }]);
