/**
 * What a body does about its own membership: it applies, declines, leaves; accepts the agreement for itself; and each of its people
 * says by name that it keeps the secrets. All of it stays open while the rest is closed to the body.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { classFor } from "./classes.ts";
import { councilLabel } from "./council-label.ts";
import {
  type AgreementRow,
  currentAgreement,
  heldMember,
  insertAcceptance,
  insertMember,
  insertMemberEvent,
  insertSecrecy,
  type MemberEvent,
  moveMember,
} from "./store.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

export const CouncilAnswer = z.strictObject({
  answer: z.enum(["applied", "declined", "ended"]),
  reason: words(2_000).nullish(),
  class: words(40).optional(),
  sector: words(100).nullish(),
});
export const ReadText = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Applies, declines or leaves. An application may come before the agreement is accepted: it is admitted only after.
 * @throws Refusal NOT_FOUND without a council, NOT_NOW with what is lacking or where it does not follow, NOT_UNDERSTOOD for the class
 */
export async function answerCouncil(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof CouncilAnswer>,
): Promise<Done> {
  const label = await councilLabel(signed.room, signed.body);
  const held = await heldMember(tx, signed.body.id);
  const about = { organisationId: signed.body.id, at: doing.at };
  if (said.answer === "applied") {
    const chosen = classFor(said.class ?? held?.class ?? "", signed.body);
    const sector = said.sector ?? signed.body.sector;
    if (held) await moveMember(tx, { ...about, state: "applied", class: chosen, sector });
    else if (!(await insertMember(tx, { ...about, label, class: chosen, sector, state: "applied" })))
      throw new Refusal("NOT_NOW");
  } else if (held) await moveMember(tx, { ...about, state: said.answer, class: null, sector: null });
  else throw new Refusal("NOT_FOUND");
  await entry(signed, tx, doing, label, said.answer, said.reason ?? null);
  return { outcome: "recorded" };
}

type OnText = (signed: Signed, tx: ReaderTx, doing: Doing, said: z.infer<typeof ReadText>) => Promise<Done>;

/** What a body says to the text that it read. @throws Refusal NOT_FOUND for who is not in the register, MOVED_ON for another text than the current one, NOT_NOW said twice */
const onText =
  (kind: "accepted" | "acknowledged", insert: typeof insertAcceptance): OnText =>
  async (signed, tx, doing, said) => {
    const { label, agreement } = await standingOn(signed, tx, said);
    const about = { organisationId: signed.body.id, agreementId: agreement.id, label, at: doing.at };
    if (!(await insert(tx, about))) throw new Refusal("NOT_NOW");
    await entry(signed, tx, doing, label, kind, null, agreement.version);
    return { outcome: "recorded" };
  };

/** @throws Refusal as `onText` */
export const acceptAgreement = onText("accepted", insertAcceptance);

/** @throws Refusal as `onText` */
export const acknowledgeSecrecy = onText("acknowledged", insertSecrecy);

async function standingOn(
  signed: Signed,
  tx: ReaderTx,
  said: z.infer<typeof ReadText>,
): Promise<{ label: LabelKey; agreement: AgreementRow }> {
  const label = await councilLabel(signed.room, signed.body);
  const agreement = await currentAgreement(tx);
  if (!(await heldMember(tx, signed.body.id)) || !agreement) throw new Refusal("NOT_FOUND");
  // Whoever read another version accepts nothing by it.
  if (agreement.digest !== said.digest) throw new Refusal("MOVED_ON");
  return { label, agreement };
}

async function entry(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  label: LabelKey,
  kind: MemberEvent,
  reason: string | null,
  version: number | null = null,
): Promise<void> {
  const { actorId } = tx.reader;
  const id = doing.chance.uuid();
  await insertMemberEvent(tx, {
    id,
    organisationId: signed.body.id,
    label,
    kind,
    reason: version === null ? reason : `v${version}`,
    by: actorId,
    at: doing.at,
  });
  await record(tx, [
    {
      act: `council.${kind}`,
      actorId,
      labelId: label.label_id,
      subject: signed.body.id,
      facts: version === null ? {} : { agreement: version },
    },
  ]);
}
