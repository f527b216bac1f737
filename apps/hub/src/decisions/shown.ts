/** A measure as its readers see it: where it stands, whom it waits for, and everything that is needed to decide. */
import type { MeasureDetail, MeasureSummary } from "@noroshi/api";
import { cellOf, gatePath, tally } from "@noroshi/decisions";
import { EVENTS, type MeasureState } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { directionsShown } from "./directions-shown.ts";
import { directionRows, lossesOf, type NoticeRow, noticesOf } from "./effect-store.ts";
import { ballotOf, isAbroad } from "./facts.ts";
import { formFaults, isDrafted, targetIn } from "./form.ts";
import { factsIn, matterOf, type OpenMeasure, openMeasure, openMeasures } from "./open.ts";
import { gatesIn } from "./plans.ts";
import { type SignatureShown, signaturesOn } from "./signature-store.ts";
import { clocksOf, elapsed, type Glance, stateSince, waits } from "./standing.ts";
import { stoppedAmong } from "./stop-store.ts";
import { askedAs, consultationRows, copiedTokens, type MeasureRow, openWords, votesOn, votesShown } from "./store.ts";
import { isForeignMinistry } from "./taking-part.ts";

/** The glance with what time alone has made of the last step. */
function settled(glance: Glance, m: OpenMeasure): Glance {
  const event = elapsed(glance, stateSince(m.steps));
  const state = event === undefined ? "·" : cellOf(m.row.type, glance.state, event);
  return state === "·" ? glance : { ...glance, state };
}

/** Where each of these measures stands, in their order: so many questions to the database, however many they are. */
export async function summariesOf(
  signed: Signed,
  tx: ReaderTx,
  rows: readonly MeasureRow[],
): Promise<readonly MeasureSummary[]> {
  const directory = await signed.room.directory();
  const ids = rows.map((r) => r.id);
  const open = await openMeasures(signed, tx, rows);
  const matters = open.map(matterOf);
  const votes = await votesOn(tx, matters);
  const stopped = await stoppedAmong(tx, ids);
  const notices = await noticesOf(tx, ids);
  const now = (await tx.now()).toString();
  return open.map((m, at) => {
    const matter = matters[at] ?? matterOf(m);
    const glance: Glance = {
      ...ballotOf(matter, votes.get(askedAs(matter)) ?? [], directory, now),
      plan: m.plan,
      state: m.row.state,
      stopped: stopped.has(m.row.id),
      targetAbroad: isAbroad(matter, directory),
    };
    return summary(signed, m, settled(glance, m), notices.get(m.row.id) ?? [], directory);
  });
}

function summary(
  signed: Signed,
  m: OpenMeasure,
  facts: Glance,
  notices: readonly NoticeRow[],
  directory: Directory,
): MeasureSummary {
  const { row, plan } = m;
  const { state } = facts;
  const waitsFor = waits(plan, state, m.steps, facts.now, facts.stopped);
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
  const gates = await gatesIn(tx);
  const m = await openMeasure(signed, tx, id);
  const { row, plan, bare, object } = m;
  const facts = await factsIn(signed, tx, m, { look: true });
  const glance = settled(facts, m);
  const { state } = glance;
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
  const notices = (await noticesOf(tx, [id])).get(id) ?? [];
  const noticeWords = await openWords(
    realm,
    tx,
    row,
    notices.map((n) => ({ table: "measure_notice", row: n.id, bytes: n.words })),
  );
  const count = tally(plan.approval, glance);
  const copied = await copiedTokens(tx, id);
  const own = row.owner_id === signed.body.id;
  const signatures = await signaturesOn(realm, tx, row.owner_id, row.number);
  return {
    ...summary(signed, m, glance, notices, directory),
    step: row.n,
    digest: row.object_digest.toString("hex"),
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
      addedApprovals: plan.approval.quorum - bare.approval.quorum,
      addedReview: plan.legalReview && !bare.legalReview,
      verified: gates.verified,
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
      signature: signatureShown(signatures.get(v.id)),
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
    earlier: m.earlier.map((e) => ({ effect: e.said, at: e.at, body: body(e.recipient_id), type: e.type })),
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

/** What a passkey signed, as anybody who may read the decision can check it; null where none did. */
function signatureShown(s: SignatureShown | undefined): MeasureDetail["votes"][number]["signature"] {
  if (!s?.opened) return null;
  const text = (bytes: Buffer): string => bytes.toString("base64url");
  return {
    statement: s.opened.toString("utf8"),
    credential: s.credential,
    publicKey: text(s.publicKey),
    authenticatorData: text(s.authenticatorData),
    clientData: text(s.clientData),
    signature: text(s.signature),
    rpId: s.rpId,
  };
}
