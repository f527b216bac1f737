/**
 * A body proposes to lower the labels of its own report, or of some values of it: exactly which label becomes which is worked out and
 * written down now, and is what a second person confirms. Nobody sees anything anew before that. Who confirms is the legal profile's to
 * say. Fails closed: whatever is not the body's own to lower refuses the whole, with a code that says whose word is missing.
 */
import { type Caveat, type LowerBar, type Lowerer, type Lowering, lowered } from "@noroshi/handling";
import { type DeclassifyRule, declassifyRuleOf } from "@noroshi/law";
import { canonical, isObservableKind } from "@noroshi/values";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { type OwnReport, ownReport } from "../acts/consent.ts";
import { askApproval } from "../approvals/approval.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel, internLabels, type Marking } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { lockSources } from "../intake/report-store.ts";
import { lawOf } from "../law/realm-law.ts";
import { record } from "../oversight/recorder.ts";
import { endLowering, holdLowering, insertLowering, labelsOn, loweringsOf, statementsOn, underHold } from "./store.ts";

export const LOWER = "label.lower";

/** How long a second person has. Source: the design of the product; no law fixes it. */
const ANSWER_WITHIN_HOURS = 24 * 14;

const BARS: Readonly<Record<LowerBar, "LOWER_ORIGINATOR" | "LOWER_CLOSED" | "LOWER_CONDITION">> = {
  originator: "LOWER_ORIGINATOR",
  closed: "LOWER_CLOSED",
  condition: "LOWER_CONDITION",
};

export const LowerSaid = z.strictObject({
  to: z
    .strictObject({
      tlp: z.enum(["clear", "green", "amber", "amber+strict"]).optional(),
      pap: z.enum(["none", "clear", "green", "amber"]).optional(),
      lifts: z.array(z.string().min(1).max(500)).max(50).default([]),
    })
    .refine((to) => to.tlp !== undefined || to.pap !== undefined || to.lifts.length > 0),
  values: z
    .array(z.strictObject({ kind: z.string().max(40), value: z.string().min(1).max(4_000) }))
    .min(1)
    .max(2_000)
    .optional(),
  basis: z.string().trim().min(3).max(1000),
  reason: z.string().trim().min(10).max(4000),
});
export const NothingSaid = z.strictObject({});

/** Who has to confirm what this body proposes. */
export async function ruleFor(tx: ReaderTx, kind: string): Promise<DeclassifyRule> {
  return declassifyRuleOf((await lawOf(tx))?.profile, kind);
}

/**
 * @throws Refusal NOT_FOUND for a report out of sight, LOWER_ORIGINATOR, LOWER_CLOSED, LOWER_CONDITION with the caveats, LOWER_HELD,
 * LOWER_NOTHING where nothing would be lower, NOT_NOW where a proposal is open, SECOND_PERSON_NEEDED where a machine asks
 */
export async function proposeLowering(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  reportId: string,
  said: z.infer<typeof LowerSaid>,
): Promise<Done> {
  const own = await ownReport(signed, tx, signed.body.id, reportId);
  if (!own) throw new Refusal((await labelsOn(tx, [reportId])).length > 0 ? "LOWER_ORIGINATOR" : "NOT_FOUND");
  await lockSources(tx, [own.sourceRef]);
  const now = (await tx.now()).epochMilliseconds;
  const open = await loweringsOf(tx, own.latest, 100);
  if (open.some((l) => l.state === "asked" && Date.parse(l.expires_at) > now)) throw new Refusal("NOT_NOW");
  if (await underHold(tx, own.versions)) throw new Refusal("LOWER_HELD");
  const items = said.values === undefined ? null : itemsIn(said.values);
  const { moves, assertionIds } = await movesFor(signed, tx, own, items, loweringIn(said));
  const rule = await ruleFor(tx, signed.body.kind);
  const label = await internLabel(signed.room.realm, await amongThose(signed, rule));
  const [id, approvalId] = [doing.chance.uuid(), doing.chance.uuid()];
  await askApproval(tx, {
    id: approvalId,
    labelId: label.label_id,
    act: LOWER,
    subject: id,
    object: objectOf({ id, versions: own.versions, moves: [...moves], items }),
    rule: rule.organisations > 1 ? "other_organisation" : "other_person",
    reason: said.reason,
    until: (await tx.now()).add({ hours: ANSWER_WITHIN_HOURS }).toString(),
  });
  const { tlp = null, pap = null, lifts } = said.to;
  await insertLowering(tx, {
    ...{ id, label, approvalId, assertionIds, items, tlp, pap, lifts, moves },
    reportId: own.latest,
    versions: own.versions,
    basis: said.basis,
  });
  await record(tx, [
    {
      act: "label.lowering_proposed",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { report: own.latest, values: items?.length ?? null, tlp, pap, lifts, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW once it has ended */
export async function takeBackLowering(signed: Signed, tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  const row = await holdLowering(tx, id);
  if (!row || row.owner_id !== signed.body.id) throw new Refusal("NOT_FOUND");
  if (!(await endLowering(tx, id, "taken_back"))) throw new Refusal("NOT_NOW");
  await record(tx, [
    {
      act: "label.lowering_taken_back",
      actorId: tx.reader.actorId,
      labelId: row.label_id,
      subject: id,
      facts: { report: row.report_id, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** Exactly what is confirmed: which versions and values, and which label becomes which. */
export const objectOf = (o: {
  readonly id: string;
  readonly versions: readonly string[];
  readonly moves: readonly (readonly [number, number])[];
  readonly items: readonly (readonly [string, string])[] | null;
}) => ({
  id: o.id,
  versions: [...o.versions].sort(),
  moves: [...o.moves].sort(([a], [b]) => a - b),
  items: o.items,
});

/** Which label becomes which; those that stay as they are among them. */
async function movesFor(
  signed: Signed,
  tx: ReaderTx,
  own: OwnReport,
  items: readonly (readonly [string, string])[] | null,
  to: Lowering,
): Promise<{ readonly moves: ReadonlyMap<number, number>; readonly assertionIds: readonly string[] | null }> {
  const statements = items === null ? null : await statementsOn(tx, own.versions, items);
  if (statements?.length === 0) throw new Refusal("NOT_FOUND");
  const used = statements === null ? await labelsOn(tx, own.versions) : statements.map((s) => s.label_id);
  const labels = [...(await readLabels(tx.db, [...new Set(used)]))].filter(([, l]) => isSaid(l));
  const by: Lowerer = (await signed.room.directory()).byId(signed.body.id) ?? signed.body;
  const changed = labels.map(([, label]) => {
    const now = lowered(label, to, by);
    if (now.ok) return now.label;
    throw barred(now.bar, now.caveat);
  });
  if (changed.every((label, n) => label === labels[n]?.[1])) throw new Refusal("LOWER_NOTHING");
  const keys = await internLabels(signed.room.realm, changed);
  const moves = new Map(labels.map(([id], n) => [id, keys[n]?.label_id ?? id]));
  return { moves, assertionIds: statements === null ? null : statements.map((s) => s.assertion_id) };
}

const isSaid = (l: Marking): boolean => l.class === "report" || l.class === "item";

function loweringIn(said: z.infer<typeof LowerSaid>): Lowering {
  const { tlp, pap, lifts } = said.to;
  return {
    ...(tlp === undefined ? {} : { tlp }),
    ...(pap === undefined ? {} : { pap }),
    // untrusted: words from outside; one that stands on no label lifts nothing
    lifts: lifts as Caveat[],
  };
}

function barred(bar: LowerBar, caveat: Caveat | undefined): Refusal {
  if (caveat === undefined) return new Refusal(BARS[bar]);
  const say = { en: `Not this body's to lift: ${caveat}`, ja: `この組織が解除できません：${caveat}` };
  return new Refusal(BARS[bar], { faults: [{ code: "BAD_VALUE", place: "$.to.lifts", say }] });
}

/** Who sees the question: the body itself, and the domestic bodies of the kinds that may confirm. */
async function amongThose(signed: Signed, rule: DeclassifyRule): Promise<Marking> {
  const { all, hubCountry } = await signed.room.directory();
  const others = all.filter((o) => rule.kinds.includes(o.kind) && o.country === hubCountry).map((o) => o.id);
  return actLabel(signed.body.id, "amber", [...new Set([signed.body.id, ...others])].sort());
}

// untrusted: values from outside, in any writing
function itemsIn(
  values: readonly { readonly kind: string; readonly value: string }[],
): readonly (readonly [string, string])[] {
  return values.map(({ kind, value }, n) => {
    const read = isObservableKind(kind) ? canonical(kind, value) : undefined;
    const say = { en: "This is no value of its kind.", ja: "この種別の値ではありません。" };
    if (!read?.ok)
      throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.values.${n}`, say }] });
    return [read.kind, read.value] as const;
  });
}
