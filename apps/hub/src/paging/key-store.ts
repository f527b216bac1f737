/** Public keys of bodies as rows of one reader: those of offices are everybody's to read, those of others the coordinating body's. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { KeyForm } from "./fingerprint.ts";

export interface KeySaid {
  readonly purpose: "mail" | "files" | "signatures";
  readonly form: KeyForm;
  readonly fingerprint: string;
  readonly publicKey: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly replaces: string | null;
}

export interface KeyRow extends Omit<KeySaid, "publicKey"> {
  readonly id: string;
  readonly organisation_id: string;
  readonly public_key: string | null;
  readonly withdrawn_at: string | null;
  readonly replaced_by: string | null;
  readonly state: "coming" | "valid" | "replaced" | "over" | "withdrawn";
}

/** Every key that the caller sees, each body's newest first. */
export async function keyRows(tx: ReaderTx): Promise<readonly KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.body_key_id as id, k.organisation_id, k.purpose, k.form, k.fingerprint, k.public_key, k.since, k.until, k.replaces, k.withdrawn_at, n.body_key_id as replaced_by,
      case when k.withdrawn_at is not null then 'withdrawn' when n.since <= realm_now() and n.withdrawn_at is null then 'replaced'
        when k.until <= realm_now() then 'over' when k.since > realm_now() then 'coming' else 'valid' end as state
    from body_key k left join body_key n on n.replaces = k.body_key_id order by k.organisation_id, k.since desc, k.body_key_id limit 1000`.execute(
    tx.db,
  );
  return rows;
}

/** @returns false where it would take the place of a key that is not the acting body's, or whose place is taken */
export async function insertKey(tx: ReaderTx, id: string, label: LabelKey, k: KeySaid, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into body_key (body_key_id, label_id, audience_class, organisation_id, purpose, form, fingerprint, public_key, since, until, replaces, entered_by, entered_at)
    select ${id}::uuid, ${label.label_id}, ${label.audience_class}, current_organisation(), ${k.purpose}, ${k.form}, ${k.fingerprint}, ${k.publicKey},
      ${k.since}::timestamptz, ${k.until}::timestamptz, ${k.replaces}::uuid, current_actor(), ${at}::timestamptz
    where ${k.replaces === null} or exists (select from body_key o where o.body_key_id = ${k.replaces}::uuid and o.organisation_id = current_organisation())
    on conflict (replaces) where replaces is not null do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** @returns false where the acting body has no such key in force */
export async function withdrawKey(tx: ReaderTx, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update body_key set withdrawn_at = ${at}::timestamptz where body_key_id = ${id}::uuid and organisation_id = current_organisation() and withdrawn_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}
