/** Consents of victims to be named, as rows of one reader; their words lie encrypted under a key of their own. */
import type { VictimField, VictimWords } from "@noroshi/sharing";
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import type { Realm } from "../../db/realm.ts";
import { mintKey, openKeys } from "../../keeping/keys.ts";

export interface NewVictimConsent {
  readonly id: string;
  readonly requestId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly officeId: string;
  readonly reportId: string;
  readonly ownReport: boolean;
  readonly recipients: readonly string[];
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  readonly fields: readonly VictimField[];
  readonly words: VictimWords;
  readonly at: string;
  readonly until: string | null;
}

export async function insertVictimConsent(realm: Realm, tx: ReaderTx, c: NewVictimConsent): Promise<void> {
  const key = await mintKey(realm, tx, { class: "case", month: c.at.slice(0, 7) });
  await tx.db
    .insertInto("victim_consent")
    .values({
      victim_consent_id: c.id,
      consent_request_id: c.requestId,
      ...c.label,
      receipt_id: c.receiptId,
      victim_id: tx.reader.organisationId,
      office_id: c.officeId,
      report_id: c.reportId,
      own_report: c.ownReport,
      recipients: [...c.recipients],
      kinds: [...c.kinds],
      groups: [...c.groups],
      fields: [...c.fields],
      content_key: key.id,
      content: key.seal("victim_consent", c.id, Buffer.from(JSON.stringify(c.words))),
      at: c.at,
      until: c.until,
    })
    .execute();
}

/** The caller's body takes its consent back. @returns false where none of its stands under this request */
export async function endVictimConsent(tx: ReaderTx, requestId: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update victim_consent set ended_at = ${at}::timestamptz
    where consent_request_id = ${requestId}::uuid and victim_id = current_organisation() and ended_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export interface VictimConsentRow {
  readonly id: string;
  readonly victim_id: string;
  readonly report_id: string;
  readonly own_report: boolean;
  readonly recipients: readonly string[];
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  readonly fields: readonly VictimField[];
  readonly content_key: string;
  readonly content: Buffer;
  readonly until: string | null;
  readonly stands: boolean;
  /** All versions of the report that it is about, as far as the caller sees them. */
  readonly versions: readonly string[];
}

/** Consents by which the caller's body may name somebody, on one of these reports. */
export async function victimConsentsOn(tx: ReaderTx, reports: readonly string[]): Promise<readonly VictimConsentRow[]> {
  const { rows } = await sql<VictimConsentRow>`
    select c.victim_consent_id as id, c.victim_id, c.report_id, c.own_report, c.recipients, c.kinds, c.groups, c.fields, c.content_key, c.content, c.until,
      c.ended_at is null and (c.until is null or c.until > realm_now()) as stands, v.ids as versions
    from victim_consent c cross join lateral (select array_agg(x.report_id) as ids from versions_of(array[c.report_id]) x) v
    where c.office_id = current_organisation() and v.ids && ${[...reports]}::uuid[]
    order by c.at, c.victim_consent_id`.execute(tx.db);
  return rows;
}

/** What the victims said, by consent; nothing for one whose key is gone. */
export async function victimWords(
  realm: Realm,
  tx: ReaderTx,
  rows: readonly VictimConsentRow[],
): Promise<ReadonlyMap<string, VictimWords>> {
  const wanted = rows.map((r) => r.content_key);
  const keys = await openKeys(realm, tx, wanted, "consent_keys");
  return new Map(
    rows.flatMap((r) => {
      const key = keys.get(r.content_key);
      if (!key || r.content.length === 0) return [];
      // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
      return [[r.id, JSON.parse(key.open("victim_consent", r.id, r.content).toString("utf8")) as VictimWords] as const];
    }),
  );
}
