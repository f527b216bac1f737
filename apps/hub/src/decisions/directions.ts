/**
 * Directions: what each recipient of an approved measure is to do, and nothing else of the measure. Noroshi tells the recipient
 * through its own door; it acts on nobody's computer. What came of it is said by the recipient, and by nobody for it.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { directionRows, insertDirection, insertEffect, openDirections } from "./effect-store.ts";
import { isDrafted, targetIn, targetOf, targetToken } from "./form.ts";
import type { OpenMeasure } from "./open.ts";
import { takingPart } from "./taking-part.ts";

export const EffectForm = z.strictObject({
  effect: z.enum(["applied", "failed", "false_positive", "harm"]),
  note: z.string().trim().min(1).max(4000).nullish(),
});

/** Directs every recipient, and the asker itself where it names none. */
export async function direct(signed: Signed, tx: ReaderTx, doing: Doing, m: OpenMeasure): Promise<void> {
  const { row, plan, object } = m;
  const directory = await signed.room.directory();
  const named = isDrafted(object) ? object.recipients : [];
  const recipients = named.length > 0 ? named : [row.owner_id];
  const already = new Set((await directionRows(tx, { measureId: row.id })).map((d) => d.recipient_id));
  for (const recipientId of recipients.filter((id) => !already.has(id))) {
    const label = await internLabel(
      signed.room.realm,
      actLabel(row.owner_id, "amber", [...new Set([...takingPart(directory, plan, row.owner_id), recipientId])].sort()),
    );
    const target = targetIn(object);
    const proportionality = isDrafted(object) ? object.form.proportionality : null;
    await insertDirection(signed.room.realm, tx, {
      id: doing.chance.uuid(),
      measureId: row.id,
      label,
      recipientId,
      type: row.type,
      content: {
        target: target ?? null,
        scope: proportionality?.scope ?? null,
        until: proportionality?.until ?? null,
      },
      receiptId: doing.receiptId,
      at: doing.at,
    });
  }
}

/** @throws Refusal NOT_FOUND for a direction out of sight, NOT_ALLOWED for whoever is not its recipient */
export async function sayEffect(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof EffectForm>,
): Promise<Done> {
  const [d] = await directionRows(tx, { id });
  if (!d) throw new Refusal("NOT_FOUND");
  if (d.recipient_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  const [opened] = await openDirections(signed.room.realm, tx, [d]);
  const value = (opened?.content as { target: { value: string } | null } | null)?.target?.value;
  const target = value === undefined ? null : targetToken(signed.room.realm, targetOf(value));
  await insertEffect(signed.room.realm, tx, d, {
    id: doing.chance.uuid(),
    said: said.effect,
    note: said.note ?? null,
    target,
    receiptId: doing.receiptId,
  });
  await record(tx, [
    {
      act: "measure.effect",
      actorId: tx.reader.actorId,
      labelId: d.label_id,
      subject: d.id,
      facts: { effect: said.effect, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
