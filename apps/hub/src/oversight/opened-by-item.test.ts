/** Over samples of any size: what an inspection opens is what its items touch, no more and no less. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { notice, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let inspector: Person;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  inspector = await personOf(t, "commission", "oversight_commissioner");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const INSPECTIONS = "/api/v1/oversight/inspections";
const post = (path: string, json: unknown) =>
  inspector.call("POST", path, { json, headers: { "idempotency-key": `i${++n}` } });

async function reported(): Promise<string> {
  const sent = await t.as("port", "POST", "/api/v1/reports", {
    body: notice(`n${++n}`, { tlp: "red", organisation: `Victim ${n}` }),
    headers: { "idempotency-key": `f${n}`, "content-type": "application/json" },
  });
  return String(sent.json["reportId"]);
}

/** A sample of so many acts of acceptance. @returns its id, and by which entry it touches which report */
async function sampled(size: number) {
  const order = { way: "sample", act: "report.accepted", size, reason: "drawn by lot" };
  expect((await post(INSPECTIONS, order)).status).toBe(202);
  const { items } = (await inspector.call("GET", INSPECTIONS)).json as { items: { id: string }[] };
  const id = items[0]?.id ?? "";
  const { touched } = (await inspector.call("GET", `${INSPECTIONS}/${id}`)).json as {
    touched: { entry: string; report: string }[];
  };
  return { id, entries: new Map(touched.map((one) => [one.report, one.entry])) };
}

describe("an inspection", () => {
  it("opens what its items touch and nothing else, whatever a sample drew", async () => {
    const reports = await Promise.all([1, 2, 3, 4, 5].map(() => reported()));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), async (size) => {
        const { id, entries } = await sampled(size);
        expect(entries.size).toBe(size);
        const [some = "0"] = entries.values();
        for (const report of reports) {
          // By its own entry where it was drawn, else by that of another item.
          const said = { entry: entries.get(report) ?? some, report, why: "drawn by lot" };
          const { status } = await post(`${INSPECTIONS}/${id}/openings`, said);
          expect([report, status]).toEqual([report, entries.has(report) ? 202 : 404]);
        }
      }),
      { numRuns: 8 },
    );
  });
});
