/** What releases handed over is known from collections, what else was served from the book beside them: asked of a real database. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation } from "../db/testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
const at = (day: number): string => `2026-11-${String(day).padStart(2, "0")}T00:00:00Z`;
const object = (n: number): string => `indicator--00000000-0000-4000-8000-00000000000${n}`;

/** Entries of a body's collection: the value, its version's day, and when it was handed over; null: it was taken back. */
async function released(
  to: Reader,
  list: readonly (readonly [n: number, value: string, day: number, on: number | null])[],
) {
  const label = await internLabel(realm, marking(to, { tlp: "red" }));
  await asDuty(realm, "keeper", async (tx) => {
    for (const [n, value, day, on] of list) {
      await sql`insert into shared_object (object_id, modified, created, audience_key, kind, value, body)
        values (${object(n)}, ${at(day)}, ${at(1)}, '', 'ipv4', ${value}, '{}')`.execute(tx.db);
      await sql`insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version, label_id, audience_class, handed_at)
        values (${to.organisationId}::uuid, 'released', ${at(4 * n + day)}, ${object(n)}, ${at(day)}, '', 'indicator', '2.1', ${label.label_id}, ${label.audience_class},
          ${on === null ? null : at(on)})`.execute(tx.db);
    }
  });
}

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
  await released(nation.port, [
    [1, "a", 1, 6],
    [1, "a", 2, 8],
    [2, "b", 1, 7],
    [3, "b", 2, null],
  ]);
  await released(nation.bank, [[4, "c", 1, 5]]);
  await asDuty(realm, "keeper", (tx) =>
    sql`insert into handed_over (organisation_id, kind, value, first_at) values
      (${nation.port.organisationId}::uuid, 'ipv4', 'b', ${at(3)}), (${nation.port.organisationId}::uuid, 'ipv4', 'd', ${at(4)})`.execute(
      tx.db,
    ),
  );
});
afterAll(() => cluster.stop());

describe("a body", () => {
  it("was handed what its collection says and what it was served beside, each when first, and nothing of another's", async () => {
    const { rows } = await asReader(realm, nation.port, (tx) =>
      sql<{ value: string; first_at: string }>`
        select h.value, h.first_at from handed_over_to_own(array_fill('ipv4'::text, '{5}'), '{a,b,c,d,e}') h order by h.value`.execute(
        tx.db,
      ),
    );
    expect(rows.map((r) => [r.value, Date.parse(r.first_at)])).toEqual([
      ["a", Date.parse(at(6))],
      ["b", Date.parse(at(3))],
      ["d", Date.parse(at(4))],
    ]);
  });

  it("had been handed a value at an instant when it was handed over before it, in whatever way", async () => {
    const { port, bank } = nation;
    const before = (body: Reader, value: string, day: number): Promise<boolean | undefined> =>
      asDuty(realm, "fusion", async (tx) => {
        const { rows } = await sql<{ had: boolean }>`
          select handed_over_before(${body.organisationId}::uuid, 'ipv4', ${value}, ${at(day)}::timestamptz) as had`.execute(
          tx.db,
        );
        return rows[0]?.had;
      });
    expect([await before(port, "a", 6), await before(port, "a", 7)]).toEqual([false, true]);
    expect([await before(port, "d", 4), await before(port, "d", 5)]).toEqual([false, true]);
    expect([await before(bank, "a", 9), await before(bank, "c", 6)]).toEqual([false, true]);
  });
});
