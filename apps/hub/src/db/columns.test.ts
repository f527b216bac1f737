/** Columns of parameters, asked back from a real server: what it reads is what was written. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin } from "./admin.ts";
import { booleanColumn, instantColumn, integerColumn, textColumn, uuidColumn } from "./columns.ts";
import { type TestCluster, testCluster } from "./testing.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

const text = fc.string({ unit: "binary" }).map((s) => s.replaceAll("\0", " ").toWellFormed());
const instant = fc
  .tuple(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), fc.nat(999))
  .map(([date, micros]) => date.toISOString().replace("Z", `${String(micros).padStart(3, "0")}Z`));

describe("a column of many rows", () => {
  it("is read by the server as it was given, value by value, whatever is in it", async () => {
    await asAdmin(cluster.database, async (client) => {
      const rows = fc.record({
        a: fc.option(text),
        n: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        b: fc.boolean(),
        at: fc.option(instant),
        id: fc.uuid(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(rows, { maxLength: 20 }), async (list) => {
          const { rows: read } = await client.query(
            `select t.a, t.n, t.b, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, t.id
             from unnest($1::text[], $2::integer[], $3::boolean[], $4::timestamptz[], $5::uuid[]) with ordinality t(a, n, b, at, id, place) order by place`,
            [
              textColumn(list.map((r) => r.a)),
              integerColumn(list.map((r) => r.n)),
              booleanColumn(list.map((r) => r.b)),
              instantColumn(list.map((r) => r.at)),
              uuidColumn(list.map((r) => r.id)),
            ],
          );
          expect(read).toEqual(list);
        }),
        { numRuns: 60 },
      );
    });
  });

  it("tells where each text begins, and takes no instant that is none", () => {
    const places: number[] = [];
    const column = textColumn(["烽火", null, "x"], places);
    const at = (n: number): string => {
      const from = places[n] ?? 0;
      return column.toString("utf8", from, from + column.readInt32BE(from - 4));
    };
    expect([at(0), at(2)]).toEqual(["烽火", "x"]);
    for (const no of ["2026-11-20", "2026-13-20T01:00:00Z", "now"])
      expect(() => instantColumn([no])).toThrow(RangeError);
    for (const no of ["", "x", "00000000-0000-4000-8000-00000000000g"])
      expect(() => uuidColumn([no])).toThrow(RangeError);
  });
});
