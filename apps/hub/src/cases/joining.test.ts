/** Rows of the table of cases in docs/specs/joining-cases.md that nothing else tries: what joins, what parts, what stays. Whole hub. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookInto } from "../faults/testing-child.ts";
import { bundle, notice, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `j${++n}` });
/** Two addresses that nobody else in this file names. */
const pair = (): readonly [string, string] => [`198.18.${++n}.1`, `198.18.${n}.2`];

async function note(by: string, id: string, addresses: readonly string[], query = ""): Promise<string> {
  const indicators = addresses.map((value) => ({ type: "ipv4", value }));
  const answer = await t.as(by, "POST", `/api/v1/reports${query}`, {
    body: notice(id, { indicators, organisation: `Hospital ${id}` }),
    headers: { "content-type": "application/json", ...key() },
  });
  expect(answer.status).toBe(202);
  await t.settled();
  return String(answer.json["reportId"]);
}

async function stix(by: string, addresses: readonly string[]): Promise<string> {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: bundle(++n + 600, { addresses }),
    headers: { "content-type": "application/stix+json;version=2.1", ...key() },
  });
  await t.settled();
  return String(answer.json["reportId"]);
}

async function say(a: string, b: string, says: string): Promise<void> {
  const body = JSON.stringify({ a, b, says, why: null });
  expect((await t.as("office", "POST", "/api/v1/links/statements", { body, headers: key() })).status).toBe(202);
  await t.settled();
}

interface Room {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly reports: number;
}

/** The cases that the office sees on these titles. */
async function rooms(...titles: readonly string[]): Promise<readonly Room[]> {
  const list = (await t.as("office", "GET", "/api/v1/cases?limit=200")).json["items"] as readonly Room[];
  return list.filter((c) => titles.includes(c.title));
}

const pinnedTo = (caseId: string): Promise<number> =>
  lookInto(join(t.dataDir, "postgres"), async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::integer as n from case_report where case_id = $1",
      [caseId],
    );
    return rows[0]?.n ?? 0;
  });

describe("a case", () => {
  it("shows a report that joins its cluster to whose evidence joins it, and pins nothing", async () => {
    const shared = pair();
    await note("port", "J-1", shared);
    await stix("alpha", shared);
    const [room] = await rooms("Hospital J-1");
    expect(room?.reports).toBe(2);
    expect(await pinnedTo(room?.id ?? "")).toBe(1);
  });

  it("keeps what was pinned to it when its own report is amended, and loses the other that leaves the cluster", async () => {
    const shared = pair();
    await note("port", "J-2", shared);
    await note("bank", "J-3", shared);
    const [before] = await rooms("Hospital J-2");
    expect(before?.reports).toBe(2);
    await note("bank", "J-3", pair());
    const [parted] = await rooms("Hospital J-2");
    expect([parted?.number, parted?.reports]).toEqual([before?.number, 1]);
    expect((await rooms("Hospital J-3")).map((r) => r.reports)).toEqual([1]);
    await note("port", "J-2", pair());
    const [after] = await rooms("Hospital J-2");
    expect([after?.number, after?.reports]).toEqual([before?.number, 1]);
  });

  it("keeps a report that a person pinned, also when an amendment takes away all that joined it", async () => {
    const shared = pair();
    await note("port", "J-4", shared);
    const other = await stix("bank", shared);
    const [room] = await rooms("Hospital J-4");
    const body = JSON.stringify({ report: other });
    await t.as("office", "POST", `/api/v1/cases/${room?.id}/reports`, { body, headers: key() });
    await note("port", "J-4", pair());
    expect((await rooms("Hospital J-4")).map((r) => r.reports)).toEqual([2]);
  });

  it("of two that a person calls the same the older stays, and the word taken back makes them two again", async () => {
    const [a, b] = [await note("port", "J-5", pair()), await note("bank", "J-6", pair())];
    const [older, younger] = [(await rooms("Hospital J-5"))[0], (await rooms("Hospital J-6"))[0]];
    await say(a, b, "same");
    expect((await rooms("Hospital J-5", "Hospital J-6")).map((r) => [r.number, r.reports])).toEqual([
      [older?.number, 2],
    ]);
    const opened = await t.as("office", "GET", `/api/v1/cases/${younger?.number}`);
    expect(opened.json["number"]).toBe(older?.number);
    await say(a, b, "revoked");
    expect((await rooms("Hospital J-5", "Hospital J-6")).map((r) => r.number).sort()).toEqual(
      [older?.number, younger?.number].sort(),
    );
  });

  it("whose reports a person parts keeps its own; the other part founds a case of its own", async () => {
    const shared = pair();
    const [a, b] = [await note("port", "J-7", shared), await note("bank", "J-8", shared)];
    expect((await rooms("Hospital J-7", "Hospital J-8")).map((r) => [r.title, r.reports])).toEqual([
      ["Hospital J-7", 2],
    ]);
    await say(a, b, "apart");
    const parted = await rooms("Hospital J-7", "Hospital J-8");
    expect(parted.map((r) => [r.title, r.reports]).sort()).toEqual([
      ["Hospital J-7", 1],
      ["Hospital J-8", 1],
    ]);
    expect(await Promise.all(parted.map((r) => pinnedTo(r.id)))).toEqual([1, 1]);
  });

  it("shows old material that joins it; by itself old material opens none", async () => {
    const shared = pair();
    await note("port", "J-9", shared);
    await note("bank", "J-10", shared, "?historical=true");
    await note("bank", "J-11", pair(), "?historical=true");
    expect((await rooms("Hospital J-9")).map((r) => r.reports)).toEqual([2]);
    expect(await rooms("Hospital J-10", "Hospital J-11")).toEqual([]);
  });
});
