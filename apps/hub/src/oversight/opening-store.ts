/**
 * What an inspection opens, as rows: by the database's own narrow functions alone, which give nothing before the opening stands on
 * record, after the inspection was closed, or to anybody but the inspector who made it.
 */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { openKeys } from "../keeping/keys.ts";
import type { EntryRow } from "../reads/store.ts";
import type { InspectionRow } from "./inspection-store.ts";

export interface TouchedRow {
  /** Number of the entry that touches it. */
  readonly entry: string;
  readonly kind: "report" | "traffic";
  readonly report: string | null;
  readonly sensor: string | null;
  readonly number: number | null;
}

/** What the items of an open inspection touch; nothing of a closed one. */
export async function touchedBy(tx: ReaderTx, inspectionId: string): Promise<readonly TouchedRow[]> {
  const { rows } = await sql<TouchedRow>`
    select t.outbox_id::text as entry, t.kind, t.report_id as report, t.sensor_id as sensor, t.number
    from inspection_touches(${inspectionId}::uuid) t order by t.outbox_id, t.kind, t.report_id, t.sensor_id, t.number`.execute(
    tx.db,
  );
  return rows;
}

export async function mayBeOpened(tx: ReaderTx, inspectionId: string, t: TouchedRow): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select may_be_opened(${inspectionId}::uuid, ${t.entry}::bigint, ${t.kind}, ${t.report}::uuid, ${t.sensor}::uuid, ${t.number}::integer) as may`.execute(
    tx.db,
  );
  return rows[0]?.may === true;
}

export interface OpeningRow extends TouchedRow {
  readonly id: string;
  readonly why: Buffer;
  readonly by: string | null;
  readonly at: string;
  readonly mine: boolean;
}

/** @throws where the inspection's key is gone; code 42501 for what may not be opened */
export async function insertOpening(
  realm: Realm,
  tx: ReaderTx,
  row: InspectionRow,
  o: TouchedRow & { readonly id: string; readonly why: string; readonly receiptId: string },
): Promise<void> {
  const key = (await openKeys(realm, tx, [row.content_key], "oversight_keys")).get(row.content_key);
  if (!key) throw new Error("nothing more is opened under an inspection whose key is gone");
  await sql`insert into inspection_opening (opening_id, inspection_id, label_id, audience_class, outbox_id, kind, report_id, sensor_id, number, why, receipt_id, actor_id, person_id, organisation_id, at)
    values (${o.id}::uuid, ${row.id}::uuid, ${row.label_id}, ${row.audience_class}, ${o.entry}::bigint, ${o.kind}, ${o.report}::uuid, ${o.sensor}::uuid, ${o.number},
      ${key.seal("inspection_opening", o.id, Buffer.from(o.why))}, ${o.receiptId}::uuid, current_actor(), acting_person(), current_organisation(), realm_now())`.execute(
    tx.db,
  );
}

/** What was opened under an inspection, oldest first. */
export async function openingsOf(tx: ReaderTx, inspectionId: string): Promise<readonly OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select g.opening_id as id, g.outbox_id::text as entry, g.kind, g.report_id as report, g.sensor_id as sensor, g.number, g.why, p.display_name as by, g.at,
      g.person_id = acting_person() as mine
    from inspection_opening g left join person p using (person_id)
    where g.inspection_id = ${inspectionId}::uuid order by g.at, g.opening_id`.execute(tx.db);
  return rows;
}

export interface InspectedReportRow {
  readonly report_id: string;
  readonly owner_id: string;
  readonly kind: string;
  readonly format: string;
  readonly incident_type: string | null;
  readonly received_at: string;
  readonly noticed_at: string | null;
  readonly linked_at: string | null;
  readonly version: number;
  readonly latest: boolean;
  readonly historical: boolean;
  readonly tlp: string;
  readonly caveats: string[];
  readonly sealed_to: string | null;
  readonly erased_at: string | null;
  readonly content_key: string;
  readonly body: Buffer | null;
  readonly reading: Buffer | null;
  readonly media_type: string | null;
  readonly bytes_length: number | null;
}

/** The report of an opening that counts for who acts; undefined otherwise. */
export async function inspectedReport(tx: ReaderTx, openingId: string): Promise<InspectedReportRow | undefined> {
  const { rows } = await sql<InspectedReportRow>`select r.* from inspected_report(${openingId}::uuid) r`.execute(tx.db);
  return rows[0];
}

export interface InspectedItemRow {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly value: string;
  readonly indicator: boolean;
  readonly tlp: string;
  readonly caveats: string[];
  readonly valid_until: string | null;
  readonly observed_at: string | null;
  readonly of: number;
}

/** Its values, indicators first, at most so many; each row says how many there are. */
export async function inspectedItems(
  tx: ReaderTx,
  openingId: string,
  most: number,
): Promise<readonly InspectedItemRow[]> {
  const { rows } = await sql<InspectedItemRow>`
    select i.*, (count(*) over ())::integer as of from inspected_items(${openingId}::uuid) i order by i.indicator desc, i.ref, i.id limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export interface InspectedAttachmentRow {
  readonly id: string;
  readonly sample: boolean;
  readonly bytes_length: number;
  readonly sha256: Buffer;
  readonly body: Buffer;
  readonly held: boolean;
  readonly at: string;
  readonly hands: number;
}

export async function inspectedAttachments(
  tx: ReaderTx,
  openingId: string,
): Promise<readonly InspectedAttachmentRow[]> {
  const { rows } =
    await sql<InspectedAttachmentRow>`select a.id, a.sample, a.bytes_length, a.sha256, a.body, a.held, a.at, a.hands
    from inspected_attachments(${openingId}::uuid) a order by a.at, a.id`.execute(tx.db);
  return rows;
}

export interface InspectedTermRow {
  readonly kind: "consent" | "withdrawal";
  readonly said: string[];
  readonly recipients: string[];
  readonly items: number | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly at: string;
}

export async function inspectedTerms(tx: ReaderTx, openingId: string): Promise<readonly InspectedTermRow[]> {
  const { rows } =
    await sql<InspectedTermRow>`select t.* from inspected_terms(${openingId}::uuid) t order by t.at, t.kind, t.said`.execute(
      tx.db,
    );
  return rows;
}

export interface InspectedVersionRow {
  readonly report_id: string;
  readonly version: number;
  readonly received_at: string;
  readonly latest: boolean;
}

export async function inspectedVersions(tx: ReaderTx, openingId: string): Promise<readonly InspectedVersionRow[]> {
  const { rows } =
    await sql<InspectedVersionRow>`select v.* from inspected_versions(${openingId}::uuid) v order by v.version, v.received_at, v.report_id`.execute(
      tx.db,
    );
  return rows;
}

/** What is on record about these reports, oldest first, at most so many. Never what the commission itself did. */
export async function entriesAbout(
  tx: ReaderTx,
  reports: readonly string[],
  most: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select o.outbox_id::text as id, o.act, o.at, o.actor_id, a.name as actor, a.organisation_id, o.subject, o.entry
    from outbox o join actor a using (actor_id)
    where o.subject = any (${[...reports]}::uuid[]) and a.organisation_id is distinct from current_organisation()
    order by o.outbox_id limit ${most}`.execute(tx.db);
  return rows;
}

export interface InspectedTrafficRow {
  readonly store: "communications" | "owner";
  readonly sensor_id: string;
  readonly sensor: string;
  readonly owner_id: string;
  readonly number: number;
  readonly records: number;
  readonly content_key: string;
  readonly body: Buffer;
}

export async function inspectedTraffic(tx: ReaderTx, openingId: string): Promise<InspectedTrafficRow | undefined> {
  const { rows } = await sql<InspectedTrafficRow>`select t.* from inspected_traffic(${openingId}::uuid) t`.execute(
    tx.db,
  );
  return rows[0];
}

export interface InspectedFileRow {
  readonly id: string;
  readonly report_id: string;
  readonly sha256: Buffer;
  readonly bytes_length: number;
  readonly content_key: string;
  readonly bytes: Buffer | null;
  readonly blob_address: Buffer | null;
}

/** One file of an opened report with its bytes, where the inspection was ordered to take files out. */
export async function inspectedFile(
  tx: ReaderTx,
  openingId: string,
  attachmentId: string,
): Promise<InspectedFileRow | undefined> {
  const { rows } =
    await sql<InspectedFileRow>`select f.* from inspected_file(${openingId}::uuid, ${attachmentId}::uuid) f`.execute(
      tx.db,
    );
  return rows[0];
}
