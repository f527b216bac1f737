/**
 * Reports as one reader sees them. Everything comes through row security; what is decrypted here was visible before it was
 * opened. Counts are counts of visible rows.
 */
import type { ReportSummary } from "@noroshi/api";
import { sql } from "kysely";
import type { Directory, Organisation } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { openKeys } from "../keeping/keys.ts";
import { decodeBody, type StoredBody } from "./body.ts";

export interface SeenReport {
  readonly summary: Omit<ReportSummary, "case">;
  readonly body: StoredBody;
  readonly ownerId: string;
  /** When its first version came and was linked: an amendment does not travel the way again. */
  readonly first: { readonly receivedAt: string; readonly linkedAt: string | null };
}

interface Row {
  report_id: string;
  kind: string;
  format: string;
  incident_type: string | null;
  owner_id: string;
  received_at: string;
  noticed_at: string | null;
  linked_at: string | null;
  version: number;
  historical: boolean;
  content_key: string;
  body: Buffer;
  tlp: string;
  caveats: string[];
  items: number;
  first_received: string;
  first_linked: string | null;
}

/** A body that the directory does not know (it left): its id is all that is said. */
export function bodyOf(directory: Directory, id: string): ReportSummary["sender"] {
  const known: Organisation | undefined = directory.byId(id);
  return known ? { id: known.id, slug: known.slug, name: known.name, kind: known.kind } : { id, slug: id, name: { en: "unknown body", ja: "不明な組織" }, kind: "operator" };
}

/** The reports among these that the reader may see, in the order given. */
export async function seeReports(realm: Realm, tx: ReaderTx, directory: Directory, ids: readonly string[]): Promise<readonly SeenReport[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select r.report_id, r.kind, r.format, r.incident_type, r.owner_id, r.received_at, r.noticed_at, r.linked_at, r.version, r.historical,
      r.content_key, r.body, l.tlp, l.caveats,
      (select coalesce(sum(t.items), 0)::integer from item_tally t where t.report_id = r.report_id) as items,
      least(r.received_at, (select min(v.received_at) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref)) as first_received,
      least(r.linked_at, (select min(v.linked_at) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref)) as first_linked
    from report r join label l using (label_id) where r.report_id = any (${ids}::uuid[])`.execute(tx.db);
  const keys = await openKeys(realm, tx, rows.map((r) => r.content_key));
  const seen = new Map<string, SeenReport>();
  for (const r of rows) {
    const key = keys.get(r.content_key);
    if (!key) continue; // erased: only its tombstone is left
    const body = decodeBody(key.open("report", r.report_id, r.body));
    const first = { receivedAt: r.first_received, linkedAt: r.first_linked };
    seen.set(r.report_id, { body, ownerId: r.owner_id, first, summary: summaryOf(r, body, directory) });
  }
  return ids.flatMap((id) => seen.get(id) ?? []);
}

function summaryOf(r: Row, body: StoredBody, directory: Directory): SeenReport["summary"] {
  return {
    id: r.report_id,
    title: body.title,
    kind: r.kind,
    format: r.format,
    incidentType: r.incident_type,
    sender: bodyOf(directory, r.owner_id),
    marking: { tlp: r.tlp as ReportSummary["marking"]["tlp"], caveats: r.caveats },
    receivedAt: r.received_at,
    noticedAt: r.noticed_at,
    occurred: body.occurred,
    version: r.version,
    historical: r.historical,
    items: r.items,
    linkedAt: r.linked_at,
  };
}

/** One page of visible reports' ids, newest first, after a place (time, id); one more than asked tells that there is a next. */
export async function pageOfReports(tx: ReaderTx, after: readonly [string, string] | undefined, limit: number): Promise<readonly { id: string; at: string }[]> {
  const { rows } = await sql<{ id: string; at: string }>`
    select p.id, p.at from visible_class v cross join lateral (
      select r.report_id as id, r.received_at as at from report r
      where r.audience_class = v.audience_class and r.latest
        and (${after === undefined} or (r.received_at, r.report_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by r.received_at desc, r.report_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}
