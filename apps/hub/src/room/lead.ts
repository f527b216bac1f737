/**
 * Handing over the lead: offered by the body that leads to another one in the room, and led by that one from the moment it
 * accepts. Until then nothing changes. The tasks of the case go with the lead, since they lie under its label.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { caseLabel } from "../cases/case-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel, internLabels } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { taskLabel } from "../tasks/task-label.ts";
import { inRoom, ledRoom, mustBeOpen } from "./in-room.ts";
import { labelKeyOf } from "./label-store.ts";
import { insertStatement, leadOffer, participantsOf, takeLead, tasksToHandOver } from "./store.ts";

const words = z.string().trim().min(1).max(20_000);
export const LeadOffered = z.strictObject({ to: z.string().min(1).max(200), words });
export const LeadAnswered = z
  .strictObject({ answer: z.enum(["accept", "decline"]), words: words.nullish() })
  .refine((s) => s.answer === "accept" || s.words, { path: ["words"], message: "say why" });

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_NOW for a body outside of the room, NOT_UNDERSTOOD */
export async function offerLead(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  said: z.infer<typeof LeadOffered>,
): Promise<Done> {
  const found = await ledRoom(signed, tx, idOrNumber);
  mustBeOpen(found);
  const to = (await namer(signed))(said.to, "to");
  const inside = (await participantsOf(tx, found.id)).some(
    (p) => p.organisation_id === to.id && p.declined_at === null && p.released_at === null,
  );
  if (!inside || to.id === signed.body.id) throw new Refusal("NOT_NOW");
  await insertStatement(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    caseId: found.id,
    label: found.label,
    receiptId: doing.receiptId,
    kind: "lead_offered",
    words: said.words,
    about: { kind: "body", id: to.id, other: null },
    at: doing.at,
  });
  await record(tx, [
    {
      act: "case.lead_offered",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: found.id,
      facts: { to: to.id, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW where nobody offered it to this body */
export async function answerLead(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  said: z.infer<typeof LeadAnswered>,
): Promise<Done> {
  const found = await inRoom(signed, tx, idOrNumber);
  if ((await leadOffer(tx, found.id)) === undefined) throw new Refusal("NOT_NOW");
  if (said.answer === "accept") await take(signed, tx, found.id);
  const label = (await labelKeyOf(tx, found.id)) ?? found.label;
  await insertStatement(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    caseId: found.id,
    label,
    receiptId: doing.receiptId,
    kind: said.answer === "accept" ? "lead_taken" : "lead_declined",
    words: said.words ?? "",
    at: doing.at,
  });
  await record(tx, [
    {
      act: said.answer === "accept" ? "case.lead_taken" : "case.lead_declined",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: found.id,
      facts: { from: found.room.lead_id, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

async function take(signed: Signed, tx: ReaderTx, caseId: string): Promise<void> {
  const inside = (await participantsOf(tx, caseId)).filter((p) => p.declined_at === null && p.released_at === null);
  const room = await internLabel(
    signed.room.realm,
    caseLabel(
      signed.body.id,
      inside.map((p) => p.organisation_id),
    ),
  );
  const tasks = await tasksToHandOver(tx, caseId);
  const labels = await internLabels(
    signed.room.realm,
    tasks.map((t) => taskLabel(signed.body.id, t.told ? t.owner_id : null)),
  );
  const moves = tasks.flatMap((t, n) => {
    const to = labels[n]?.label_id;
    return to === undefined ? [] : [{ from: t.label_id, owner: t.owner_id, to }];
  });
  await takeLead(tx, caseId, room.label_id, moves);
}
