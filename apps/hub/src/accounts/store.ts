/**
 * Bodies, people, machines and orders of a realm, read and written by the door duty: it knows who may come in, and no content.
 */
import type { BodyFacts, World } from "@noroshi/handling";
import { sql } from "kysely";
import { asDuty, type DutyTx, type Reader } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";

export interface Organisation {
  readonly id: string;
  readonly slug: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly kind: BodyFacts["kind"];
  readonly sector: string | null;
  readonly country: string;
  readonly groups: readonly string[];
  readonly coreOperator: boolean;
  readonly euEntity: boolean;
  readonly terms: readonly string[];
}

/** Every body of the realm, and the country of the hub. */
export interface Directory extends Pick<World, "hubCountry"> {
  readonly all: readonly Organisation[];
  readonly bySlug: (slug: string) => Organisation | undefined;
  readonly byId: (id: string) => Organisation | undefined;
  /** The body that coordinates in this realm: the first coordinator of the hub's country. */
  readonly coordinator: Organisation | undefined;
}

/** Reads the directory. Small (bodies, not people), so it is read whole. */
export async function readDirectory(realm: Realm): Promise<Directory> {
  return asDuty(realm, "door", async (tx) => directoryIn(tx));
}

export async function directoryIn(tx: DutyTx<"door">): Promise<Directory> {
  const rows = await tx.db.selectFrom("organisation").selectAll().orderBy("slug").execute();
  const { country: hubCountry } = await tx.db.selectFrom("realm").select("country").executeTakeFirstOrThrow();
  const all = rows.map(
    (r): Organisation => ({
      id: r.organisation_id,
      slug: r.slug,
      name: { en: r.name_en, ja: r.name_ja },
      kind: r.kind as BodyFacts["kind"],
      sector: r.sector,
      country: r.country,
      groups: r.groups,
      coreOperator: r.core_operator,
      euEntity: r.eu_entity,
      terms: r.terms,
    }),
  );
  const ids = new Map(all.map((o) => [o.id, o]));
  const slugs = new Map(all.map((o) => [o.slug, o]));
  return {
    hubCountry,
    all,
    byId: (id) => ids.get(id),
    bySlug: (slug) => slugs.get(slug),
    coordinator: all.find((o) => o.kind === "coordinator" && o.country === hubCountry),
  };
}

/** Writes a body; the same slug again changes its names and terms, never its id. */
export async function writeOrganisation(
  tx: DutyTx<"door">,
  o: Omit<Organisation, "kind"> & { readonly kind: Organisation["kind"] | "house" },
): Promise<string> {
  const now = (await tx.now()).toString();
  const row = await tx.db
    .insertInto("organisation")
    .values({
      organisation_id: o.id,
      slug: o.slug,
      name_en: o.name.en,
      name_ja: o.name.ja,
      kind: o.kind,
      sector: o.sector,
      country: o.country,
      groups: [...o.groups],
      core_operator: o.coreOperator,
      eu_entity: o.euEntity,
      terms: [...o.terms],
      created_at: now,
    })
    .onConflict((c) =>
      c.column("slug").doUpdateSet({
        name_en: o.name.en,
        name_ja: o.name.ja,
        sector: o.sector,
        groups: [...o.groups],
        core_operator: o.coreOperator,
        eu_entity: o.euEntity,
        terms: [...o.terms],
      }),
    )
    .returning("organisation_id")
    .executeTakeFirstOrThrow();
  return row.organisation_id;
}

/** The how-manieth actor of this name a body gets now; held until the act ends. */
export async function nextActor(tx: DutyTx<"door">, organisationId: string, name: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' actors'))`.execute(tx.db);
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from actor where organisation_id = ${organisationId}::uuid and name = ${name}`.execute(
    tx.db,
  );
  return rows[0]?.n ?? 0;
}

/** Makes a login a member: a person where there is none yet, an actor for the body, and the membership itself. */
export async function admit(
  tx: DutyTx<"door">,
  m: { personId: string; actorId: string; loginId: string; name: string; organisationId: string; role: string },
): Promise<{ personId: string; actorId: string }> {
  const now = (await tx.now()).toString();
  const personId = (await personOfLogin(tx, m.loginId)) ?? m.personId;
  await sql`insert into person (person_id, login_id, display_name, created_at)
    values (${personId}::uuid, ${m.loginId}, ${m.name}, ${now}) on conflict do nothing`.execute(tx.db);
  const known = await tx.db
    .selectFrom("actor")
    .select("actor_id")
    .where("person_id", "=", personId)
    .where("organisation_id", "=", m.organisationId)
    .executeTakeFirst();
  const actorId = known?.actor_id ?? m.actorId;
  if (!known)
    await writeActor(tx, { id: actorId, kind: "person", organisationId: m.organisationId, personId, name: m.name });
  await sql`insert into membership (person_id, organisation_id, role, since)
    values (${personId}::uuid, ${m.organisationId}::uuid, ${m.role}, ${now})
    on conflict (person_id, organisation_id, role) do update set since = excluded.since, until = null
    where membership.until <= excluded.since`.execute(tx.db);
  return { personId, actorId };
}

/** A machine or a duty that acts for a body. */
export async function writeActor(
  tx: DutyTx<"door">,
  actor: {
    id: string;
    kind: "machine" | "person" | "duty";
    organisationId: string | null;
    personId: string | null;
    name: string;
    /** Of a machine; its body's own when absent. */
    role?: string;
  },
): Promise<void> {
  const now = (await tx.now()).toString();
  await tx.db
    .insertInto("actor")
    .values({
      actor_id: actor.id,
      kind: actor.kind,
      organisation_id: actor.organisationId,
      person_id: actor.personId,
      name: actor.name,
      ...(actor.role === undefined ? {} : { role: actor.role }),
      created_at: now,
    })
    .onConflict((c) => c.column("actor_id").doNothing())
    .execute();
}

/** A name as it is said in each language; the same in both where only one was given. */
export interface SaidName {
  readonly en: string;
  readonly ja: string;
}

/** The person of this realm who signs in so. */
export async function personOfLogin(tx: DutyTx<"door">, loginId: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom("person").select("person_id").where("login_id", "=", loginId).executeTakeFirst();
  return row?.person_id;
}

/** A person of the realm with a sign-in and a role in a body. */
export async function writePerson(
  tx: DutyTx<"door">,
  p: { personId: string; actorId: string; loginId: string; name: SaidName; organisationId: string; role: string },
): Promise<void> {
  const now = (await tx.now()).toString();
  await tx.db
    .insertInto("person")
    .values({
      person_id: p.personId,
      login_id: p.loginId,
      display_name: p.name.en,
      display_name_ja: p.name.ja,
      created_at: now,
    })
    .execute();
  await tx.db
    .insertInto("membership")
    .values({ person_id: p.personId, organisation_id: p.organisationId, role: p.role, since: now })
    .execute();
  await writeActor(tx, {
    id: p.actorId,
    kind: "person",
    organisationId: p.organisationId,
    personId: p.personId,
    name: p.name.en,
  });
}

/** A reader of nothing: no visible set can ever hold this number, since no body has it. */
const NOBODY = 2_147_483_647;

/** Runs the hub and reads nothing in it, whatever else its holder may be. */
export const ADMINISTRATOR = "security_administrator";

/** Who acts, for which body, in which roles; undefined when the actor is unknown, revoked, suspended or its membership has ended. */
export interface Acting {
  readonly reader: Reader;
  readonly name: SaidName;
  readonly kind: "person" | "machine";
  readonly roles: readonly string[];
  /** Null for a machine. */
  readonly personId: string | null;
  /** False for who runs the hub: no route of content answers, and the reader sees no row. */
  readonly content: boolean;
}

const COLUMNS = sql`a.actor_id, a.kind, a.person_id, a.name, max(p.display_name_ja) as name_ja, a.organisation_id, r.reader_no,
  array(select held from roles_of(a.actor_id) held order by held) as roles`;

interface ActingRow {
  actor_id: string;
  kind: string;
  person_id: string | null;
  name: string;
  name_ja: string | null;
  organisation_id: string;
  reader_no: number | null;
  roles: string[];
}

/** The machine behind a credential. */
export async function actingMachine(tx: DutyTx<"door">, actorId: string): Promise<Acting | undefined> {
  const { rows } = await sql<ActingRow>`
    select ${COLUMNS} from actor a join reader r on r.organisation_id = a.organisation_id and r.compartments = '{}'
    left join person p on false left join membership m on false
    where a.actor_id = ${actorId} and a.kind = 'machine' and (a.revoked_at is null or a.revoked_at > realm_now())
    group by a.actor_id, r.reader_no`.execute(tx.db);
  return acting(rows[0]);
}

/** The actor behind a sign-in, in its first body of this realm. */
export async function actingPerson(tx: DutyTx<"door">, loginId: string): Promise<Acting | undefined> {
  const { rows } = await sql<ActingRow>`
    select ${COLUMNS} from person p join actor a using (person_id) left join reader r on r.organisation_id = a.organisation_id and r.compartments = '{}'
    join membership m on m.person_id = p.person_id and m.organisation_id = a.organisation_id
      and m.since <= realm_now() and (m.until is null or m.until > realm_now())
    where p.login_id = ${loginId} and p.suspended_at is null and (a.revoked_at is null or a.revoked_at > realm_now())
    group by a.actor_id, r.reader_no order by min(m.since), a.actor_id limit 1`.execute(tx.db);
  return acting(rows[0]);
}

function acting(row: ActingRow | undefined): Acting | undefined {
  if (!row) return undefined;
  const content = row.reader_no !== null && !row.roles.includes(ADMINISTRATOR);
  return {
    reader: {
      actorId: row.actor_id,
      organisationId: row.organisation_id,
      readerNo: content && row.reader_no !== null ? row.reader_no : NOBODY,
    },
    name: { en: row.name, ja: row.name_ja ?? row.name },
    kind: row.kind === "person" ? "person" : "machine",
    roles: row.roles,
    personId: row.person_id,
    content,
  };
}
