/** One case as one reader sees it: its own view of the reports, who was named to it, what stands on the time axis. */
import type { CaseDetail } from "@noroshi/api";
import { suggest } from "@noroshi/cases";
import type { Directory } from "../../accounts/store.ts";
import { CROSS_WALK } from "../../acts/methods.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { bodyOf } from "../../intake/reading/reports.ts";
import { foundingOf, type SeenCase, seeCases } from "./cases.ts";
import { marksOfDeeds } from "./deeds.ts";
import { relationsOf } from "./relations-of.ts";
import { waysGiven } from "./standing.ts";
import { findCase, indicatorFigures, participantRows } from "./store.ts";

/** @returns undefined when there is no such case for this reader */
export async function caseDetail(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  idOrNumber: string,
): Promise<CaseDetail | undefined> {
  const named = await findCase(tx, idOrNumber);
  if (named === undefined) return undefined;
  // A number that was joined to an older case opens the older one, for who sees them as one.
  const id = (await waysGiven(realm, tx, [named])).get(named)?.id ?? named;
  const [seen] = await seeCases(realm, tx, directory, [id], (await tx.now()).toString());
  if (!seen) return undefined;
  const founding = foundingOf(seen.room, seen.reports);
  return {
    ...seen.summary,
    founding: founding ? { ...founding.summary, case: null } : null,
    members: [...seen.members],
    links: [...seen.links],
    participants: await participants(tx, directory, id),
    axis: axis(seen, directory),
    assessments: [...seen.assessments],
    otherScales: scalesFor(seen.summary.severity?.overall),
    ...(await relationsOf(
      realm,
      tx,
      directory,
      seen.reports.map((r) => r.summary.id),
      seen.summary.severity?.priorityScore ?? null,
    )),
    indicators: await indicatorFigures(
      tx,
      seen.reports.map((r) => r.summary.id),
    ),
  };
}

async function participants(tx: ReaderTx, directory: Directory, caseId: string): Promise<CaseDetail["participants"]> {
  const rows = await participantRows(tx, caseId);
  return rows.map((r) => ({
    body: bodyOf(directory, r.organisation_id),
    namedAt: r.named_at,
    acknowledgedAt: r.acknowledged_at,
  }));
}

function axis(seen: SeenCase, directory: Directory): CaseDetail["axis"] {
  const { reports, assessments, deeds, summary: shown } = seen;
  const marks: CaseDetail["axis"] = [
    { lane: "decisions", at: shown.openedAt, label: { en: "case opened", ja: "事案の開設" }, reportId: null },
    ...marksOfDeeds(deeds, directory),
  ];
  for (const a of assessments)
    marks.push({
      lane: "decisions",
      at: a.at,
      label: { en: `severity ${a.overall}`, ja: `深刻度${a.overall}` },
      reportId: null,
    });
  for (const r of reports) {
    const { summary } = r;
    const who = bodyOf(directory, r.ownerId).name;
    if (summary.occurred)
      marks.push({
        lane: "events",
        at: summary.occurred.from,
        ...(summary.occurred.precision === "day" ? { day: true } : {}),
        label: { en: "occurred", ja: "発生" },
        reportId: summary.id,
      });
    if (summary.noticedAt)
      marks.push({ lane: "events", at: summary.noticedAt, label: { en: "noticed", ja: "覚知" }, reportId: summary.id });
    marks.push({ lane: "reports", at: summary.receivedAt, label: { en: who.en, ja: who.ja }, reportId: summary.id });
  }
  return marks.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Other countries' words for our level: a table's suggestion from one input, the level that a person gave. */
function scalesFor(overall: number | undefined): CaseDetail["otherScales"] {
  if (overall === undefined) return [];
  const inputs = [{ kind: "severity" as const, id: String(overall) }];
  return suggest(CROSS_WALK, overall).map((s) => ({
    ...s,
    suggested: { by: "machine" as const, method: "cross-walk of severity scales", inputs },
  }));
}
