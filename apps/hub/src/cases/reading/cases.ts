/**
 * Cases as one reader sees them: the union of its own view groups that touch a pinned report. Titles, counts and the line
 * of fires are functions of the reports in that union and of nothing else.
 */
import type { Assessment, CaseSummary, ReportSummary, ViewLink } from "@noroshi/api";
import { type LitStep, latestOf, lineOfFires } from "@noroshi/cases";
import { TLP_ORDER } from "@noroshi/handling";
import type { Directory } from "../../accounts/store.ts";
import { assessmentOf } from "../../acts/assessment-body.ts";
import { caseAssessmentRows } from "../../acts/store.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { type View, viewOf } from "../../fusion/view.ts";
import { bodyOf, type SeenReport, seeReports } from "../../intake/reading/reports.ts";
import { type DeedRow, deedsIn } from "./acts-store.ts";
import { stepsOfDeeds } from "./deeds.ts";
import { linkReasons } from "./link-reasons.ts";
import { casesInView, roomsInView } from "./standing.ts";
import { type RoomRow, readRooms } from "./store.ts";

export interface SeenCase {
  readonly room: RoomRow;
  /** The latest first. */
  readonly assessments: readonly Assessment[];
  /** What was done in it, oldest first. */
  readonly deeds: readonly DeedRow[];
  readonly summary: CaseSummary;
  readonly reports: readonly SeenReport[];
  readonly members: readonly ViewLink[];
  /** The pairs of its reports that are joined, the strongest first. */
  readonly links: readonly { readonly a: string; readonly b: string; readonly score: number }[];
}

const LEAD_WAITS = "assessed";

/** These cases as the reader of this transaction sees them, in the order given. */
export async function seeCases(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  ids: readonly string[],
  now: string,
): Promise<readonly SeenCase[]> {
  if (ids.length === 0) return [];
  const { rooms, view } = await roomsInView(realm, tx, await readRooms(tx, ids));
  const inCase = new Map(rooms.map((r) => [r.case_id, [...new Set(r.pinned.flatMap((p) => view.members(p)))]]));
  const seen = new Map(
    (await seeReports(realm, tx, directory, [...new Set([...inCase.values()].flat())])).map((r) => [r.summary.id, r]),
  );
  const assessed = await caseAssessmentRows(tx, inCase);
  const deeds = Map.groupBy(await deedsIn(tx, inCase), (d) => d.case_id);
  const byId = new Map(rooms.map((r) => [r.case_id, r]));
  return ids.flatMap((id) => {
    const room = byId.get(id);
    if (!room) return [];
    const reports = (inCase.get(id) ?? []).flatMap((r) => seen.get(r) ?? []).sort(earliestFirst);
    const assessments = (assessed.get(id) ?? []).map((a) => assessmentOf(a, directory));
    return [seenCase(room, reports, { assessments, deeds: deeds.get(id) ?? [] }, view, directory, now)];
  });
}

/** Which visible case each of these reports belongs to, by the reader's own view. */
export async function casesOfReports(
  realm: Realm,
  tx: ReaderTx,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; number: string }>> {
  if (reportIds.length === 0) return new Map();
  return casesInView(tx, await viewOf(realm, tx, reportIds), reportIds);
}

function seenCase(
  room: RoomRow,
  reports: readonly SeenReport[],
  { assessments, deeds }: Pick<SeenCase, "assessments" | "deeds">,
  view: View,
  directory: Directory,
  now: string,
): SeenCase {
  const founding = foundingOf(room, reports);
  const lead = bodyOf(directory, room.lead_id);
  const lit = [...steps(reports, directory), ...assessedStep(assessments), ...stepsOfDeeds(deeds, directory)];
  const fires = [...lineOfFires(lit, now, { [LEAD_WAITS]: lead.name })];
  const waits = fires.find((f) => f.state === "waits");
  const strictest =
    reports.map((r) => r.summary.marking.tlp).sort((a, b) => TLP_ORDER.indexOf(b) - TLP_ORDER.indexOf(a))[0] ?? "amber";
  const caveats = [...new Set(reports.flatMap((r) => r.summary.marking.caveats))]
    .filter((c) => c !== "identity" && c !== "common_form")
    .sort();
  const summary: CaseSummary = {
    id: room.case_id,
    number: room.number,
    title: founding?.summary.title ?? room.number,
    incidentType: founding?.summary.incidentType ?? null,
    // The register's word has a name in both languages; what a form says is only in its own.
    sector: sectorOf(founding, directory),
    openedAt: room.opened_at,
    openedBy: { kind: room.order_name === null ? "person" : "standing_order", name: room.order_name ?? room.opener },
    lead,
    marking: { tlp: strictest, caveats },
    reports: reports.length,
    senders: new Set(reports.map((r) => r.summary.list ?? r.ownerId)).size,
    severity: latestOf(assessments) ?? null,
    fires,
    waitsFor: waits?.by && waits.at ? { whom: waits.by, since: waits.at, hop: waits.hop } : null,
  };
  return {
    room,
    assessments: assessments.toReversed(),
    deeds,
    summary,
    reports,
    members: membersOf(reports, founding, view),
    links: linksOf(reports, view),
  };
}

/** The pinned report as it stands now: its latest version, else the earliest report that is seen. */
export function foundingOf(room: RoomRow, reports: readonly SeenReport[]): SeenReport | undefined {
  return reports.find((r) => room.pinned.includes(r.summary.id)) ?? reports[0];
}

function sectorOf(founding: SeenReport | undefined, directory: Directory): string | null {
  if (!founding) return null;
  const registered = founding.summary.kind === "common_form" ? directory.byId(founding.ownerId)?.sector : undefined;
  return registered ?? founding.body.subject.sector;
}

/** The steps that these reports have lit. Linked: when the second joined the first, or when the only one was looked at. */
function steps(reports: readonly SeenReport[], directory: Directory): readonly LitStep[] {
  const alive = reports.filter((r) => !r.summary.historical);
  const noticed = alive
    .filter((r) => r.summary.noticedAt !== null)
    .sort((a, b) => (String(a.summary.noticedAt) < String(b.summary.noticedAt) ? -1 : 1))[0];
  const first = alive[0];
  const linked = (alive[1] ?? alive[0])?.first.linkedAt ?? null;
  const lit: LitStep[] = [];
  if (noticed?.summary.noticedAt)
    lit.push({ hop: "noticed", at: noticed.summary.noticedAt, by: bodyOf(directory, noticed.ownerId).name });
  if (first)
    lit.push({
      hop: "received",
      at: first.first.receivedAt,
      by: bodyOf(directory, first.ownerId).name,
      ...(first.first.enteredAt === null ? {} : { enteredAt: first.first.enteredAt }),
    });
  const n = alive.length;
  if (linked !== null)
    lit.push({ hop: "linked", at: linked, by: { en: `${n} ${n === 1 ? "report" : "reports"}`, ja: `報告${n}件` } });
  return lit;
}

/** Lit by the first assessment that this reader sees; old ones come first. */
function assessedStep(assessments: readonly Assessment[]): readonly LitStep[] {
  const first = assessments[0];
  return first ? [{ hop: "assessed", at: first.at, by: first.by.name }] : [];
}

/** The other reports, each with its strongest link into the group. */
function membersOf(reports: readonly SeenReport[], founding: SeenReport | undefined, view: View): readonly ViewLink[] {
  const inside = new Set(reports.map((r) => r.summary.id));
  return reports
    .filter((r) => r !== founding)
    .map((r) => {
      const id = r.summary.id;
      const best = view.links
        .filter((l) => (l.a === id && inside.has(l.b)) || (l.b === id && inside.has(l.a)))
        .sort((x, y) => y.score - x.score)[0];
      const summary: ReportSummary = { ...r.summary, case: null };
      return { report: summary, score: best?.score ?? 0, reasons: best ? linkReasons(best) : [] };
    });
}

function linksOf(reports: readonly SeenReport[], view: View): SeenCase["links"] {
  const inside = new Set(reports.map((r) => r.summary.id));
  return view.links
    .filter((l) => inside.has(l.a) && inside.has(l.b))
    .map(({ a, b, score }) => ({ a, b, score }))
    .sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1));
}

function earliestFirst(a: SeenReport, b: SeenReport): number {
  return a.first.receivedAt < b.first.receivedAt
    ? -1
    : a.first.receivedAt > b.first.receivedAt
      ? 1
      : a.summary.id < b.summary.id
        ? -1
        : 1;
}
