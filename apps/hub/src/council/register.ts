/**
 * What the office does with the register of the council: it invites, admits, refuses, suspends, readmits, ends, and publishes the
 * agreement. What follows from a state, and which state follows which, the database decides for everybody alike; here a person of the
 * office says so and why.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Organisation } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { classFor } from "./classes.ts";
import { councilLabel } from "./council-label.ts";
import { lackingFor } from "./lacking.ts";
import { seeMembership } from "./reading.ts";
import {
  type CouncilTx,
  findMember,
  heldMember,
  insertAgreement,
  insertMember,
  insertMemberEvent,
  type MemberEvent,
  type MemberState,
  moveMember,
} from "./store.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

export const InvitationSaid = z.strictObject({
  body: words(200),
  class: words(40),
  sector: words(100).nullish(),
  reason: words(2_000).nullish(),
});
export const DecisionSaid = z
  .strictObject({
    decision: z.enum(["admitted", "refused", "suspended", "readmitted", "ended", "classed"]),
    reason: words(2_000).nullish(),
    class: words(40).optional(),
    sector: words(100).nullish(),
  })
  .refine((d) => d.decision === "admitted" || d.reason, { path: ["reason"], message: "say why" })
  .refine((d) => d.decision !== "classed" || d.class || d.sector, { path: ["class"], message: "say which" });
export const AgreementSaid = z.strictObject({
  title: words(300),
  text: z.string().min(1).max(200_000),
  acceptBy: z.iso.datetime({ offset: true }),
});
export type Decision = z.infer<typeof DecisionSaid>;

const BECOMES: Readonly<Record<Exclude<Decision["decision"], "classed">, MemberState>> = {
  admitted: "admitted",
  refused: "refused",
  suspended: "suspended",
  readmitted: "admitted",
  ended: "ended",
};
/** From where each decision leads on; the database holds the whole table. */
const FROM: Readonly<Partial<Record<Decision["decision"], MemberState>>> = {
  admitted: "applied",
  readmitted: "suspended",
};

/** @throws Refusal NOT_ALLOWED for a body that does not coordinate, NOT_UNDERSTOOD, NOT_NOW for who stands in the register */
export async function inviteMember(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof InvitationSaid>,
): Promise<Done> {
  await mustCoordinate(signed);
  const body = (await namer(signed))(said.body, "body");
  const chosen = classFor(said.class, body);
  const label = await councilLabel(signed.room, body);
  const held = await heldMember(tx, body.id);
  const about = { organisationId: body.id, class: chosen, sector: said.sector ?? body.sector, at: doing.at };
  if (held) await moveMember(tx, { ...about, state: "invited" });
  else if (!(await insertMember(tx, { ...about, label, state: "invited" }))) throw new Refusal("NOT_NOW");
  const by = { id: doing.chance.uuid(), actorId: tx.reader.actorId, at: doing.at };
  await memberEntry(tx, by, body, label, "invited", said.reason ?? null, chosen);
  return { outcome: "recorded" };
}

/**
 * @param seen the version that the person had in sight
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for who is not in the register, CHANGED_MEANWHILE, NOT_NOW with what is lacking or where it
 * does not follow
 */
export async function decideMember(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: Decision,
  { slug, seen }: { readonly slug: string; readonly seen: number | undefined },
): Promise<Done> {
  await mustCoordinate(signed);
  const body = (await signed.room.directory()).bySlug(slug);
  if (!body) throw new Refusal("NOT_FOUND");
  const held = await heldMember(tx, body.id);
  if (!held) throw new Refusal("NOT_FOUND");
  if (seen !== undefined && seen !== held.version) {
    const row = await findMember(tx, body.id);
    const current = row && (await seeMembership(signed, tx, row));
    throw new Refusal("CHANGED_MEANWHILE", { versions: { current, yours: said } });
  }
  const label = await councilLabel(signed.room, body);
  await decide(tx, { id: doing.chance.uuid(), actorId: tx.reader.actorId, at: doing.at }, body, label, said);
  return { outcome: "recorded" };
}

/** Who decides, when, and the id of the line in the history. */
export interface Deciding {
  readonly id: string;
  readonly actorId: string;
  readonly at: string;
}

/** The same for a person of the office and for who runs the machine. @throws Refusal NOT_FOUND, NOT_NOW, NOT_UNDERSTOOD */
export async function decide(
  tx: CouncilTx,
  by: Deciding,
  body: Organisation,
  label: LabelKey,
  said: Decision,
): Promise<void> {
  const held = await heldMember(tx, body.id);
  if (!held) throw new Refusal("NOT_FOUND");
  const state = said.decision === "classed" ? held.state : BECOMES[said.decision];
  const from = FROM[said.decision];
  if (from !== undefined && from !== held.state) throw new Refusal("NOT_NOW");
  if (said.decision === "admitted" || said.decision === "readmitted") {
    const lacking = await lackingFor(tx, body.id);
    if (lacking.length > 0) throw new Refusal("NOT_NOW", { faults: lacking });
  }
  const chosen = said.class === undefined ? null : classFor(said.class, body);
  // A second suspension, or a second end, is none.
  if (said.decision !== "classed" && state === held.state) throw new Refusal("NOT_NOW");
  await moveMember(tx, { organisationId: body.id, state, class: chosen, sector: said.sector ?? null, at: by.at });
  await memberEntry(tx, by, body, label, said.decision, said.reason ?? null, chosen);
}

/** @throws Refusal NOT_ALLOWED, NOT_UNDERSTOOD for a date that has passed */
export async function publishAgreement(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof AgreementSaid>,
): Promise<Done> {
  await mustCoordinate(signed);
  if (Date.parse(said.acceptBy) <= Date.parse(doing.at)) {
    const say = { en: "This lies in the past.", ja: "過去の時刻です。" };
    throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.acceptBy", say }] });
  }
  const version = await insertAgreement(tx, {
    id: doing.receiptId,
    title: said.title,
    text: said.text,
    at: doing.at,
    by: said.acceptBy,
  });
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", []));
  await record(tx, [
    {
      act: "council.agreement_published",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: doing.receiptId,
      facts: { version, acceptBy: said.acceptBy },
    },
  ]);
  return { outcome: "recorded" };
}

async function memberEntry(
  tx: CouncilTx,
  by: Deciding,
  body: Organisation,
  label: LabelKey,
  kind: Exclude<MemberEvent, "applied" | "declined" | "accepted" | "acknowledged">,
  reason: string | null,
  chosen: string | null,
): Promise<void> {
  await insertMemberEvent(tx, { id: by.id, organisationId: body.id, label, kind, reason, by: by.actorId, at: by.at });
  await record(tx, [
    {
      act: `council.${kind}`,
      actorId: by.actorId,
      labelId: label.label_id,
      subject: body.id,
      facts: chosen === null ? {} : { class: chosen },
    },
  ]);
}

async function mustCoordinate(signed: Signed): Promise<void> {
  const { coordinator } = await signed.room.directory();
  if (coordinator?.id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
}
