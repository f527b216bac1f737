/** What a release's rows name is held to stand once a statement instead of once a row: the same refusals under the same names. */
import { escapeIdentifier } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin } from "./admin.ts";
import { internLabel } from "./labels.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { foundNation, marking, type Nation } from "./testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let label: { label_id: number; audience_class: number };
let other: number;
beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
  label = await internLabel(realm, marking(nation.port, { tlp: "red" }));
  other = (await internLabel(realm, marking(nation.bank, { tlp: "red" }))).audience_class;
});
afterAll(() => cluster.stop());

const RELEASE = "00000000-0000-4000-8000-000000000001";
const DELIVERY = "00000000-0000-4000-8000-000000000002";
const GONE = "00000000-0000-4000-8000-00000000000f";

/** A package of one value, written as the database's owner and rolled back; what refuses is the database alone. */
async function tried(act: (say: (sql: string, values?: unknown[]) => Promise<string>) => Promise<void>): Promise<void> {
  await asAdmin(cluster.database, async (client) => {
    await client.query(`begin; set search_path = ${escapeIdentifier(realm.names.schema)}`);
    const { organisationId, actorId } = nation.port;
    const { label_id, audience_class } = label;
    await client.query(
      `insert into release (release_id, label_id, audience_class, owner_id, ordered_by, audience, recipients, reports, seen, at)
       values ($1, $2, $3, $4, $5, 'x', '{}', '{}', '[]', realm_now())`,
      [RELEASE, label_id, audience_class, organisationId, actorId],
    );
    await client.query(
      `insert into delivery (delivery_id, release_id, label_id, audience_class, organisation_id, audience, count, digest, at)
       values ($1, $2, $3, $4, $5, 'x', 1, '', realm_now())`,
      [DELIVERY, RELEASE, label_id, audience_class, organisationId],
    );
    await client.query(
      "insert into shared_object (object_id, modified, created, audience_key, kind, value, body) values ('indicator--00000000-0000-4000-8000-000000000003', '2026-01-01', '2026-01-01', '', 'ipv4', 'v', '{}')",
    );
    try {
      await act(async (sql, values = []) => {
        await client.query("savepoint s");
        try {
          await client.query(sql, values);
          return "done";
        } catch (error) {
          await client.query("rollback to s");
          const { code, constraint } = error as { code: string; constraint: string };
          return `${code} ${constraint}`;
        }
      });
    } finally {
      await client.query("rollback");
    }
  });
}

const OBJECT = "00000000-0000-4000-8000-000000000003";
const PART = `insert into delivery_part (delivery_id, first_id, objects, versions, places, kinds, texts, tlps, ends, label_id, audience_class)
  values ($1, $2, array[$2::uuid], array['2026-01-01'::timestamptz], '{0}', '{ipv4}', '{v}', '{green}', '{null}', $3, $4)`;
const ENTRY = `insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version, label_id, audience_class)
  values ($1, 'released', realm_now(), 'o', '2026-01-01', '', 'indicator', '2.1', $2, $3)`;
const HANDED = "insert into handed_over (organisation_id, kind, value, first_at) values ($1, 'ipv4', 'v', realm_now())";

describe("what rows of a release name", () => {
  it("stands, or the statement is refused as a foreign key refuses it", async () => {
    await tried(async (say) => {
      const { label_id: l, audience_class: c } = label;
      const port = nation.port.organisationId;
      expect(await say(PART, [GONE, OBJECT, l, c])).toBe("23503 delivery_part_delivery_id_fkey");
      expect(await say(PART, [DELIVERY, GONE, l, c])).toBe("23503 delivered_object");
      expect(await say(PART, [DELIVERY, OBJECT, l, other])).toBe("23503 delivery_part_label_id_audience_class_fkey");
      expect(await say(PART, [DELIVERY, OBJECT, l, c])).toBe("done");
      expect(await say(ENTRY, [GONE, l, c])).toBe("23503 exchange_entry_organisation_id_fkey");
      expect(await say(ENTRY, [port, 999_999, c])).toBe("23503 exchange_entry_label_id_audience_class_fkey");
      expect(await say(ENTRY, [port, l, c])).toBe("done");
      expect(await say(HANDED, [GONE])).toBe("23503 handed_over_organisation_id_fkey");
      expect(await say(HANDED, [port])).toBe("done");
      expect(await say(`update exchange_entry set audience_class = ${other}`)).toBe(
        "23503 exchange_entry_label_id_audience_class_fkey",
      );
    });
  });

  it("does not go away while they name it, and they follow their label into another class", async () => {
    await tried(async (say) => {
      const { label_id: l, audience_class: c } = label;
      expect(await say(PART, [DELIVERY, OBJECT, l, c])).toBe("done");
      expect(await say(ENTRY, [nation.port.organisationId, l, c])).toBe("done");
      expect(await say("delete from shared_object")).toBe("23503 delivered_object");
      expect(await say("delete from delivery")).toBe("23503 delivery_part_delivery_id_fkey");
      expect(await say("update label set audience_class = $2 where label_id = $1", [l, other])).toBe("done");
      for (const table of ["delivery_part", "exchange_entry"])
        expect(await say(`select 1 / count(*) filter (where audience_class <> ${other}) from ${table}`)).toContain(
          "22012", // division by zero: there is none
        );
    });
  });
});
