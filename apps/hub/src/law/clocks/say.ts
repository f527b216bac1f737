/**
 * What people say about clocks: met, with evidence; standing still where the law lets it; running on; an anchor that occurred.
 * Each is one act under an idempotency key, under the label of the report that the clock belongs to.
 */
import { z } from "zod";
import type { Signed } from "../../accounts/signed.ts";
import type { Doing, Done } from "../../acts/act.ts";
import type { ReaderTx } from "../../db/act.ts";
import { enqueue } from "../../db/jobs.ts";
import { Refusal } from "../../http/problem.ts";
import { record } from "../../oversight/recorder.ts";
import { lawOf } from "../realm-law.ts";
import { mayMeet } from "./reading.ts";
import { clockById, eventsOf, insertEvent, rootOfReport } from "./store.ts";

export const ClockSaid = z.strictObject({
  kind: z.enum(["met", "paused", "resumed"]),
  /** When it happened; now when absent. Never in the future. */
  at: z.iso.datetime({ offset: true }).nullish(),
  evidence: z
    .strictObject({
      kind: z.enum(["filing", "receipt", "acknowledgement", "message", "call"]),
      /** A number, a hash, an id: what somebody can look up. */
      reference: z.string().trim().min(1).max(200),
    })
    .nullish(),
});

export const AnchorSaid = z.strictObject({
  anchor: z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/),
  at: z.iso.datetime({ offset: true }),
});

/** Anchors that the hub knows by itself and nobody can state. */
const OWN = new Set(["awareness", "firstCaseReportReceived"]);

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_UNDERSTOOD */
export async function sayOfClock(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof ClockSaid>,
): Promise<Done> {
  const clock = await clockById(tx, id);
  const law = await lawOf(tx);
  const stage = clock && law?.stageOf(clock.rule);
  if (!clock || !stage) throw new Refusal("NOT_FOUND");
  if (!mayMeet(signed, clock, await signed.room.directory())) throw new Refusal("NOT_ALLOWED");
  const at = said.at ?? doing.at;
  if (Date.parse(at) > Date.parse(doing.at)) throw bad("at", "This lies in the future.", "未来の時刻です。");
  if (said.kind === "met" && !said.evidence)
    throw bad("evidence", "Say by what it can be seen.", "何によって確かめられるかを示してください。");
  if (said.kind !== "met" && stage.pause === null)
    throw bad("kind", "The law does not let this clock stand still.", "この期限の停止は法令上認められません。");
  const events = (await eventsOf(tx, [clock.root_id])).filter((e) => e.rule === clock.rule);
  const met = events.some((e) => e.kind === "met");
  const stands = events.findLast((e) => e.kind === "paused" || e.kind === "resumed")?.kind === "paused";
  if (met || (said.kind === "paused" && stands) || (said.kind === "resumed" && !stands)) return { outcome: "rejected" };
  await insertEvent(tx, {
    id: doing.chance.uuid(),
    reportId: clock.report_id,
    rootId: clock.root_id,
    labelId: clock.label_id,
    rule: clock.rule,
    kind: said.kind,
    anchor: null,
    at,
    by: tx.reader.actorId,
    receiptId: doing.receiptId,
    evidence: said.evidence?.reference ?? null,
    evidenceKind: said.evidence?.kind ?? null,
  });
  await enqueue(tx, "clocks", { report: clock.report_id });
  await record(tx, [
    {
      act: `clock.${said.kind}`,
      actorId: tx.reader.actorId,
      labelId: clock.label_id,
      subject: clock.report_id,
      facts: { rule: clock.rule, at, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_UNDERSTOOD */
export async function sayAnchorOf(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  reportId: string,
  said: z.infer<typeof AnchorSaid>,
): Promise<Done> {
  const report = await rootOfReport(tx, reportId);
  if (!report) throw new Refusal("NOT_FOUND");
  const directory = await signed.room.directory();
  if (report.owner_id !== signed.body.id && directory.coordinator?.id !== signed.body.id)
    throw new Refusal("NOT_ALLOWED");
  const law = await lawOf(tx);
  const known = law?.regimes.some((r) => r.stages.some((s) => s.anchor === said.anchor)) ?? false;
  if (!known || OWN.has(said.anchor))
    throw bad("anchor", "No deadline of this realm runs from it.", "この領域にこれを起点とする期限はありません。");
  if (Date.parse(said.at) > Date.parse(doing.at)) throw bad("at", "This lies in the future.", "未来の時刻です。");
  await insertEvent(tx, {
    id: doing.chance.uuid(),
    reportId,
    rootId: report.root,
    labelId: report.label_id,
    rule: null,
    kind: "anchor",
    anchor: said.anchor,
    at: said.at,
    by: tx.reader.actorId,
    receiptId: doing.receiptId,
    evidence: null,
    evidenceKind: null,
  });
  await enqueue(tx, "clocks", { report: reportId });
  await record(tx, [
    {
      act: "clock.anchored",
      actorId: tx.reader.actorId,
      labelId: report.label_id,
      subject: reportId,
      facts: { anchor: said.anchor, at: said.at, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

function bad(place: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
}
