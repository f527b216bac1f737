/** One person, one hand; and what a role does not read is not there: asked of the database past all our code. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader, type Reader } from "./act.ts";
import { NotStanding } from "./errors.ts";
import type { Realm } from "./realm.ts";
import { bringRoles, readRoleBook } from "./role-book.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { fileUnder, foundBody, foundNation, foundPerson, type Nation } from "./testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let commission: Reader;
const BOOK = readRoleBook();

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: "2026-12-07T00:00:00Z" } });
  nation = await foundNation(realm);
  commission = await foundBody(realm, nation.chance, "commission", "commission");
});
afterAll(() => cluster.stop());

interface Held {
  readonly body: Reader;
  readonly role: string;
  readonly since?: string;
  readonly until?: string | null;
}

const NOW = "2026-12-07T00:00:00Z";

async function person(): Promise<string> {
  const id = nation.chance.uuid();
  await asDuty(realm, "door", (tx) =>
    tx.db.insertInto("person").values({ person_id: id, display_name: "x", created_at: NOW }).execute(),
  );
  return id;
}

/** undefined when it was taken, else the constraint that refused it. */
async function join(personId: string, h: Held): Promise<string | undefined> {
  try {
    await asDuty(realm, "door", (tx) =>
      tx.db
        .insertInto("membership")
        .values({
          person_id: personId,
          organisation_id: h.body.organisationId,
          role: h.role,
          since: h.since ?? NOW,
          until: h.until ?? null,
        })
        .execute(),
    );
    return undefined;
  } catch (error) {
    return error instanceof Error && "constraint" in error ? String(error.constraint) : String(error);
  }
}

/** A body in which a role exists. */
const bodyFor = async (role: string): Promise<Reader> => {
  const kind = BOOK.roles.find((r) => r.id === role)?.bodies?.[0];
  if (kind === undefined) return nation.office;
  return kind === "commission" ? commission : foundBody(realm, nation.chance, `b-${nation.chance.uuid()}`, kind);
};

describe("two roles that are never one person's", () => {
  it("are refused together, in either order and across two bodies, for every pair of the book", async () => {
    for (const { a, b } of BOOK.forbidden) {
      const [first, second] = [await bodyFor(a), await bodyFor(b)];
      for (const order of [
        [
          { body: first, role: a },
          { body: second, role: b },
        ],
        [
          { body: second, role: b },
          { body: first, role: a },
        ],
      ] as const) {
        const who = await person();
        expect(await join(who, order[0])).toBeUndefined();
        expect(await join(who, order[1])).toBe("membership_forbidden_pair");
      }
    }
  });

  it("are refused when one of them begins later, and taken when the other has ended by then", async () => {
    const who = await person();
    const later = { body: nation.office, role: "security_administrator", since: "2027-04-01T00:00:00Z" };
    await join(who, { body: nation.office, role: "triage_analyst" });
    expect(await join(who, later)).toBe("membership_forbidden_pair");
    await asDuty(realm, "door", (tx) =>
      tx.db.updateTable("membership").set({ until: later.since }).where("person_id", "=", who).execute(),
    );
    expect(await join(who, later)).toBeUndefined();
    const longer = asDuty(realm, "door", (tx) =>
      tx.db
        .updateTable("membership")
        .set({ until: null })
        .where("person_id", "=", who)
        .where("role", "=", "triage_analyst")
        .execute(),
    );
    await expect(longer).rejects.toMatchObject({ constraint: "membership_forbidden_pair" });
  });

  it("are refused to two acts at once", async () => {
    const who = await person();
    const both = await Promise.all([
      join(who, { body: nation.office, role: "triage_analyst" }),
      join(who, { body: nation.office, role: "security_administrator" }),
    ]);
    expect(both.filter((said) => said === undefined)).toHaveLength(1);
    expect(both).toContain("membership_forbidden_pair");
  });

  it("that somebody holds already do not become a pair in silence", async () => {
    const who = await person();
    await join(who, { body: nation.office, role: "triage_analyst" });
    await join(who, { body: nation.office, role: "briefer" });
    const pair = { a: "briefer", b: "triage_analyst", why: { en: "x", ja: "x" }, source: "x", verified: false };
    const brought = cluster.asAdmin(async (c) => {
      await c.query("begin");
      return bringRoles(c, realm.names.schema, { ...BOOK, forbidden: [...BOOK.forbidden, pair] });
    });
    await expect(brought).rejects.toMatchObject({ code: "ROLE_BOOK" });
  });
});

describe("a role", () => {
  it("exists only in the bodies that its book names, is known, and a machine's is no person's", async () => {
    const who = await person();
    expect(await join(who, { body: nation.port, role: "oversight_commissioner" })).toBe("membership_role_of_the_body");
    expect(await join(who, { body: nation.port, role: "body_system" })).toBe("membership_role_of_the_body");
    expect(await join(who, { body: nation.port, role: "emperor" })).toBe("membership_in_a_known_role");
  });

  it("of a machine that was given none is its body's, and the commission's is oversight's", async () => {
    const made = (body: Reader) =>
      asDuty(realm, "door", async (tx) => {
        const machine = {
          actor_id: nation.chance.uuid(),
          kind: "machine",
          organisation_id: body.organisationId,
          name: "m",
        };
        const written = tx.db
          .insertInto("actor")
          .values({ ...machine, created_at: NOW })
          .returning("role");
        return (await written.executeTakeFirst())?.role;
      });
    expect([await made(nation.port), await made(commission)]).toEqual(["body_system", "oversight_secretariat"]);
  });
});

describe("what a role does not read", () => {
  const rows = (reader: Reader) =>
    asReader(realm, reader, async (tx) => ({
      reports: (await tx.db.selectFrom("report").select("report_id").execute()).length,
      values: (await tx.db.selectFrom("assertion").select("assertion_id").execute()).length,
    }));

  beforeAll(async () => {
    await fileUnder(realm, nation.port, { tlp: "green" }, nation.chance, "203.0.113.24");
  });

  it.each([
    ["triage_analyst", { reports: 1, values: 1 }],
    ["legal_officer", { reports: 1, values: 0 }],
    ["briefer", { reports: 1, values: 0 }],
    ["talent_manager", { reports: 0, values: 0 }],
    ["security_administrator", { reports: 0, values: 0 }],
    ["exercise_planner", { reports: 1, values: 1 }],
  ])("is not there for it: %s", async (role, seen) => {
    expect(await rows(await foundPerson(realm, nation.chance, nation.office, role))).toEqual(seen);
  });

  it("is not there for a planner in a live realm", async () => {
    const live = await cluster.realm({ kind: "live", clock: { kind: "running" } });
    const people = await foundNation(live);
    await fileUnder(live, people.port, { tlp: "green" }, people.chance);
    const planner = await foundPerson(live, people.chance, people.office, "exercise_planner");
    const seen = await asReader(live, planner, (tx) => tx.db.selectFrom("report").select("report_id").execute());
    expect(seen).toEqual([]);
  });

  it("is gone at the instant at which the membership ends", async () => {
    const analyst = await foundPerson(realm, nation.chance, nation.office, "triage_analyst");
    const ends = "2026-12-07T02:00:00Z";
    await asDuty(realm, "door", (tx) =>
      tx.db.updateTable("membership").set({ until: ends }).where("person_id", "=", analyst.personId).execute(),
    );
    const at = (instant: string) =>
      cluster.asAdmin((c) => c.query(`update ${realm.names.schema}.realm set clock_stepped = '${instant}'`));
    await at("2026-12-07T01:59:59.999Z");
    expect(await rows(analyst)).toEqual({ reports: 1, values: 1 });
    await at(ends);
    await expect(rows(analyst)).rejects.toThrow(NotStanding);
  });

  it("is gone at the instant of a suspension, and back when it is lifted", async () => {
    const analyst = await foundPerson(realm, nation.chance, nation.office, "triage_analyst");
    const suspended = (at: string | null) =>
      asDuty(realm, "door", (tx) =>
        tx.db.updateTable("person").set({ suspended_at: at }).where("person_id", "=", analyst.personId).execute(),
      );
    const roles = () =>
      asDuty(realm, "door", (tx) =>
        sql<{ r: string }>`select r from roles_of(${analyst.actorId}::uuid) r`.execute(tx.db).then((told) => told.rows),
      );
    const now = await asDuty(realm, "door", (tx) => tx.now());
    await suspended(now.add({ milliseconds: 1 }).toString());
    expect(await rows(analyst)).toEqual({ reports: 1, values: 1 });
    expect(await roles()).toEqual([{ r: "triage_analyst" }]);
    await suspended(now.toString());
    await expect(rows(analyst)).rejects.toThrow(NotStanding);
    expect(await roles()).toEqual([]);
    await suspended(null);
    expect(await rows(analyst)).toEqual({ reports: 1, values: 1 });
  });

  it("is not there for an actor whom nobody registered", async () => {
    await expect(rows({ ...nation.office, actorId: nation.chance.uuid() })).rejects.toThrow(NotStanding);
    const unnamed = await asReader(realm, nation.office, async (tx) => {
      await sql`select set_config('noroshi.reads', '', true)`.execute(tx.db);
      return tx.db.selectFrom("report").select("report_id").execute();
    });
    expect(unnamed).toEqual([]);
  });
});
