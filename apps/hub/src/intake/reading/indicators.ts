/**
 * Indicators as one reader sees them: one row a source, with that source's facts alone. The value may be visible where its
 * report is not; then nobody is named.
 */
import type { Indicator } from "@noroshi/api";
import { recognise } from "@noroshi/values";
import type { Directory } from "../../accounts/store.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { rulingOf } from "../../fusion/policy.ts";
import { believedBy } from "./confidence.ts";
import { bodyOf, seeReports } from "./reports.ts";
import { type IndicatorRow, indicatorRows } from "./store.ts";

/** One page, newest first, one row more than asked where there is a next. `value` may be written in any way. */
export async function readIndicators(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  after: readonly [string, string] | undefined,
  limit: number,
  value: string | undefined,
): Promise<readonly { id: string; at: string; indicator: Indicator }[]> {
  const wanted = value === undefined ? undefined : (recognise(value) ?? { kind: "", value: value.trim() });
  return tellIndicators(realm, tx, directory, await indicatorRows(tx, after, limit, wanted));
}

/** Rows of indicators in the reader's words, in their order. */
export async function tellIndicators(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  rows: readonly IndicatorRow[],
): Promise<readonly { id: string; at: string; indicator: Indicator }[]> {
  const ruling = await rulingOf(realm, tx);
  const believed = await believedBy(realm, tx, directory, rows);
  const seen = new Map(
    (await seeReports(realm, tx, directory, [...new Set(rows.map((r) => r.report_id))])).map((r) => [r.summary.id, r]),
  );
  return rows.map((r) => {
    const report = seen.get(r.report_id);
    return {
      id: r.id,
      at: r.at,
      indicator: {
        id: r.id,
        kind: r.kind,
        value: r.value,
        report: report ? { id: r.report_id, title: report.summary.title } : null,
        sender: report ? bodyOf(directory, report.ownerId) : null,
        marking: { tlp: r.tlp, caveats: r.caveats },
        receivedAt: r.at,
        validUntil: r.valid_until,
        expired: r.expired,
        ...believed(r.kind, r.value),
        listed: ruling?.reference.warning.has(r.kind, r.value) ?? false,
      },
    };
  });
}
