/** One case as one reader sees it: its own view of the reports, who was named to it, what stands on the time axis. */
import type { CaseDetail } from "@noroshi/api";
import { sql } from "kysely";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { bodyOf, type SeenReport } from "../intake/read.ts";
import { findCase, foundingOf, seeCases } from "./read.ts";

/** @returns undefined when there is no such case for this reader */
export async function caseDetail(realm: Realm, tx: ReaderTx, directory: Directory, idOrNumber: string): Promise<CaseDetail | undefined> {
  const id = await findCase(tx, idOrNumber);
  if (id === undefined) return undefined;
  const [seen] = await seeCases(realm, tx, directory, [id], (await tx.now()).toString());
  if (!seen) return undefined;
  const founding = foundingOf(seen.room, seen.reports);
  return {
    ...seen.summary,
    founding: founding ? { ...founding.summary, case: null } : null,
    members: [...seen.members],
    participants: await participants(tx, directory, id),
    axis: axis(seen.reports, directory, seen.summary.openedAt),
    indicators: await figures(tx, seen.reports.map((r) => r.summary.id)),
  };
}

async function participants(tx: ReaderTx, directory: Directory, caseId: string): Promise<CaseDetail["participants"]> {
  const rows = await tx.db.selectFrom("case_participant").select(["organisation_id", "named_at", "acknowledged_at"]).where("case_id", "=", caseId).orderBy("named_at").orderBy("organisation_id").execute();
  return rows.map((r) => ({ body: bodyOf(directory, r.organisation_id), namedAt: r.named_at, acknowledgedAt: r.acknowledged_at }));
}

function axis(reports: readonly SeenReport[], directory: Directory, openedAt: string): CaseDetail["axis"] {
  const marks: CaseDetail["axis"] = [{ lane: "decisions", at: openedAt, label: { en: "case opened", ja: "事案の開設" }, reportId: null }];
  for (const r of reports) {
    const { summary } = r;
    const who = bodyOf(directory, r.ownerId).name;
    if (summary.occurred) marks.push({ lane: "events", at: summary.occurred.from, label: { en: "occurred", ja: "発生" }, reportId: summary.id });
    if (summary.noticedAt) marks.push({ lane: "events", at: summary.noticedAt, label: { en: "noticed", ja: "覚知" }, reportId: summary.id });
    marks.push({ lane: "reports", at: summary.receivedAt, label: { en: who.en, ja: who.ja }, reportId: summary.id });
  }
  return marks.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function figures(tx: ReaderTx, reportIds: readonly string[]): Promise<CaseDetail["indicators"]> {
  const { rows } = await sql<{ received: number; distinct_values: number; expired: number }>`
    with value as (
      select kind, value, count(*) as n, bool_and(coalesce(valid_until <= realm_now(), false)) as expired
      from assertion where report_id = any (${reportIds}::uuid[]) and indicator group by kind, value
    ) select coalesce(sum(n), 0)::integer as received, count(*)::integer as distinct_values, count(*) filter (where expired)::integer as expired from value`.execute(tx.db);
  const r = rows[0];
  return { received: r?.received ?? 0, distinct: r?.distinct_values ?? 0, expired: r?.expired ?? 0 };
}
