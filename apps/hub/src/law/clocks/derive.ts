/**
 * The fusion duty's computation of clocks: from the versions of a report, the law under which each was taken in and what was done
 * since, to the deadlines that it started. A function of kept facts alone, so that a rebuild gives the same.
 */
import {
  type DatedState,
  dueOf,
  opensAt,
  type Pause,
  pausedAnchor,
  type ReportVersion,
  type Stage,
  startOf,
  warnAt,
} from "@noroshi/law";
import type { Directory } from "../../accounts/store.ts";
import type { DutyTx } from "../../db/act.ts";
import { decodeBody } from "../../intake/body.ts";
import { openKeys } from "../../keeping/keys.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { lawOf, type RealmLaw } from "../realm-law.ts";
import { reportFacts } from "../report-facts.ts";
import { capabilityBases, type RecordedState, recordedStates } from "../store.ts";
import { type EventRow, eventsOf, type NewClock, replaceClocks, type VersionRow, versionRows } from "./store.ts";

/** Computes the clocks of these reports anew. */
export async function setClocks(room: OpenRealm, tx: DutyTx<"fusion">, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length === 0) return;
  const law = await lawOf(tx);
  if (!law) return;
  const reports = await reportsUnderLaw(room, tx, reportIds);
  const events = Map.groupBy(
    await eventsOf(
      tx,
      reports.map((r) => r.root),
    ),
    (e) => e.root_id,
  );
  const clocks = reports.flatMap((r) => clocksFor(law, r, events.get(r.root) ?? []));
  await replaceClocks(
    tx,
    reports.map((r) => r.root),
    clocks,
  );
}

/** One report with all its versions, the oldest first. */
export interface ReportUnderLaw {
  readonly root: string;
  readonly latest: string;
  readonly versions: readonly ReportVersion[];
}

/** Reads reports as law sees them. Sealed and erased ones are not there. */
export async function reportsUnderLaw(
  room: Pick<OpenRealm, "realm" | "directory">,
  tx: DutyTx<"fusion">,
  reportIds: readonly string[],
): Promise<readonly ReportUnderLaw[]> {
  const rows = await versionRows(tx, reportIds);
  const keys = await openKeys(
    room.realm,
    tx,
    rows.map((r) => r.content_key),
  );
  const directory = await room.directory();
  const openAt = capabilities(await capabilityBases(tx), await recordedStates(tx));
  return [...Map.groupBy(rows, (r) => r.root).entries()].flatMap(([root, versions]) => {
    const first = versions[0];
    const latest = versions.find((v) => v.latest);
    if (!first || !latest) return [];
    const readable = versions.flatMap((v): ReportVersion[] => {
      const body = keys.get(v.content_key)?.open("report", v.report_id, v.body);
      return body === undefined ? [] : [versionOf(v, first.received_at, decodeBody(body), directory, openAt(v))];
    });
    return [{ root, latest: latest.report_id, versions: readable }];
  });
}

function versionOf(
  v: VersionRow,
  firstReceivedAt: string,
  body: ReturnType<typeof decodeBody>,
  directory: Directory,
  open: ReadonlyMap<string, boolean>,
): ReportVersion {
  const said = { kind: v.kind, format: v.format, incidentType: v.incident_type, noticedAt: v.noticed_at, body };
  return {
    id: v.report_id,
    facts: reportFacts(said, directory.byId(v.owner_id), open),
    anchors: { awareness: v.noticed_at, firstCaseReportReceived: firstReceivedAt },
    historical: v.historical,
  };
}

/** What was open when a version was taken in: by the states that had been recorded then, at the instant of its receipt. */
function capabilities(
  bases: ReadonlyMap<string, string>,
  states: readonly RecordedState[],
): (v: VersionRow) => ReadonlyMap<string, boolean> {
  const byBasis = Map.groupBy(states, (s) => s.basis);
  return (v) =>
    new Map(
      [...bases].map(([capability, basis]) => {
        const then: readonly DatedState[] = (byBasis.get(basis) ?? []).filter((s) => s.version <= v.law_version);
        return [capability, opensAt(then, v.received_at)];
      }),
    );
}

/** The clocks that run for one report under the realm's regimes that are in force. */
function clocksFor(law: RealmLaw, report: ReportUnderLaw, events: readonly EventRow[]): readonly NewClock[] {
  return law.regimes
    .filter((r) => r.state === "in_force")
    .flatMap((r) => {
      const anchors = anchorsSaid(law, r.stages, events);
      const versions = report.versions.map((v) => ({ ...v, anchors: { ...anchors, ...v.anchors } }));
      return r.stages.flatMap((stage) => clockFor(law, stage, { ...report, versions }, events));
    });
}

/** Anchors that occurred since: said by a person, or set by an earlier stage of the regime that was met. */
function anchorsSaid(law: RealmLaw, stages: readonly Stage[], events: readonly EventRow[]): Record<string, string> {
  const anchors: Record<string, string> = {};
  for (const e of events) {
    if (e.kind === "anchor" && e.anchor !== null) anchors[e.anchor] = e.at;
    const marks = e.kind === "met" && e.rule !== null ? law.stageOf(e.rule)?.marks : undefined;
    if (marks !== undefined && stages.some((s) => s.id === e.rule)) anchors[marks] = e.at;
  }
  return anchors;
}

function clockFor(
  law: RealmLaw,
  stage: Stage,
  report: ReportUnderLaw,
  events: readonly EventRow[],
): readonly NewClock[] {
  const start = startOf(stage, report.versions);
  if (!start) return [];
  const pauses = stage.pause === null ? [] : pausesOf(events.filter((e) => e.rule === stage.id));
  const anchorAt = pausedAnchor(start.anchorAt, pauses);
  const due = dueOf(stage, anchorAt, law.calendarOf(stage));
  return [
    {
      reportId: report.latest,
      rootId: report.root,
      startedBy: start.startedBy,
      rule: stage.id,
      perCase: stage.scope === "case",
      obliged: stage.obliged,
      anchorAt: start.anchorAt,
      due: due.due,
      rolled: due.rolled,
      until: due.until,
      warnAt: warnAt({ anchorAt, until: due.until }),
      covered: due.covered,
      paused: pauses.some((p) => p.to === null),
    },
  ];
}

function pausesOf(events: readonly EventRow[]): readonly Pause[] {
  const pauses: { from: string; to: string | null }[] = [];
  for (const e of events) {
    const last = pauses.at(-1);
    if (e.kind === "paused" && (last === undefined || last.to !== null)) pauses.push({ from: e.at, to: null });
    if (e.kind === "resumed" && last?.to === null) last.to = e.at;
  }
  return pauses;
}
