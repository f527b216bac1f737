/** The register of the council as rows: of the office that keeps it, and of each body for itself. */
import type { CouncilMember, CouncilMembership } from "@noroshi/api";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

/** A reader's act, or the local door's: both write the same rows under the same rules of the database. */
export type CouncilTx = ReaderTx | DutyTx<"door">;

export type MemberState = CouncilMember["state"];
export type MemberEvent = CouncilMembership["history"][number]["kind"];

export interface MemberRow {
  readonly id: string;
  readonly label_id: number;
  readonly class: string;
  readonly sector: string | null;
  readonly state: MemberState;
  readonly closed: boolean;
  readonly version: number;
  readonly since: string;
  readonly at: string;
  readonly accepted_version: number | null;
  readonly accepted_at: string | null;
  readonly overdue: boolean;
  readonly people: number;
  readonly acknowledged: number;
}

// The people of a body now, and which of them acknowledged the newest version of the agreement.
const PEOPLE = sql`
  select p.organisation_id, p.actor_id, s.at from (
    select distinct a.organisation_id, a.actor_id from actor a join membership m on m.person_id = a.person_id and m.organisation_id = a.organisation_id
    where a.kind = 'person' and m.since <= realm_now() and (m.until is null or realm_now() < m.until)) p
  left join council_secrecy s on s.actor_id = p.actor_id and s.agreement_id = (select agreement_id from council_agreement order by version desc limit 1)`;

const ROW = sql`c.organisation_id as id, c.label_id, c.class, c.sector, c.state, c.closed, c.version, c.since, c.at,
  acc.version as accepted_version, acc.at as accepted_at,
  coalesce(c.state in ('admitted', 'suspended') and g.accept_by <= realm_now() and acc.version is distinct from g.version, false) as overdue,
  (select count(*)::integer from (${PEOPLE}) p where p.organisation_id = c.organisation_id) as people,
  (select count(*)::integer from (${PEOPLE}) p where p.organisation_id = c.organisation_id and p.at is not null) as acknowledged`;
const FROM = sql`council_member c
  left join lateral (select version, accept_by from council_agreement order by version desc limit 1) g on true
  left join lateral (select v.version, a.at from council_acceptance a join council_agreement v using (agreement_id)
    where a.organisation_id = c.organisation_id order by v.version desc limit 1) acc on true`;

/** One page of what the caller sees, newest change first; one row more than asked where there is a next. */
export async function memberRows(
  tx: CouncilTx,
  ask: {
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
    readonly state: MemberState | null;
  },
): Promise<readonly MemberRow[]> {
  const { after, limit, state } = ask;
  const { rows } = await sql<MemberRow>`
    select ${ROW} from ${FROM} where (${state === null} or c.state = ${state})
      and (${after === undefined} or (c.at, c.organisation_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by c.at desc, c.organisation_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function findMember(tx: ReaderTx, organisationId: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${ROW} from ${FROM} where c.organisation_id = ${organisationId}::uuid`.execute(tx.db);
  return rows[0];
}

/** How a membership stands, held until the act ends. */
export async function heldMember(
  tx: CouncilTx,
  organisationId: string,
): Promise<{ readonly state: MemberState; readonly version: number; readonly class: string } | undefined> {
  const { rows } = await sql<{ state: MemberState; version: number; class: string }>`
    select c.state, c.version, c.class from council_member c where c.organisation_id = ${organisationId}::uuid for update`.execute(
    tx.db,
  );
  return rows[0];
}

export interface NewMember {
  readonly organisationId: string;
  readonly label: LabelKey;
  readonly class: string;
  readonly sector: string | null;
  readonly state: "invited" | "applied";
  readonly at: string;
}

/** @returns false where the body stands in the register already */
export async function insertMember(tx: CouncilTx, m: NewMember): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into council_member (organisation_id, label_id, audience_class, class, sector, state, since, at)
    values (${m.organisationId}::uuid, ${m.label.label_id}, ${m.label.audience_class}, ${m.class}, ${m.sector}, ${m.state}, ${m.at}::timestamptz, ${m.at}::timestamptz)
    on conflict do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

export interface Moved {
  readonly organisationId: string;
  readonly state: MemberState;
  readonly class: string | null;
  readonly sector: string | null;
  readonly at: string;
}

/** Moves a membership that the caller holds; what does not follow is refused by the database (council_member_moves). */
export async function moveMember(tx: CouncilTx, m: Moved): Promise<void> {
  await sql`
    update council_member set state = ${m.state}, class = coalesce(${m.class}, class), sector = coalesce(${m.sector}, sector), at = ${m.at}::timestamptz,
      since = case when state = ${m.state} then since else ${m.at}::timestamptz end
    where organisation_id = ${m.organisationId}::uuid`.execute(tx.db);
}

export async function insertMemberEvent(
  tx: CouncilTx,
  e: {
    readonly id: string;
    readonly organisationId: string;
    readonly label: LabelKey;
    readonly kind: MemberEvent;
    readonly reason: string | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await sql`
    insert into council_event (council_event_id, organisation_id, label_id, audience_class, kind, reason, said_by, at, nth)
    select ${e.id}::uuid, ${e.organisationId}::uuid, ${e.label.label_id}, ${e.label.audience_class}, ${e.kind}, ${e.reason}, ${e.by}::uuid, ${e.at}::timestamptz,
      coalesce(max(x.nth), 0) + 1 from council_event x where x.organisation_id = ${e.organisationId}::uuid`.execute(
    tx.db,
  );
}

export interface EventRow {
  readonly kind: MemberEvent;
  readonly reason: string | null;
  readonly name: string;
  readonly organisation_id: string | null;
  readonly at: string;
}

export async function memberEvents(tx: ReaderTx, organisationId: string): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.kind, e.reason, a.name, a.organisation_id, e.at from council_event e join actor a on a.actor_id = e.said_by
    where e.organisation_id = ${organisationId}::uuid order by e.nth`.execute(tx.db);
  return rows;
}

export interface AgreementRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly digest: string;
  readonly at: string;
  readonly accept_by: string;
}

const AGREEMENT = sql`g.agreement_id as id, g.version, g.title, g.text, encode(g.digest, 'hex') as digest, g.published_at as at, g.accept_by`;

/** Every version, the newest first. */
export async function agreementRows(tx: ReaderTx): Promise<readonly AgreementRow[]> {
  const { rows } =
    await sql<AgreementRow>`select ${AGREEMENT} from council_agreement g order by g.version desc`.execute(tx.db);
  return rows;
}

export async function currentAgreement(tx: CouncilTx): Promise<AgreementRow | undefined> {
  const { rows } = await sql<AgreementRow>`
    select ${AGREEMENT} from council_agreement g order by g.version desc limit 1`.execute(tx.db);
  return rows[0];
}

/** Two that publish at once get one version after the other. @returns its version */
export async function insertAgreement(
  tx: ReaderTx,
  g: { readonly id: string; readonly title: string; readonly text: string; readonly at: string; readonly by: string },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' council_agreement'))`.execute(tx.db);
  const { rows } = await sql<{ version: number }>`
    insert into council_agreement (agreement_id, version, title, text, digest, published_at, published_by, accept_by)
    select ${g.id}::uuid, coalesce(max(version), 0) + 1, ${g.title}, ${g.text}, sha256(convert_to(${g.text}, 'UTF8')), ${g.at}::timestamptz, current_actor(), ${g.by}::timestamptz
    from council_agreement returning version`.execute(tx.db);
  return rows[0]?.version ?? 0;
}

interface Said {
  readonly organisationId: string;
  readonly agreementId: string;
  readonly label: LabelKey;
  readonly at: string;
}

/** @returns false where the body had accepted it */
export async function insertAcceptance(tx: ReaderTx, s: Said): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into council_acceptance (organisation_id, agreement_id, label_id, audience_class, accepted_by, at)
    values (${s.organisationId}::uuid, ${s.agreementId}::uuid, ${s.label.label_id}, ${s.label.audience_class}, current_actor(), ${s.at}::timestamptz)
    on conflict do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** @returns false where the person had said so */
export async function insertSecrecy(tx: ReaderTx, s: Said): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into council_secrecy (actor_id, agreement_id, organisation_id, label_id, audience_class, at)
    values (current_actor(), ${s.agreementId}::uuid, ${s.organisationId}::uuid, ${s.label.label_id}, ${s.label.audience_class}, ${s.at}::timestamptz)
    on conflict do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function acceptancesOf(tx: ReaderTx, organisationId: string) {
  const { rows } = await sql<{ version: number; by: string; at: string }>`
    select g.version, x.name as by, a.at from council_acceptance a join council_agreement g using (agreement_id) join actor x on x.actor_id = a.accepted_by
    where a.organisation_id = ${organisationId}::uuid order by g.version desc`.execute(tx.db);
  return rows;
}

/** The people of a body now by name, and when each acknowledged secrecy under the newest version. */
export async function namedPeople(tx: ReaderTx, organisationId: string) {
  const { rows } = await sql<{ actor_id: string; name: string; name_ja: string | null; at: string | null }>`
    select p.actor_id, x.name, n.display_name_ja as name_ja, p.at from (${PEOPLE}) p join actor x using (actor_id) left join person n on n.person_id = x.person_id
    where p.organisation_id = ${organisationId}::uuid order by x.name, p.actor_id limit 1000`.execute(tx.db);
  return rows;
}

/** Did this body accept this version, and did anybody of it acknowledge secrecy under it? */
export async function readiness(
  tx: CouncilTx,
  organisationId: string,
  agreementId: string,
): Promise<{ readonly accepted: boolean; readonly acknowledged: boolean }> {
  const { rows } = await sql<{ accepted: boolean; acknowledged: boolean }>`
    select exists (select from council_acceptance a where a.organisation_id = ${organisationId}::uuid and a.agreement_id = ${agreementId}::uuid) as accepted,
      exists (select from council_secrecy s where s.organisation_id = ${organisationId}::uuid and s.agreement_id = ${agreementId}::uuid) as acknowledged`.execute(
    tx.db,
  );
  return rows[0] ?? { accepted: false, acknowledged: false };
}
