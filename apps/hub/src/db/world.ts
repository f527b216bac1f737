/**
 * Reads from the database what the handling rule asks for: the bodies, the readers and the labels of a realm.
 */
import type { BodyFacts, Label, World } from "@noroshi/handling";
import { type Kysely, type Selectable, sql } from "kysely";
import type { RealmTables } from "./tables.ts";

export interface RealmReader {
  readonly readerNo: number;
  readonly facts: BodyFacts;
}

/** What the rule may look up, with all readers of the realm. */
export interface ReadersWorld extends World {
  readonly readers: readonly RealmReader[];
}

/** The bodies and readers as they stand in this transaction. */
export async function loadWorld(db: Kysely<RealmTables>): Promise<ReadersWorld> {
  const { rows: realms } = await sql<{
    country: string;
    now_ms: number;
  }>`select country, (extract(epoch from realm_now()) * 1000)::double precision as now_ms from realm`.execute(db);
  const realm = realms[0];
  if (realm === undefined) throw new Error("the realm has no row of its own");
  const bodies = await db.selectFrom("organisation").select(["organisation_id", "kind", "country", "groups"]).execute();
  const cleared = await bodiesCleared(db);
  const facts = new Map<string, BodyFacts>(
    bodies.map((row) => [
      row.organisation_id,
      {
        id: row.organisation_id,
        kind: row.kind as BodyFacts["kind"],
        country: row.country,
        groups: row.groups,
        compartments: cleared.get(row.organisation_id) ?? [],
      },
    ]),
  );
  const rows = await db
    .selectFrom("reader")
    .select(["reader_no", "organisation_id", "compartments"])
    .orderBy("reader_no")
    .execute();
  // A reader is its body with the compartments of that reader; which of a body's readers somebody is, is asked at each act.
  const readers = rows.flatMap((row) => {
    const known = row.organisation_id === null ? undefined : facts.get(row.organisation_id);
    return known === undefined
      ? []
      : [{ readerNo: row.reader_no, facts: { ...known, compartments: row.compartments } }];
  });
  return { nowMs: realm.now_ms, hubCountry: realm.country, body: (id) => facts.get(id), readers };
}

/** The compartments that each body as a whole is admitted to at this instant. */
async function bodiesCleared(db: Kysely<RealmTables>): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ organisation_id: string; compartments: string[] }>`
    select organisation_id, array_agg(distinct compartment) as compartments from clearance
    where person_id is null and since <= realm_now() and realm_now() < until group by organisation_id`.execute(db);
  return new Map(rows.map((r) => [r.organisation_id, r.compartments]));
}

export interface KnownLabel {
  readonly labelId: number;
  readonly audienceClass: number;
  readonly label: Label;
}

/** Every label of the realm, as the rule reads it; or those alone that some consent rides on. */
export async function loadLabels(
  db: Kysely<RealmTables>,
  options: { readonly withGrants?: boolean } = {},
): Promise<readonly KnownLabel[]> {
  const all = db.selectFrom("label").selectAll();
  const rows = await (options.withGrants === true ? all.where(sql<boolean>`grants <> '[]'`) : all).execute();
  return rows.map((row) => ({ labelId: row.label_id, audienceClass: row.audience_class, label: markingOf(row) }));
}

/** Labels by their numbers, with what a row must keep beside what the rule reads. */
export async function readLabels(db: Kysely<RealmTables>, ids: readonly number[]): Promise<ReadonlyMap<number, Label>> {
  const rows = await db
    .selectFrom("label")
    .selectAll()
    .where("label_id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.label_id, markingOf(row)]));
}

function markingOf(row: Selectable<RealmTables["label"]>): Label {
  return {
    ownerId: row.owner_id,
    originatorId: row.originator_id ?? row.owner_id,
    tlp: row.tlp as Label["tlp"],
    pap: row.pap as NonNullable<Label["pap"]> | null,
    caveats: row.caveats as Label["caveats"],
    consent: row.consent as Label["consent"],
    audience: row.audience,
    class: row.class as Label["class"],
    sealedTo: row.sealed_to,
    provenance: row.provenance as NonNullable<Label["provenance"]>,
    grants: row.grants as unknown as NonNullable<Label["grants"]>,
    ...(row.stated === null ? {} : { stated: row.stated as NonNullable<Label["stated"]> }),
    ...(row.originator_caveats === null
      ? {}
      : { originatorCaveats: row.originator_caveats as NonNullable<Label["originatorCaveats"]> }),
  };
}
