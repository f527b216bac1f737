/**
 * Clocks as one reader sees them: of the reports that it sees and of nothing else. A clock that runs once a case is the one of the
 * earliest report that this reader sees in it; a report that it does not see moves nothing.
 */
import type { LegalClock } from "@noroshi/api";
import { readFields, type Stage, standingOf } from "@noroshi/law";
import type { Signed } from "../../accounts/signed.ts";
import type { Directory } from "../../accounts/store.ts";
import { casesInView } from "../../cases/reading/standing.ts";
import type { ReaderTx } from "../../db/act.ts";
import { type View, viewOf } from "../../fusion/view.ts";
import { bodyOf, type SeenReport, seeReports } from "../../intake/reading/reports.ts";
import { FACT_DOCUMENTS } from "../library.ts";
import { lawOf, type RealmLaw } from "../realm-law.ts";
import { reportFacts } from "../report-facts.ts";
import { type ClockRow, clocksOf, doubtSince, type EventRow, eventsOf } from "./store.ts";

const NAMES = new Map(
  FACT_DOCUMENTS.flatMap((d) => {
    const read = readFields(d);
    return read.ok ? read.value.map((f) => [f.id, f.name] as const) : [];
  }),
);

/** @param rows visible clocks; those that run once a case give way to an earlier one of the same case */
export async function seeClocks(signed: Signed, tx: ReaderTx, rows: readonly ClockRow[]): Promise<LegalClock[]> {
  const law = await lawOf(tx);
  if (!law || rows.length === 0) return [];
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const ids = [...new Set(rows.map((r) => r.report_id))];
  const view = await viewOf(realm, tx, ids);
  const cases = await casesInView(tx, view, ids);
  const first = await firstOfCase(tx, view, rows);
  const reports = new Map((await seeReports(realm, tx, directory, ids)).map((r) => [r.summary.id, r]));
  const events = Map.groupBy(await eventsOf(tx, [...new Set(rows.map((r) => r.root_id))]), (e) => e.root_id);
  const now = (await tx.now()).toString();
  const doubt = await doubtSince(tx);
  return rows.flatMap((row) => {
    const stage = law.stageOf(row.rule);
    const report = reports.get(row.report_id);
    if (!stage || !report || !first(row)) return [];
    const said = (events.get(row.root_id) ?? []).filter((e) => e.rule === row.rule);
    return [
      seen({ signed, directory, law, stage, row, report, said, now, doubt, case: cases.get(row.report_id) ?? null }),
    ];
  });
}

/** Of clocks of one rule that runs once a case: is this the earliest that the reader sees in the case? */
async function firstOfCase(tx: ReaderTx, view: View, rows: readonly ClockRow[]): Promise<(row: ClockRow) => boolean> {
  const perCase = rows.filter((r) => r.per_case);
  const members = [...new Set(perCase.flatMap((r) => view.members(r.report_id)))];
  const rivals = (await clocksOf(tx, members)).filter((r) => r.per_case);
  return (row) =>
    !row.per_case ||
    !rivals.some(
      (r) =>
        r.rule === row.rule &&
        view.members(row.report_id).includes(r.report_id) &&
        r.report_id !== row.report_id &&
        earlier(r, row),
    );
}

const earlier = (a: ClockRow, b: ClockRow): boolean => {
  const [x, y] = [Date.parse(a.anchor_at), Date.parse(b.anchor_at)];
  return x < y || (x === y && a.clock_id < b.clock_id);
};

interface Seeing {
  readonly signed: Signed;
  readonly directory: Directory;
  readonly law: RealmLaw;
  readonly stage: Stage;
  readonly row: ClockRow;
  readonly report: SeenReport;
  readonly said: readonly EventRow[];
  readonly now: string;
  readonly doubt: string | undefined;
  readonly case: LegalClock["case"];
}

function seen(s: Seeing): LegalClock {
  const { stage, row, report, directory } = s;
  const met = s.said.find((e) => e.kind === "met");
  const whose = whoseClock(s);
  const missing = missingOf(s);
  return {
    id: row.clock_id,
    rule: row.rule,
    name: stage.name,
    regime: s.law.regimeOf(row.rule)?.name ?? stage.name,
    obliged: row.obliged,
    whose: whose === undefined ? null : bodyOf(directory, whose),
    recipients: stage.recipients.map((r) => r.name),
    case: s.case,
    report: { id: row.report_id, title: report.summary.title },
    anchor: stage.anchor,
    anchorAt: row.anchor_at,
    due: row.due,
    rolled: row.rolled,
    until: row.until,
    zone: stage.zone,
    standing: standingOf(
      {
        anchorAt: row.anchor_at,
        until: row.until,
        metAt: met?.at ?? null,
        paused: row.paused,
        frozen: s.doubt !== undefined && Date.parse(row.received_at) >= Date.parse(s.doubt),
      },
      s.now,
    ),
    missing,
    asked: stage.fields.length,
    text: stage.text,
    source: stage.source,
    verified: stage.verified,
    covered: row.covered,
    pause: stage.pause?.text ?? null,
    evidence:
      met === undefined
        ? null
        : { kind: met.evidence_kind ?? "message", reference: met.evidence ?? "", at: met.at, said: met.said_at },
    mine: mayMeet(s.signed, row, directory),
  };
}

function whoseClock({ row, directory }: Seeing): string | undefined {
  if (row.obliged === "reporter") return row.owner_id;
  return row.obliged === "coordinator" ? directory.coordinator?.id : undefined;
}

/** Whose word counts for evidence: the obliged body's own; for an authority's clock a body of government. */
export function mayMeet(signed: Signed, row: Pick<ClockRow, "obliged" | "owner_id">, directory: Directory): boolean {
  if (row.obliged === "reporter") return row.owner_id === signed.body.id;
  if (row.obliged === "coordinator") return directory.coordinator?.id === signed.body.id;
  return ["coordinator", "ministry", "authority", "police", "defence"].includes(signed.body.kind);
}

function missingOf({ stage, row, report, directory }: Seeing): LegalClock["missing"] {
  const { summary, body } = report;
  const said = {
    kind: summary.kind,
    format: summary.format,
    incidentType: summary.incidentType,
    noticedAt: summary.noticedAt,
    body,
  };
  const facts = reportFacts(said, directory.byId(row.owner_id), new Map());
  const labels = new Set(body.narrative.map((n) => n.label));
  return stage.fields
    .filter((id) => (facts[id] ?? null) === null || facts[id] === "unknown")
    .filter((id) => !toldIn(id, labels, report))
    .map((id) => ({ id, name: NAMES.get(id) ?? { en: id, ja: id } }));
}

/** What a form tells in prose, under its own label. */
const PROSE: Readonly<Record<string, string>> = {
  "impact.services": "停止した業務・サービス",
  "impact.customers": "顧客・取引先への影響",
  "incident.state": "現在の状態",
  "response.firstMeasures": "初動措置",
  "incident.entryPath": "侵入経路",
  "ransom.note": "身代金要求文",
};

function toldIn(id: string, labels: ReadonlySet<string>, report: SeenReport): boolean {
  if (id === "incident.indicators") return report.summary.items > 0;
  const label = PROSE[id];
  if (label !== undefined) return labels.has(label);
  // Contacts are kept with the form's own reading, for its sender alone: a common form always names them.
  return id.startsWith("contact.") && id !== "contact.dataProtection" && report.summary.kind === "common_form";
}
