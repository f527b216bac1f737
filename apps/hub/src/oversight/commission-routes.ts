/** The commission's own work over HTTP: register, inspections, words, reports, issues. What is visible is row security's. */
import { createHash } from "node:crypto";
import type { Handlers } from "@noroshi/api";
import { reportPage, type StatutoryReport } from "@noroshi/oversight";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import { actSaid } from "../acts/said.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { complaintRows } from "./complaint-store.ts";
import { COMPLAINT_ANSWER, ComplaintSaid, examine } from "./complaints.ts";
import { inspectionById, inspectionRows } from "./inspection-store.ts";
import { InspectionSaid, InspectionWordSaid, inspect, sayOnInspection } from "./inspections.ts";
import { IssueSaid, publishIssue } from "./issues.ts";
import { mustBeCommission } from "./own-label.ts";
import { entriesOf, readRegister } from "./register.ts";
import { type FrozenRow, frozenReport, frozenReports, issueRows } from "./report-store.ts";
import { inspectionDetail, inspectionShown, registerShown, reportShown, wordsShown } from "./shown.ts";
import { draftReport, freezeReport, ReportSaid } from "./statutory.ts";
import { wordRows } from "./word-store.ts";
import { AnswerSaid, answerWord, OversightWordSaid, sayToBody } from "./words.ts";

type Part =
  | "readRegister"
  | "listInspections"
  | "orderInspection"
  | "getInspection"
  | "sayOnInspection"
  | "listOversightWords"
  | "sayToBody"
  | "answerOversight"
  | "countStatutory"
  | "listStatutory"
  | "freezeStatutory"
  | "getStatutory"
  | "listIssues"
  | "publishIssue"
  | "listComplaints"
  | "examineComplaint";

/** Papers of one kind that a list holds; a commission that has more of them looks at the register. */
const MOST = 500;

function reading<T>(c: Context<HubEnv>, read: (signed: Signed, tx: ReaderTx) => Promise<T>): Promise<T> {
  const signed = c.get("signed");
  return asReader(signed.room.realm, signed.acting.reader, (tx) => read(signed, tx), { readOnly: true });
}

export function commissionHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async readRegister(c) {
      const register = await reading(c, readRegister);
      const { room } = c.get("signed");
      return c.json(registerShown(register, await room.directory(), room.realm.kind !== "live"), 200);
    },

    async listInspections(c) {
      const directory = await c.get("signed").room.directory();
      const rows = await reading(c, (_, tx) => inspectionRows(tx, MOST));
      return c.json({ items: rows.map((r) => inspectionShown(r, directory)) }, 200);
    },

    async orderInspection(c) {
      return c.json(await actSaid(c, InspectionSaid, inspect), 202);
    },

    async getInspection(c) {
      const id = idIn(c.req.valid("param").id);
      const directory = await c.get("signed").room.directory();
      const found = await reading(c, async (signed, tx) => {
        const row = await inspectionById(tx, id);
        return row && inspectionDetail(signed, tx, row, directory);
      });
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    async sayOnInspection(c) {
      const id = idIn(c.req.valid("param").id);
      return c.json(
        await actSaid(c, InspectionWordSaid, (signed, tx, doing, said) => sayOnInspection(signed, tx, doing, id, said)),
        202,
      );
    },

    async listOversightWords(c) {
      const directory = await c.get("signed").room.directory();
      const items = await reading(c, async (signed, tx) => wordsShown(signed, tx, await wordRows(tx, MOST), directory));
      return c.json({ items }, 200);
    },

    async sayToBody(c) {
      return c.json(await actSaid(c, OversightWordSaid, sayToBody), 202);
    },

    async answerOversight(c) {
      const id = idIn(c.req.valid("param").id);
      return c.json(
        await actSaid(c, AnswerSaid, (signed, tx, doing, said) => answerWord(signed, tx, doing, id, said)),
        202,
      );
    },

    async countStatutory(c) {
      const { from, to } = c.req.valid("query");
      const { report, entries } = await reading(c, (signed, tx) =>
        draftReport(signed, tx, { from, to, overviews: {} }),
      );
      return c.json(reportShown(report, entries, null), 200);
    },

    async listStatutory(c) {
      const rows = await reading(c, (_, tx) => frozenReports(tx, MOST));
      const items = rows.map((r) => ({
        id: r.id,
        number: r.number,
        from: r.from_at,
        to: r.to_at,
        digest: r.digest.toString("hex"),
        by: r.by,
        at: r.at,
      }));
      return c.json({ items }, 200);
    },

    async freezeStatutory(c) {
      return c.json(await actSaid(c, ReportSaid, freezeReport), 202);
    },

    async getStatutory(c) {
      const id = idIn(c.req.valid("param").id);
      const found = await reading(c, async (signed, tx) => {
        const row = await frozenReport(tx, id);
        return row && { row, entries: entriesOf(await readRegister(signed, tx)) };
      });
      if (!found) throw new Refusal("NOT_FOUND");
      const { row, entries } = found;
      const frozen = { digest: row.digest.toString("hex"), number: row.number, whole: isWhole(row) };
      return c.json(reportShown(reportIn(row), entries, frozen), 200);
    },

    async listIssues(c) {
      const { room } = c.get("signed");
      const rows = await reading(c, async (signed, tx) => {
        mustBeCommission(signed);
        return issueRows(tx);
      });
      const items = rows.map((r) => ({
        number: r.number,
        from: r.from_at,
        to: r.to_at,
        digest: r.digest.toString("hex"),
        at: r.at,
      }));
      return c.json({ path: room.realm.kind === "live" ? `/transparency/${room.name}/` : null, items }, 200);
    },

    async publishIssue(c) {
      return c.json(await actSaid(c, IssueSaid, publishIssue), 202);
    },

    async listComplaints(c) {
      const rows = await reading(c, (signed, tx) => complaintRows(signed.room.realm, tx, MOST));
      const items = rows.map(({ content, ...row }) => ({
        ...row,
        who: content?.who ?? null,
        words: content?.words ?? null,
        found: (content?.hits ?? []).map(({ first_at: firstAt, ...hit }) => ({ ...hit, firstAt })),
      }));
      return c.json({ answer: { ...COMPLAINT_ANSWER }, items }, 200);
    },

    async examineComplaint(c) {
      return c.json(await actSaid(c, ComplaintSaid, examine), 202);
    },
  };
}

/** `GET /api/v1/oversight/reports/:id/page`: a frozen report as a page for people. */
export async function statutoryPage(c: Context<HubEnv>): Promise<Response> {
  const id = idIn(c.req.param("id") ?? "");
  const row = await reading(c, (_, tx) => frozenReport(tx, id));
  if (!row) throw new Refusal("NOT_FOUND");
  if (!isWhole(row)) throw new Refusal("FILING_BROKEN");
  const language = c.req.query("lang") === "ja" ? "ja" : "en";
  return new Response(reportPage(reportIn(row), language, row.digest.toString("hex")), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-disposition": `attachment; filename="statutory-report-${row.number}.${language}.html"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

function idIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}

const isWhole = (row: FrozenRow): boolean => createHash("sha256").update(row.body).digest().equals(row.digest);

// Trusts: this hub froze it; its digest is checked beside it.
const reportIn = (row: FrozenRow): StatutoryReport => JSON.parse(row.body.toString("utf8")) as StatutoryReport;
