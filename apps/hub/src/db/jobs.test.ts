/** The queue: a job exists iff its act commits, and runs once for one key. */
import { run } from "graphile-worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asReader } from "./act.ts";
import { enqueue } from "./jobs.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { foundNation, type Nation } from "./testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
});
afterAll(() => cluster.stop());

it("runs what a committed act asked for, as the queue's own role, and nothing of an act that failed", async () => {
  const done: unknown[] = [];
  const runner = await run({
    pgPool: realm.jobsPool,
    schema: realm.names.jobsSchema,
    noHandleSignals: true,
    taskList: { link: async (payload) => void done.push(payload), end: async () => void runner.stop() },
  });
  const failing = asReader(realm, nation.port, async (tx) => {
    await enqueue(tx, "link", { report: "of an act that fails" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await asReader(realm, nation.port, async (tx) => {
    await enqueue(tx, "link", { report: "first" }, { key: "one" });
    await enqueue(tx, "link", { report: "second" }, { key: "one" });
  });
  await asReader(realm, nation.port, (tx) => enqueue(tx, "end", {}, { queue: "link" }));
  await runner.promise;
  expect(done).toEqual([{ report: "second" }]);
});
