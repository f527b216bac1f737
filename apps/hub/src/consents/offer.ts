/**
 * A victim that nobody asked says by itself that it may be named: on its own report, by an office that coordinates, to which bodies,
 * kinds and groups, with which facts, until when. Kept like a question that was granted, so that it is chosen, told, ended and
 * lapses like one. The office hears of it only where the rule would let it hear of that report.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { ownReport } from "../acts/consent.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { KINDS } from "./ask.ts";
import { requestLabel } from "./consent-label.ts";
import { consentToNaming, fieldsOf, mayHear, VictimSaid } from "./name-victim.ts";
import { insertAnswer, insertRequest } from "./store.ts";

const slug = z.string().trim().min(1).max(200);

export const OfferSaid = z
  .strictObject({
    report: z.uuid(),
    office: slug,
    to: z.array(slug).max(50).default([]),
    kinds: z.array(z.enum(KINDS)).max(20).default([]),
    groups: z.array(slug).max(20).default([]),
    victim: VictimSaid,
    until: z.iso.datetime({ offset: true }).nullish(),
    words: z.string().trim().max(4_000).default(""),
  })
  .refine((o) => o.to.length + o.kinds.length + o.groups.length > 0, { path: ["to"], message: "say who may be told" });

/**
 * @throws Refusal NOT_FOUND for a report that is not the caller's own, NOT_ALLOWED where that office does not coordinate or may not hear
 * of the report, NOT_NOW for one's own office, NOT_UNDERSTOOD
 */
export async function offerNaming(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof OfferSaid>,
): Promise<Done> {
  const { realm } = signed.room;
  const named = await namer(signed);
  const office = named(said.office, "office");
  const recipients = [...new Set(said.to.map((one, n) => named(one, `to.${n}`).id))].sort();
  const own = await ownReport(signed, tx, signed.body.id, said.report);
  if (!own) throw new Refusal("NOT_FOUND");
  if (office.id === signed.body.id) throw new Refusal("NOT_NOW");
  const { hubCountry } = await signed.room.directory();
  const coordinates = office.kind === "coordinator" && office.country === hubCountry;
  if (!coordinates || !(await mayHear(signed, tx, own.latest, office.id))) throw new Refusal("NOT_ALLOWED");
  const label = await internLabel(realm, requestLabel(signed.body.id, office.id));
  const [id, until] = [doing.receiptId, said.until ?? null];
  const audience = { recipients, kinds: said.kinds, groups: said.groups };
  const of = { label, receiptId: doing.receiptId, at: doing.at };
  await insertRequest(realm, tx, {
    ...{ ...of, ...audience, id, until },
    askedId: signed.body.id,
    offeredTo: office.id,
    reportId: own.latest,
    given: "victim_naming",
    fields: fieldsOf(said.victim),
    items: null,
    reason: said.words,
  });
  const consent = { requestId: id, officeId: office.id, reportId: own.latest, ownReport: true, ...audience };
  const victimConsentId = await consentToNaming(signed, tx, doing, { ...consent, victim: said.victim, until });
  const answer = { kind: "granted", consentId: null, victimConsentId, words: null } as const;
  await insertAnswer(realm, tx, { ...of, ...answer, id: doing.chance.uuid(), requestId: id });
  await record(tx, [
    {
      act: "consent.offered",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { office: office.id, to: recipients, kinds: said.kinds, groups: said.groups, consent: victimConsentId },
    },
  ]);
  return { outcome: "recorded" };
}
