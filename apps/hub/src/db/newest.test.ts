/** Both ways of listing give one answer, in one order, page by page; and each stands on its index. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, type ReaderTx } from "./act.ts";
import { internLabels } from "./labels.ts";
import { byClass, byTime, type NewestFirst, newestFirst } from "./newest.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { foundNation, marking, type Nation, reportRow } from "./testing-nation.ts";

type Row = { report_id: string; received_at: string };

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let ids: string[] = [];

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
  const { port, bank, chance } = nation;
  const keys = await internLabels(realm, [
    marking(port),
    marking(port, { tlp: "red" }),
    marking(port, { audience: [bank.organisationId] }),
  ]);
  const hidden = await internLabels(realm, [marking(bank, { tlp: "red" })]);
  // four reports share each instant, so that the id must decide; the bank's own lie between them
  await asReader(realm, port, async (tx) => {
    const rows = Array.from({ length: 40 }, (_, n) => ({ n, id: chance.uuid() })).map(({ n, id }) => {
      const key = keys[n % keys.length];
      if (key === undefined) throw new Error("no label");
      return reportRow(port, key, id, instant(n), chance);
    });
    await tx.db.insertInto("report").values(rows).execute();
    ids = rows
      .map((row) => ({ id: row.report_id, at: row.received_at }))
      .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
      .map((row) => row.id);
  });
  await asReader(realm, bank, async (tx) => {
    const key = hidden[0];
    if (key === undefined) throw new Error("no label");
    await tx.db
      .insertInto("report")
      .values(Array.from({ length: 40 }, (_, n) => reportRow(bank, key, chance.uuid(), instant(n), chance)))
      .execute();
  });
});
afterAll(() => cluster.stop());

const instant = (n: number) => `2026-07-01T00:00:${String(Math.floor(n / 4)).padStart(2, "0")}Z`;
const ask = (over: Partial<NewestFirst<"report">> = {}): NewestFirst<"report"> => ({
  table: "report",
  columns: ["report_id", "received_at"],
  time: "received_at",
  id: "report_id",
  limit: 7,
  ...over,
});

async function pages(next: (tx: ReaderTx, page: NewestFirst<"report">) => Promise<readonly Row[]>): Promise<string[]> {
  return asReader(realm, nation.port, async (tx) => {
    const seen: string[] = [];
    for (let last: Row | undefined; ; ) {
      const page = await next(
        tx,
        ask(last === undefined ? {} : { after: { time: last.received_at, id: last.report_id } }),
      );
      seen.push(...page.map((row) => row.report_id));
      last = page.at(-1);
      if (page.length < 7) return seen;
    }
  });
}

describe("a list, newest first", () => {
  it("is the same by class, by time, and by whichever is chosen: every visible row once, nothing else", async () => {
    expect(await pages(async (tx, page) => (await byClass<Row, "report">(page).execute(tx.db)).rows)).toEqual(ids);
    expect(await pages(async (tx, page) => (await byTime<Row, "report">(page).execute(tx.db)).rows)).toEqual(ids);
    expect(await pages((tx, page) => newestFirst<Row, "report">(tx, page))).toEqual(ids);
  });

  it("takes a further condition", async () => {
    const [first] = ids;
    const rows = await asReader(realm, nation.port, (tx) =>
      newestFirst<Row, "report">(tx, ask({ where: sql`t.report_id <> ${first}::uuid` })),
    );
    expect(rows.map((row) => row.report_id)).toEqual(ids.slice(1, 8));
  });

  it("stands on an index in both ways", async () => {
    await cluster.asAdmin((client) =>
      client.query(`analyze ${realm.names.schema}.report; analyze ${realm.names.schema}.visible_class`),
    );
    const plan = (query: ReturnType<typeof byClass<Row, "report">>) =>
      asReader(realm, nation.port, async (tx) => {
        await sql`set local enable_seqscan = off`.execute(tx.db);
        const { rows } = await sql<Record<string, string>>`explain ${query}`.execute(tx.db);
        return rows.map((row) => Object.values(row)[0]).join("\n");
      });
    expect(await plan(byClass(ask()))).toContain("report_by_class");
    expect(await plan(byTime(ask()))).toContain("report_by_time");
  });
});
