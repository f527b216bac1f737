/**
 * The smallest nation for tests of the database: three bodies, their machines, and a report of each with one value.
 * Written through the same doors as the hub's own acts: nothing here goes around row security.
 */
import { asDuty, asReader, type Reader } from "./act.ts";
import type { Chance } from "./chance.ts";
import type { LabelKey } from "./label-cache.ts";
import { internLabel, type Marking } from "./labels.ts";
import { readerOf } from "./readers.ts";
import type { Realm } from "./realm.ts";

export interface Nation {
  readonly port: Reader;
  readonly bank: Reader;
  readonly office: Reader;
  readonly chance: Chance;
}

/** Registers a port operator, a bank and the coordinating office, each with one machine. */
export async function foundNation(realm: Realm): Promise<Nation> {
  const chance = realm.chance({ actorId: "tests", act: "nation" });
  const body = (slug: string, kind: string) => foundBody(realm, chance, slug, kind);
  return {
    port: await body("port", "operator"),
    bank: await body("bank", "bank"),
    office: await body("office", "coordinator"),
    chance,
  };
}

/** Registers one more body; it becomes a reader at once. */
export async function foundBody(
  realm: Realm,
  chance: Chance,
  slug: string,
  kind: string,
  { country = "JP", groups = [] }: { readonly country?: string; readonly groups?: readonly string[] } = {},
): Promise<Reader> {
  const organisationId = chance.uuid();
  const actorId = chance.uuid();
  await asDuty(realm, "door", async (tx) => {
    const created_at = (await tx.now()).toString();
    await tx.db
      .insertInto("organisation")
      .values({
        organisation_id: organisationId,
        slug,
        name_en: slug,
        name_ja: slug,
        kind,
        country,
        groups: [...groups],
        created_at,
      })
      .execute();
    await tx.db
      .insertInto("actor")
      .values({
        actor_id: actorId,
        kind: "machine",
        organisation_id: organisationId,
        name: `${slug} machine`,
        role: "body_system",
        created_at,
      })
      .execute();
  });
  return { actorId, organisationId, readerNo: await readerOf(realm, organisationId) };
}

/** A marking of the body's own: green and for all unless said otherwise. */
export function marking(owner: Reader, over: Partial<Marking> = {}): Marking {
  return {
    ownerId: owner.organisationId,
    originatorId: owner.organisationId,
    tlp: "green",
    caveats: [],
    consent: [],
    audience: null,
    class: "report",
    sealedTo: null,
    ...over,
  };
}

/** Files a report with one assertion under a label of the body's own; gives back the report's id. */
export async function fileReport(
  realm: Realm,
  by: Reader,
  key: LabelKey,
  chance: Chance,
  value = "203.0.113.7",
): Promise<string> {
  const report_id = chance.uuid();
  await asReader(realm, by, async (tx) => {
    const received_at = (await tx.now()).toString();
    await tx.db
      .insertInto("report")
      .values(reportRow(by, key, report_id, received_at, chance))
      .execute();
    await tx.db
      .insertInto("assertion")
      .values({
        assertion_id: chance.uuid(),
        report_id,
        ...key,
        ref: "item 1",
        kind: "ipv4",
        value,
        indicator: true,
        received_at,
      })
      .execute();
  });
  return report_id;
}

/** A report's row as the store would write it, with a body of nothing. */
export function reportRow(by: Reader, key: LabelKey, report_id: string, received_at: string, chance: Chance) {
  return {
    report_id,
    ...key,
    owner_id: by.organisationId,
    sender_id: by.actorId,
    format: "neutral-incident",
    kind: "incident_notice",
    received_at,
    content_key: chance.uuid(),
    body: Buffer.alloc(0),
  };
}

/** Interns the marking and files a report under it. */
export async function fileUnder(
  realm: Realm,
  by: Reader,
  over: Partial<Marking>,
  chance: Chance,
  value?: string,
): Promise<string> {
  return fileReport(realm, by, await internLabel(realm, marking(by, over)), chance, value);
}

/** A person of a body, in a role; `person` gives one that is known a further account. */
export async function foundPerson(
  realm: Realm,
  chance: Chance,
  body: Reader,
  role: string,
  person?: string,
): Promise<Reader & { readonly personId: string }> {
  const personId = person ?? chance.uuid();
  const actorId = chance.uuid();
  await asDuty(realm, "door", async (tx) => {
    const at = (await tx.now()).toString();
    if (person === undefined)
      await tx.db.insertInto("person").values({ person_id: personId, display_name: role, created_at: at }).execute();
    await tx.db
      .insertInto("membership")
      .values({ person_id: personId, organisation_id: body.organisationId, role, since: at })
      .onConflict((known) => known.doNothing())
      .execute();
    await tx.db
      .insertInto("actor")
      .values({
        actor_id: actorId,
        kind: "person",
        organisation_id: body.organisationId,
        person_id: personId,
        name: role,
        created_at: at,
      })
      .execute();
  });
  return { ...body, actorId, personId };
}
