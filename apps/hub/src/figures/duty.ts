/**
 * The figures of the duty that links: over everything that is not sealed. They belong in the result of a replay and nowhere
 * else: no screen, no answer over HTTP, no export. They are computed with the duty's own database role, by a process of the
 * hub's user, and for realms of kind replay alone.
 */
import { priorityScore } from "@noroshi/cases";
import { readDirectory } from "../accounts/store.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { rulingOf } from "../fusion/policy.ts";
import { readReports } from "../fusion/store.ts";
import { type ClockRules, type RuledClock, ruledClocks } from "./clocks.ts";
import { FiguresRefused } from "./refused.ts";
import {
  type FigureReport,
  figureAssessments,
  figureCases,
  figureItems,
  figureReports,
  figureSightings,
} from "./store.ts";
import { type FigureItem, type IndicatorFigures, indicatorFigures, sightingFigures } from "./tally.ts";

export interface Severity {
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
  readonly overall: number;
  readonly mode: string;
}

export interface DutyCase {
  readonly key: string;
  readonly incidentType: string | null;
  /** Reports of the case, each as the list of its versions. */
  readonly reports: readonly (readonly string[])[];
  readonly sourceIds: readonly string[];
  readonly indicators: IndicatorFigures;
  readonly severity: Severity | null;
  readonly priorityScore: number | null;
  /** Bodies whose form is in the case. */
  readonly reporters: readonly string[];
}

export interface DutyFigures {
  readonly cases: readonly DutyCase[];
  /** Reports in no case, each as the list of its versions. */
  readonly unlinked: readonly (readonly string[])[];
  readonly sightings: {
    readonly received: number;
    readonly kept: number;
    readonly suppressed: number;
    readonly unmatched: number;
  };
  readonly atRisk: readonly string[];
  /** Null where no rules were asked. */
  readonly clocks: readonly RuledClock[] | null;
}

/**
 * @param principal some version of the report whose case sightings are held against
 * @throws FiguresRefused for a realm that is not of kind replay
 */
export async function dutyFigures(
  realm: Realm,
  principal: string | null,
  rules: ClockRules | null = null,
): Promise<DutyFigures> {
  if (realm.kind !== "replay") throw new FiguresRefused(realm.name);
  const directory = await readDirectory(realm);
  const room = { realm, directory: async () => directory };
  return asDuty(
    realm,
    "fusion",
    async (tx) => {
      const of = await figures(realm, tx, principal);
      const members = of.cases.map((c) => ({ key: c.key, reports: c.reports.flat() }));
      return { ...of, clocks: rules === null ? null : await ruledClocks(room, tx, rules, members) };
    },
    { isolation: "repeatable read" },
  );
}

async function figures(
  realm: Realm,
  tx: DutyTx<"fusion">,
  principal: string | null,
): Promise<Omit<DutyFigures, "clocks">> {
  const warning = (await rulingOf(realm, tx))?.reference.warning;
  const listed = (kind: string, value: string): boolean => warning?.has(kind, value) ?? false;
  const reports = await figureReports(tx);
  const items = Map.groupBy(await figureItems(tx), (i) => i.report_id);
  const itemsOf = (some: readonly FigureReport[]): FigureItem[] =>
    some.flatMap((r) => (items.get(r.id) ?? []).map((i) => ({ ...i, listed: listed(i.kind, i.value) })));
  const assessments = await figureAssessments(tx);
  const bodies = new Map(
    (
      await readReports(
        realm,
        tx,
        reports.map((r) => r.id),
      )
    ).map((r) => [r.reportId, r.body]),
  );

  const clusters = [...Map.groupBy(reports, (r) => r.cluster_id ?? r.id).values()];
  const rooms = await figureCases(tx);
  const cases: (DutyCase & { readonly members: readonly FigureReport[] })[] = [];
  const inCase = new Set<string>();
  for (const members of clusters) {
    const versions = new Set(members.flatMap((m) => m.versions));
    const room = rooms.find((c) => c.pinned.some((p) => versions.has(p)));
    if (!room) continue;
    for (const m of members) inCase.add(m.id);
    const latest = assessments.find((a) => versions.has(a.report_id));
    cases.push({
      key: room.number,
      incidentType: typeOf(members),
      reports: members.map((m) => m.versions),
      sourceIds: members.flatMap((m) => bodies.get(m.id)?.sourceId ?? []),
      indicators: indicatorFigures(itemsOf(members)),
      severity: latest
        ? {
            continuity: latest.continuity,
            safety: latest.safety,
            trust: latest.trust,
            overall: latest.overall,
            mode: latest.mode,
          }
        : null,
      priorityScore: latest ? priorityScore(latest.priority) : null,
      reporters: members.filter((m) => m.kind === "common_form").map((m) => m.owner_id),
      members,
    });
  }
  const main = cases.find((c) => principal !== null && c.reports.some((versions) => versions.includes(principal)));
  const sightings = sightingFigures(
    (await figureSightings(tx)).map((s) => ({
      kind: s.kind,
      value: s.value,
      listed: listed(s.kind, s.value),
      organisationId: s.organisation_id,
    })),
    main ? itemsOf(main.members) : [],
  );
  const { bodies: seenAt, ...counts } = sightings;
  return {
    cases: cases.map(({ members: _, ...c }) => c),
    unlinked: reports.filter((r) => !inCase.has(r.id)).map((r) => r.versions),
    sightings: counts,
    atRisk: seenAt.filter((body) => !main?.reporters.includes(body)),
  };
}

/** The type that the earliest form names, else the police submission's. */
function typeOf(members: readonly FigureReport[]): string | null {
  const of = (kind: string) => members.filter((m) => m.kind === kind && !m.historical)[0]?.incident_type;
  return of("common_form") ?? of("police_submission") ?? null;
}
