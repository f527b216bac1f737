/** Holds the database's own catalogue to the house's truths: what a duty may do is asked of PostgreSQL, not of our code. */
import { readFileSync } from "node:fs";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader } from "./act.ts";
import { asAdmin } from "./admin.ts";
import { describeTables } from "./describe.ts";
import { internLabel } from "./labels.ts";
import { poolsOf } from "./pools.ts";
import type { Realm } from "./realm.ts";
import { asRole, type TestCluster, testCluster } from "./testing.ts";
import { fileReport, fileUnder, foundNation, marking, type Nation, reportRow } from "./testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
  await fileUnder(realm, nation.port, { tlp: "red" }, nation.chance);
  await fileUnder(realm, nation.bank, { tlp: "green" }, nation.chance);
});
afterAll(() => cluster.stop());

const catalogue = <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  asAdmin(cluster.database, async (client) => (await client.query<T>(sql, values)).rows);

describe("every table", () => {
  it("declares whether it is kept, derived or secret", async () => {
    const rows = await catalogue<{ name: string; says: string | null }>(
      `select c.relname as name, obj_description(c.oid) as says from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = $1::regnamespace`,
      [realm.names.schema],
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !/^(kept|derived|secret): \S/.test(row.says ?? "")).map((row) => row.name)).toEqual([]);
  });

  it("that speaks of a report, a case or an act carries a label, and with a label goes forced row security", async () => {
    const open = new Set(["label", "audience"]);
    const rows = await catalogue<{ name: string; label: boolean; forced: boolean; policies: number; about: boolean }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'label_id' and a.attnum > 0) as label,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('report_id', 'case_id', 'subject_id', 'body', 'bytes', 'value')) as about,
              (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
       from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = $1::regnamespace`,
      [realm.names.schema],
    );
    const content = rows.filter((row) => row.label && !open.has(row.name));
    expect(content.length).toBeGreaterThan(13);
    expect(content.filter((row) => !row.forced || row.policies === 0)).toEqual([]);
    // cluster_member is the duty's own and closed to readers; what a body was handed is shown to that body alone, and so
    // are the objects of its packages; policies,
    // orders and knowledge are public to the realm; the register of matches is nobody's to read
    const unlabelled = rows.filter((row) => row.about && !row.label).map((row) => row.name);
    expect(unlabelled.sort()).toEqual([
      "cluster_member",
      "handed_over",
      "knowledge",
      "link_policy",
      "match_found",
      "setting",
      "shared_object",
      "standing_order",
      "warning_value",
    ]);
  });

  it("has the same columns in tables.ts as in the database", async () => {
    const now = await asAdmin(cluster.database, (client) => describeTables(client, realm.names.schema));
    const stored = readFileSync(new URL("./tables.ts", import.meta.url), "utf8");
    expect(fields(stored)).toEqual(fields(now));
  });
});

describe("a duty's role", () => {
  it("is no superuser, bypasses no row security, creates nothing and owns no table", async () => {
    const roles = Object.values(realm.names.roles);
    const rows = await catalogue(
      `select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      [roles],
    );
    expect(rows).toEqual([]);
    const owned = await catalogue(
      `select c.relname from pg_class c where c.relnamespace = $1::regnamespace and c.relowner in (select oid from pg_roles where rolname = any ($2))`,
      [realm.names.schema, roles],
    );
    expect(owned).toEqual([]);
  });

  it("has its search path fixed to its own realm", async () => {
    const path = await asRole(realm, "app", async (client) => (await client.query("show search_path")).rows);
    expect(path).toEqual([{ search_path: `${realm.names.schema}, pg_temp` }]);
  });

  it.each([
    "select from link",
    "select from cluster_member",
    "select from content_key",
    "select from class_key",
    "select from erased",
    "select from reader",
    "select from audience",
    "select key_digest from actor",
    "select login_id from person",
    "select from migration",
    "update label set tlp = 'clear'",
    "delete from report",
    "update report set owner_id = owner_id",
    "insert into visible_label values (1, 1)",
    "insert into visible_class values (1, 1)",
    "create table mine ()",
  ])("refuses the readers' role: %s", async (statement) => {
    const code = await asRole(realm, "app", (client) => client.query(statement).then(() => "done", codeOf));
    expect(code).toBe("42501");
  });

  it.each(["report", "raw", "assertion", "link", "content_key", "case_room", "outbox"])(
    "refuses the door any look at %s",
    async (table) => {
      const code = await asRole(realm, "door", (client) =>
        client.query(`select from ${table}`).then(() => "done", codeOf),
      );
      expect(code).toBe("42501");
    },
  );

  it("of fusion reads no key, no raw bytes and no receipt", async () => {
    for (const table of [
      "content_key",
      "class_key",
      "raw",
      "understanding",
      "receipt",
      "outbox",
      "person",
      "membership",
    ]) {
      const code = await asRole(realm, "fusion", (client) =>
        client.query(`select from ${table}`).then(() => "done", codeOf),
      );
      expect(`${table} ${code}`).toBe(`${table} 42501`);
    }
  });

  it("of the queue sees the queue alone, and readers cannot list it", async () => {
    const jobs = await asRole(realm, "jobs", (client) =>
      client.query(`select from ${realm.names.schema}.report`).then(() => "done", codeOf),
    );
    const app = await asRole(realm, "app", (client) =>
      client.query(`select from ${realm.names.jobsSchema}._private_jobs`).then(() => "done", codeOf),
    );
    expect([jobs, app]).toEqual(["42501", "42501"]);
  });
});

describe("a reader", () => {
  it("that was not named sees nothing", async () => {
    const seen = await asRole(realm, "app", async (client) => {
      const counts = [];
      for (const table of ["report", "assertion", "label", "visible_label", "visible_class"])
        counts.push((await client.query(`select from ${table}`)).rowCount);
      return counts;
    });
    expect(seen).toEqual([0, 0, 0, 0, 0]);
  });

  it("sees its own row and what others let it see, and not another's", async () => {
    const count = (reader: typeof nation.port) =>
      asReader(realm, reader, async (tx) =>
        (await tx.db.selectFrom("report").select("owner_id").execute()).map((row) => row.owner_id),
      );
    expect((await count(nation.port)).sort()).toEqual([nation.port.organisationId, nation.bank.organisationId].sort());
    expect(await count(nation.bank)).toEqual([nation.bank.organisationId]);
    expect(await count(nation.office)).toEqual([nation.bank.organisationId]);
  });

  it("sees neither another's label nor another's set", async () => {
    const seen = await asReader(realm, nation.bank, async (tx) => ({
      owners: await tx.db.selectFrom("label").select("owner_id").distinct().execute(),
      readers: await tx.db.selectFrom("visible_class").select("reader_no").distinct().execute(),
    }));
    expect(seen.owners).toEqual([{ owner_id: nation.bank.organisationId }]);
    expect(seen.readers).toEqual([{ reader_no: nation.bank.readerNo }]);
  });

  it("cannot write under another's label, even one that it may see", async () => {
    const foreign = await internLabel(realm, marking(nation.bank));
    await expect(fileReport(realm, nation.port, foreign, nation.chance)).rejects.toMatchObject({ code: "42501" });
    const hidden = await internLabel(realm, marking(nation.bank, { tlp: "red" }));
    await expect(fileReport(realm, nation.port, hidden, nation.chance)).rejects.toMatchObject({ code: "42501" });
  });

  it("cannot sign an act with another's name", async () => {
    const key = await internLabel(realm, marking(nation.port, { class: "act" }));
    const write = (actor_id: string) =>
      asReader(realm, nation.port, async (tx) =>
        tx.db
          .insertInto("outbox")
          .values({ act: "test", actor_id, at: (await tx.now()).toString(), ...key, entry: "{}" })
          .execute(),
      );
    await expect(write(nation.bank.actorId)).rejects.toMatchObject({ code: "42501" });
    await expect(write(nation.port.actorId)).resolves.toBeDefined();
  });

  it("leaves no trace in the connection: the next reader on it is nobody until named", async () => {
    await asReader(realm, nation.port, async (tx) => tx.db.selectFrom("report").select("report_id").execute());
    const { rows } = await poolsOf(realm)
      .pool("app")
      .query("select current_reader() as reader, current_organisation() as body, current_actor() as actor");
    expect(rows).toEqual([{ reader: null, body: null, actor: null }]);
  });
});

describe("a row's audience class", () => {
  it("follows its label when it is left out, and cannot be another than its label's", async () => {
    const key = await internLabel(realm, marking(nation.port, { tlp: "red" }));
    const insert = (audience_class?: number) =>
      asReader(realm, nation.port, async (tx) => {
        const { audience_class: _, ...row } = reportRow(
          nation.port,
          key,
          nation.chance.uuid(),
          (await tx.now()).toString(),
          nation.chance,
        );
        const values = audience_class === undefined ? row : { ...row, audience_class };
        return tx.db.insertInto("report").values(values).returning("audience_class").executeTakeFirst();
      });
    expect(await insert()).toEqual({ audience_class: key.audience_class });
    const open = await internLabel(realm, marking(nation.port));
    await expect(insert(open.audience_class)).rejects.toMatchObject({ code: "TRY_AGAIN" });
  });

  it("of the fusion duty's set holds everything that is not sealed, and nothing that is", async () => {
    const sealed = await fileUnder(realm, nation.port, { sealedTo: nation.bank.organisationId }, nation.chance);
    const seen = await asDuty(realm, "fusion", (tx) => tx.db.selectFrom("report").select("report_id").execute());
    const all = await asDuty(realm, "keeper", (tx) => tx.db.selectFrom("report").select("report_id").execute());
    expect(all.map((row) => row.report_id).filter((id) => !seen.some((row) => row.report_id === id))).toEqual([sealed]);
  });
});

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : error;
}

/** Only the formatter's layout may differ between what is generated and what lies in the tree. */
function fields(text: string): string[] {
  return text.split(/[\s;]*\n\s*/);
}
