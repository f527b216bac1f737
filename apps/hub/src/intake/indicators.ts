/**
 * Indicators as one reader sees them: one row a source, with that source's facts alone. The value may be visible where its
 * report is not; then nobody is named.
 */
import type { Indicator } from "@noroshi/api";
import { recognise } from "@noroshi/values";
import { sql } from "kysely";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { bodyOf, seeReports } from "./read.ts";

interface Row {
  id: string;
  at: string;
  kind: string;
  value: string;
  report_id: string;
  valid_until: string | null;
  expired: boolean;
  tlp: Indicator["marking"]["tlp"];
  caveats: string[];
}

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
  const narrow =
    wanted === undefined ? sql`true` : wanted.kind === "" ? sql`a.value = ${wanted.value}` : sql`a.kind = ${wanted.kind} and a.value = ${wanted.value}`;
  const { rows } = await sql<Row>`
    select p.*, l.tlp, l.caveats from visible_class v cross join lateral (
      select a.assertion_id as id, a.received_at as at, a.kind, a.value, a.report_id, a.valid_until, a.label_id,
        coalesce(a.valid_until <= realm_now(), false) as expired
      from assertion a where a.audience_class = v.audience_class and a.indicator and ${narrow}
        and (${after === undefined} or (a.received_at, a.assertion_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by a.received_at desc, a.assertion_id desc limit ${limit + 1}
    ) p join label l on l.label_id = p.label_id
    where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  const seen = new Map((await seeReports(realm, tx, directory, [...new Set(rows.map((r) => r.report_id))])).map((r) => [r.summary.id, r]));
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
      },
    };
  });
}
