/**
 * The directory and the rota as rows of one reader, and of the duty that reaches people. Who somebody is and how to reach it lies
 * encrypted under a key of each contact's own, with what is handed on and what was said in calls: to destroy that key is to forget
 * that person. A contact whose key is gone is nobody.
 */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, mintKey, openKeys } from "../keeping/keys.ts";

export interface Channel {
  readonly kind: "in_app" | "email" | "webhook" | "phone";
  readonly address: string;
}

/** What of a contact is never written plain. */
export interface Reach {
  readonly duty: string;
  readonly person: string;
  readonly channels: readonly Channel[];
}

export interface SealedContact {
  readonly id: string;
  readonly content_key: string;
  readonly content: Buffer;
}

interface Row extends SealedContact {
  readonly organisation_id: string;
  readonly languages: string[];
  readonly zone: string;
  readonly priority: number;
  readonly quiet: { from: string; to: string } | null;
  readonly keys: string[];
  readonly verified_at: string;
  /** Until when this one is on duty, by the rota; null when it is not. */
  readonly on_duty_until: string | null;
}

export interface ContactRow extends Omit<Row, "content" | "content_key">, Reach {
  readonly key: ContentKey;
}

/** A shift that follows another holds from when it was accepted; the one before it is over then. */
const HOLDS = sql`(s.follows is null or s.taken_at is not null)
  and not exists (select from shift n where n.follows = s.shift_id and n.taken_at is not null and n.since <= realm_now())`;

const CONTACT = sql`c.contact_id as id, c.organisation_id, c.languages, c.zone, c.priority, c.quiet, c.keys, c.verified_at, c.content_key, c.content,
  (select max(s.until) from shift s where s.contact_id = c.contact_id and s.since <= realm_now() and s.until > realm_now() and ${HOLDS}) as on_duty_until`;

/** What a contact's sealed bytes say, by the contact's id; one whose key is gone is missing. */
export async function openContacts(
  realm: Realm,
  tx: ReaderTx | DutyTx<"delivery">,
  rows: readonly SealedContact[],
): Promise<ReadonlyMap<string, { readonly said: Reach; readonly key: ContentKey }>> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "duty" in tx ? "contact_keys_to_reach" : "contact_keys",
  );
  return new Map(
    rows.flatMap((r) => {
      const key = keys.get(r.content_key);
      // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
      return key ? [[r.id, { said: JSON.parse(key.open("contact", r.id, r.content).toString("utf8")), key }]] : [];
    }),
  );
}

/** Contacts in force, of everybody that the caller may reach, or of these bodies. */
export async function contactRows(
  realm: Realm,
  tx: ReaderTx | DutyTx<"delivery">,
  bodies?: readonly string[],
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<Row>`
    select ${CONTACT} from contact c where c.withdrawn_at is null
      and (${bodies === undefined} or c.organisation_id = any (${[...(bodies ?? [])]}::uuid[]))
    order by c.organisation_id, c.priority, c.contact_id`.execute(tx.db);
  const opened = await openContacts(realm, tx, rows);
  return rows.flatMap(({ content, content_key, ...row }) => {
    const contact = opened.get(row.id);
    return contact ? [{ ...row, ...contact.said, key: contact.key }] : [];
  });
}

export interface ContactSaid extends Reach {
  readonly languages: readonly string[];
  readonly zone: string;
  readonly priority: number;
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly keys: readonly string[];
}

const sealed = (key: ContentKey, id: string, { duty, person, channels }: Reach): Buffer =>
  key.seal("contact", id, Buffer.from(JSON.stringify({ duty, person, channels } satisfies Reach)));
const jsonOrNull = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

/** The class and month under which a contact's key is wrapped. */
export const contactKeys = (at: string) => ({ class: "contact", month: at.slice(0, 7) });

export async function insertContact(
  realm: Realm,
  tx: ReaderTx,
  id: string,
  label: LabelKey,
  s: ContactSaid,
  at: string,
): Promise<void> {
  const key = await mintKey(realm, tx, contactKeys(at));
  await sql`
    insert into contact (contact_id, label_id, audience_class, organisation_id, content_key, content, languages, zone, priority, quiet, keys, verified_at, verified_by)
    values (${id}::uuid, ${label.label_id}, ${label.audience_class}, current_organisation(), ${key.id}::uuid, ${sealed(key, id, s)}, ${[...s.languages]}::text[],
      ${s.zone}, ${s.priority}, ${jsonOrNull(s.quiet)}::jsonb, ${[...s.keys]}::text[], ${at}::timestamptz, current_actor())`.execute(
    tx.db,
  );
}

/** Changes a contact of the acting body, which verifies it. @returns false where there is none */
export async function changeContact(
  realm: Realm,
  tx: ReaderTx,
  id: string,
  s: ContactSaid,
  at: string,
): Promise<boolean> {
  const contact = await ownContact(realm, tx, id);
  if (!contact) return false;
  const { numAffectedRows } = await sql`
    update contact set content = ${sealed(contact.key, id, s)}, languages = ${[...s.languages]}::text[], zone = ${s.zone},
      priority = ${s.priority}, quiet = ${jsonOrNull(s.quiet)}::jsonb, keys = ${[...s.keys]}::text[], verified_at = ${at}::timestamptz, verified_by = current_actor()
    where contact_id = ${id}::uuid and organisation_id = current_organisation() and withdrawn_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export async function markContact(
  tx: ReaderTx,
  id: string,
  mark: "verified" | "withdrawn",
  at: string,
): Promise<boolean> {
  const set =
    mark === "verified"
      ? sql`verified_at = ${at}::timestamptz, verified_by = current_actor()`
      : sql`withdrawn_at = ${at}::timestamptz`;
  const { numAffectedRows } = await sql`
    update contact set ${set} where contact_id = ${id}::uuid and organisation_id = current_organisation() and withdrawn_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

/** A contact in force of the acting body. */
async function ownContact(realm: Realm, tx: ReaderTx, id: string): Promise<ContactRow | undefined> {
  return (await contactRows(realm, tx, [tx.reader.organisationId])).find((c) => c.id === id);
}

// ── the rota ─────────────────────────────────────────────────────────────────────────────────────────────────────────
interface SealedShift {
  readonly id: string;
  readonly contact_id: string;
  readonly since: string;
  readonly until: string;
  readonly follows: string | null;
  readonly note: Buffer | null;
  readonly entered_by: string;
  readonly taken_at: string | null;
  readonly taken_by: string | null;
  readonly state: "coming" | "now" | "offered" | "over";
  readonly may_take: boolean;
}

export interface ShiftRow extends Omit<SealedShift, "note"> {
  readonly note: string | null;
}

/** Shifts of these contacts that have not ended, the next first. */
export async function shiftRows(tx: ReaderTx, contacts: readonly ContactRow[]): Promise<readonly ShiftRow[]> {
  const keyOf = new Map(contacts.map((c) => [c.id, c.key]));
  const { rows } = await sql<SealedShift>`
    select s.shift_id as id, s.contact_id, s.since, s.until, s.follows, s.note, e.name as entered_by, s.taken_at, t.name as taken_by,
      case when s.follows is not null and s.taken_at is null then 'offered' when not (${HOLDS}) then 'over' when s.since > realm_now() then 'coming' else 'now' end as state,
      s.follows is not null and s.taken_at is null and s.entered_by <> current_actor() as may_take
    from shift s join actor e on e.actor_id = s.entered_by left join actor t on t.actor_id = s.taken_by
    where s.until > realm_now() and s.contact_id = any (${[...keyOf.keys()]}::uuid[]) order by s.since, s.shift_id limit 500`.execute(
    tx.db,
  );
  return rows.map((r) => {
    const note = r.note === null ? undefined : keyOf.get(r.contact_id)?.open("shift", r.id, r.note).toString("utf8");
    return { ...r, note: note ?? null };
  });
}

/** @returns false for a contact, or a shift to follow, that is not the acting body's */
export async function insertShift(
  realm: Realm,
  tx: ReaderTx,
  s: { id: string; contactId: string; since: string; until: string; follows: string | null; note: string | null },
): Promise<boolean> {
  const contact = await ownContact(realm, tx, s.contactId);
  if (!contact) return false;
  const note = s.note === null ? null : contact.key.seal("shift", s.id, Buffer.from(s.note));
  const { numAffectedRows } = await sql`
    insert into shift (shift_id, contact_id, label_id, audience_class, since, until, entered_by, follows, note)
    select ${s.id}::uuid, c.contact_id, c.label_id, c.audience_class, ${s.since}::timestamptz, ${s.until}::timestamptz, current_actor(), ${s.follows}::uuid, ${note}
    from contact c where c.contact_id = ${s.contactId}::uuid and c.organisation_id = current_organisation() and c.withdrawn_at is null
      and (${s.follows === null} or exists (select from shift f join contact o using (contact_id) where f.shift_id = ${s.follows}::uuid and o.organisation_id = current_organisation()))`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export async function takeShift(tx: ReaderTx, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shift set taken_at = ${at}::timestamptz, taken_by = current_actor() where shift_id = ${id}::uuid and taken_at is null
      and contact_id in (select c.contact_id from contact c where c.organisation_id = current_organisation())`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

/** Was this duty handed over by whoever acts? Who hands over does not accept. */
export async function handedByWhoActs(tx: ReaderTx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from shift where shift_id = ${id}::uuid and follows is not null and taken_at is null and entered_by = current_actor()`.execute(
    tx.db,
  );
  return rows.length > 0;
}
