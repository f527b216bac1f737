/** A measure as its readers see it: where it stands, whom it waits for, and everything that is needed to decide. */
import type { MeasureDetail, MeasureSummary } from "@noroshi/api";
import { cellOf, type GateFacts, gatePath, step, tally } from "@noroshi/decisions";
import { EVENTS, type MeasureState } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { directionsShown } from "./directions-shown.ts";
import { directionRows, effectsOnTarget, lossesOf, noticesOf } from "./effect-store.ts";
import { formFaults, isDrafted, targetIn } from "./form.ts";
import { factsIn, type OpenMeasure, openMeasure } from "./open.ts";
import { PLANS_VERIFIED } from "./plans.ts";
import { clocksOf, elapsed, stateSince, waits } from "./standing.ts";
import { consultationRows, copiedTokens, openWords, votesShown } from "./store.ts";
import { isForeignMinistry } from "./taking-part.ts";

interface Standing {
  readonly facts: GateFacts;
  /** What time has made of the last step. */
  readonly state: MeasureState;
}

async function standingOf(signed: Signed, tx: ReaderTx, m: OpenMeasure): Promise<Standing> {
  const facts = await factsIn(signed, tx, m, { look: true });
  const event = elapsed(facts, stateSince(m.steps));
  const then = event === undefined ? undefined : step(facts, event);
  return then?.ok ? { facts: { ...facts, state: then.state }, state: then.state } : { facts, state: facts.state };
}

export async function summaryOf(signed: Signed, tx: ReaderTx, id: string): Promise<MeasureSummary> {
  const m = await openMeasure(signed, tx, id);
  return summary(signed, tx, m, await standingOf(signed, tx, m), await signed.room.directory());
}

async function summary(
  signed: Signed,
  tx: ReaderTx,
  m: OpenMeasure,
  { facts, state }: Standing,
  directory: Directory,
): Promise<MeasureSummary> {
  const { row, plan } = m;
  const waitsFor = waits(plan, state, m.steps, facts.now, facts.stopped);
  const notices = await noticesOf(tx, row.id);
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    case: row.case_id,
    asker: bodyOf(directory, row.owner_id),
    askedAt: row.asked_at,
    state,
    stateSince: stateSince(m.steps),
    waitsFor,
    path: gatePath(plan, { state, waitsFor, targetAbroad: facts.targetAbroad }).map((s) => ({ ...s })),
    ...clocksOf(facts, m.steps),
    noticeOverdue: overdue(notices.at(-1), facts.now),
    mine: row.owner_id === signed.body.id,
  };
}

/** A deferral whose day has come and that nothing followed. */
const overdue = (n: { readonly review_at: string | null } | undefined, now: string): boolean =>
  n !== undefined && n.review_at !== null && Date.parse(n.review_at) <= Date.parse(now);

/** @throws Refusal NOT_FOUND */
export async function detailOf(signed: Signed, tx: ReaderTx, id: string): Promise<MeasureDetail> {
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const m = await openMeasure(signed, tx, id);
  const standing = await standingOf(signed, tx, m);
  const { row, plan, object } = m;
  const { facts, state } = standing;
  const drafted = isDrafted(object) ? object : undefined;
  const body = (organisation: string) => bodyOf(directory, organisation);
  const said = m.steps.filter((s) => s.reason !== null);
  const words = await openWords(
    realm,
    tx,
    row,
    said.map((s) => ({ table: "measure_step", row: `${row.id}/${s.n}`, bytes: s.reason as Buffer })),
  );
  const wordsOf = new Map(said.map((s, at) => [s.n, words[at] ?? null]));
  const notices = await noticesOf(tx, id);
  const noticeWords = await openWords(
    realm,
    tx,
    row,
    notices.map((n) => ({ table: "measure_notice", row: n.id, bytes: n.words })),
  );
  const count = tally(plan.approval, facts);
  const copied = await copiedTokens(tx, id);
  const own = row.owner_id === signed.body.id;
  return {
    ...(await summary(signed, tx, m, standing, directory)),
    step: row.n,
    version: row.version,
    askedBy: m.steps[0]?.person ?? null,
    basis: { capability: plan.capability, inForce: facts.basisInForce },
    target: targetIn(object) ?? null,
    form: drafted?.form ?? null,
    document: drafted || object === undefined ? null : (object as Record<string, unknown>),
    recipients: (drafted?.recipients ?? []).map(body),
    faults: own && drafted ? formFaults(realm, plan, drafted.form, copied, facts.now).map((f) => ({ ...f })) : [],
    plan: {
      approver: plan.approval.by,
      quorum: plan.approval.quorum,
      organisations: plan.approval.organisations,
      veto: plan.approval.veto,
      otherOrganisation: plan.approval.otherOrganisation,
      deconflictionMinutes: plan.deconflictionMinutes,
      emergencyExPostMinutes: plan.emergencyExPostMinutes,
      verified: PLANS_VERIFIED,
    },
    tally: { says: count.says, missing: count.says === "open" ? count.missing : 0 },
    consultations: (await consultationRows(tx, row.owner_id, row.number)).map((c) => ({
      reference: c.reference,
      body: body(c.organisation_id),
      at: c.at,
      exactlyThis: c.object_digest.equals(row.object_digest),
    })),
    votes: (await votesShown(realm, tx, row.owner_id, row.number)).map((v) => ({
      says: v.says,
      decision: v.decision,
      words: v.opened,
      by: { name: v.person, body: body(v.organisation_id) },
      delegated: v.on_behalf_of !== null,
      at: v.at,
      validUntil: v.valid_until,
      exactlyThis: v.object_digest.equals(row.object_digest),
    })),
    steps: m.steps.map((s) => ({
      n: s.n,
      event: s.event,
      state: s.state,
      answer: s.answer,
      words: wordsOf.get(s.n) ?? null,
      by: { name: s.person, body: body(s.organisation_id) },
      at: s.at,
    })),
    directions: [...(await directionsShown(signed, tx, await directionRows(tx, { measureId: id })))],
    earlierEffects: { ...(await effectsOnTarget(tx, id)) },
    losses: (await lossesOf(tx, id)).map((l) => ({
      kind: l.kind,
      amount: l.amount,
      currency: l.currency,
      on: l.on_date,
      body: body(l.organisation_id),
    })),
    notices: notices.map((n, at) => ({
      kind: n.kind,
      words: noticeWords[at] ?? null,
      reviewAt: n.review_at,
      overdue: at === notices.length - 1 && overdue(n, facts.now),
      at: n.at,
    })),
    may: mayNow(signed, m, state, directory),
  };
}

const OWN: ReadonlySet<string> = new Set([
  "edit",
  "object_changes",
  "send_to_review",
  "pass_review",
  "submit",
  "withdraw",
  "declare_emergency",
  "direct",
  "report_outcome",
  "close",
]);
const VOTABLE: ReadonlySet<MeasureState> = new Set([
  "submitted",
  "suspended",
  "emergency",
  "approved",
  "approved_with_conditions",
]);

/** What this body may do in this state, whatever the role of the reader. */
function mayNow(signed: Signed, { row, plan }: OpenMeasure, state: MeasureState, directory: Directory): string[] {
  const open = EVENTS.filter((event) => cellOf(row.type, state, event) !== "·");
  const approves = signed.body.kind === plan.approval.by;
  const may: string[] = row.owner_id === signed.body.id ? open.filter((event) => OWN.has(event)) : [];
  if (approves && VOTABLE.has(state)) may.push("vote");
  if (approves && open.includes("review")) may.push("review");
  if (plan.foreignConsultation && isForeignMinistry(signed.body, directory.hubCountry) && state !== "closed")
    may.push("consult");
  return may;
}
