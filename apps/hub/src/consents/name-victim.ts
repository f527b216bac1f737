/**
 * Consent to be named: a body that means to release on a report asks whoever was hit whether it may be told to whom, with which facts.
 * Asked is the victim and nobody for it: the reporter of its own incident, or a body that another's report names, and that one only
 * where the rule would let it hear of that report at all. What is told are the words that the victim grants with, its name as the
 * register has it; no report is read for it.
 */
import { mayReceive } from "@noroshi/handling";
import { VICTIM_FIELDS, type VictimField, type VictimWords } from "@noroshi/sharing";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { sightIn } from "../preview/sight-in.ts";
import { endVictimConsent, insertVictimConsent, type NewVictimConsent } from "../sharing/victims/consent-store.ts";
import { requestLabel } from "./consent-label.ts";
import { ownReports, type RequestRow, valuesUnder } from "./store.ts";

const words = z.string().trim().min(1).max(300);

/** What a victim says of itself. */
export const VictimSaid = z
  .strictObject({
    name: z.literal(true).optional(),
    sector: words.optional(),
    region: words.optional(),
    system: words.optional(),
    occurred: z.iso.datetime({ offset: true }).optional(),
    values: z.literal(true).optional(),
  })
  .refine((v) => Object.keys(v).length > 0, { message: "say at least one fact" });

/** @throws Refusal NOT_NOW for oneself, NOT_ALLOWED where the victim may not hear of the report, as the asker sees it */
export async function mayBeAsked(signed: Signed, tx: ReaderTx, reportId: string, victimId: string): Promise<void> {
  if (victimId === signed.body.id) throw new Refusal("NOT_NOW");
  if (!(await mayHear(signed, tx, reportId, victimId))) throw new Refusal("NOT_ALLOWED");
}

/** Would the rule let this body hear of the report, as the caller sees it? */
export async function mayHear(signed: Signed, tx: ReaderTx, reportId: string, bodyId: string): Promise<boolean> {
  const directory = await signed.room.directory();
  const body = directory.byId(bodyId);
  const seen = await valuesUnder(tx, [reportId]);
  const used = [...new Set(seen.map((v) => v.label_id))];
  const labels = used.length === 0 ? new Map() : await readLabels(tx.db, used);
  const sight = await sightIn(tx, directory, labels.values());
  return [...labels.values()].some(
    (label) => body !== undefined && (label.ownerId === body.id || mayReceive(sight.facts(body), label, sight).allowed),
  );
}

/** The victim grants what it was asked for, or a part of it. @returns the id of its consent */
export async function grantNaming(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  q: RequestRow,
  said: { readonly victim: z.infer<typeof VictimSaid> | undefined; readonly until: string | null },
): Promise<string> {
  const { victim } = said;
  const beyond = VICTIM_FIELDS.filter((f) => victim?.[f] !== undefined && !(q.fields ?? []).includes(f));
  const ownReport = (await ownReports(tx, [q.report_id])).has(q.report_id);
  if (victim?.values && !ownReport) beyond.push("values");
  if (victim === undefined || beyond.length > 0) {
    const say = {
      en: "Say in `victim` what of the facts that were asked for may be told, in your words.",
      ja: "尋ねられた項目のうち、伝えてよいものを victim に記してください。",
    };
    const places = beyond.length > 0 ? beyond.map((f) => `$.victim.${f}`) : ["$.victim"];
    throw new Refusal("NOT_UNDERSTOOD", { faults: places.map((place) => ({ code: "BAD_VALUE", place, say })) });
  }
  const { recipients, kinds, groups } = q;
  const of = { requestId: q.id, officeId: q.asker_id, reportId: q.report_id, ownReport, recipients, kinds, groups };
  return consentToNaming(signed, tx, doing, { ...of, victim, until: said.until });
}

/** Writes the caller's consent to be named: its name is the register's, all else its own words. @returns the id of it */
export async function consentToNaming(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  c: Omit<NewVictimConsent, "id" | "label" | "receiptId" | "fields" | "words" | "at"> & {
    readonly victim: z.infer<typeof VictimSaid>;
  },
): Promise<string> {
  const id = doing.chance.uuid();
  const { victim, ...of } = c;
  const { name, values: _, ...rest } = victim;
  const told: VictimWords = { ...(name ? { name: signed.body.name } : {}), ...rest };
  await insertVictimConsent(signed.room.realm, tx, {
    ...of,
    id,
    label: await internLabel(signed.room.realm, requestLabel(signed.body.id, of.officeId)),
    receiptId: doing.receiptId,
    fields: fieldsOf(victim),
    words: told,
    at: doing.at,
  });
  return id;
}

/** Which facts are told with these words. */
export const fieldsOf = (victim: z.infer<typeof VictimSaid>): readonly VictimField[] =>
  VICTIM_FIELDS.filter((f) => victim[f] !== undefined);

/** @throws Refusal NOT_NOW where nothing stands */
export async function endNaming(tx: ReaderTx, doing: Doing, q: RequestRow): Promise<void> {
  if (!(await endVictimConsent(tx, q.id, doing.at))) throw new Refusal("NOT_NOW");
}
