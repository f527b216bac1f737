/** A realm's store calls while the database goes and comes: typed faults, no dead process, work goes on by itself. */
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader } from "./act.ts";
import { DatabaseAway, StorageFull, TryAgain } from "./errors.ts";
import { mapFault } from "./faults.ts";
import { internLabel } from "./labels.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { fileReport, foundNation, marking, type Nation } from "./testing-nation.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
});
afterAll(() => cluster.stop());

const count = () =>
  asReader(realm, nation.port, async (tx) => (await tx.db.selectFrom("report").select("report_id").execute()).length);

async function recovered(): Promise<number> {
  for (let turn = 0; turn < 500; turn++) {
    try {
      return await count();
    } catch (error) {
      expect(error).toBeInstanceOf(DatabaseAway);
      await pause(20);
    }
  }
  throw new Error("the database did not come back");
}

describe("a store call", () => {
  it("whose connection is ended under it fails as DatabaseAway, stores nothing, and the next one works", async () => {
    const label = await internLabel(realm, marking(nation.port));
    await fileReport(realm, nation.port, label, nation.chance);
    const before = await count();
    const act = asReader(realm, nation.port, async (tx) => {
      await tx.db.updateTable("report").set({ latest: false }).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
      await cluster.asAdmin((client) => client.query("select pg_terminate_backend($1)", [rows[0]?.pid]));
      await tx.db.selectFrom("report").select("report_id").execute();
    });
    await expect(act).rejects.toBeInstanceOf(DatabaseAway);
    expect(await recovered()).toBe(before);
    const latest = await asReader(realm, nation.port, (tx) => tx.db.selectFrom("report").select("latest").execute());
    expect(latest.every((row) => row.latest)).toBe(true);
  });

  // Only the bundled server is ours to kill and to start again.
  if (!process.env["NOROSHI_TEST_DATABASE_URL"])
    it("answers again by itself after the server was killed", async () => {
      const before = await count();
      const killed = cluster.postgres.pid();
      process.kill(killed ?? 0, "SIGKILL");
      // a connection that was open may answer a moment longer: wait for the new server itself
      while (cluster.postgres.pid() === killed || cluster.postgres.pid() === undefined) await pause(20);
      expect(await recovered()).toBe(before);
    });

  it("that meets another act says TryAgain and changes nothing", async () => {
    const touch = (then: () => Promise<unknown>) =>
      asDuty(
        realm,
        "keeper",
        async (tx) => {
          await tx.db.selectFrom("report").select("report_id").execute();
          await then();
          await tx.db.updateTable("report").set({ latest: true }).execute();
        },
        { isolation: "serializable" },
      );
    await expect(touch(() => touch(async () => {}))).rejects.toBeInstanceOf(TryAgain);
  });

  it("that only reads is held to it by the database", async () => {
    const act = asReader(realm, nation.port, (tx) => tx.db.updateTable("report").set({ latest: true }).execute(), {
      readOnly: true,
    });
    await expect(act).rejects.toMatchObject({ code: "25006" });
  });

  it("rolls everything back when the act throws", async () => {
    const before = await count();
    const label = await internLabel(realm, marking(nation.port));
    const act = asReader(realm, nation.port, async (tx) => {
      await tx.db.deleteFrom("staged_assertion").execute();
      throw new RangeError("on second thought");
    });
    await expect(act).rejects.toThrow("on second thought");
    await fileReport(realm, nation.port, label, nation.chance);
    expect(await count()).toBe(before + 1);
  });
});

describe("a fault", () => {
  const coded = (code: string, syscall?: string) =>
    Object.assign(new Error("x"), { code, ...(syscall === undefined ? {} : { syscall }) });

  it.each([
    ["a full disk of the database", coded("53100"), StorageFull],
    ["a full disk of the hub", coded("ENOSPC", "write"), StorageFull],
    ["a used-up quota", coded("EDQUOT", "write"), StorageFull],
    ["a shutdown", coded("57P01"), DatabaseAway],
    ["a crash of another connection", coded("57P02"), DatabaseAway],
    ["a server that starts up", coded("57P03"), DatabaseAway],
    ["too many connections", coded("53300"), DatabaseAway],
    ["a broken protocol", coded("08006"), DatabaseAway],
    ["no socket", coded("ENOENT", "connect"), DatabaseAway],
    ["a refused connection", coded("ECONNREFUSED", "connect"), DatabaseAway],
    ["a reset connection", coded("ECONNRESET", "read"), DatabaseAway],
    ["the driver's own words", new Error("Connection terminated unexpectedly"), DatabaseAway],
    ["a deadlock", coded("40P01"), TryAgain],
    ["a serialisation failure", coded("40001"), TryAgain],
  ])("that is %s gets its own type", (_name, error, type) => {
    expect(mapFault(error)).toBeInstanceOf(type);
  });

  it.each([
    ["a missing file", coded("ENOENT", "open")],
    ["a refused row", coded("42501")],
    ["a broken constraint", coded("23505")],
    ["anything without a code", new Error("no")],
  ])("that is %s passes as it is", (_name, error) => {
    expect(mapFault(error)).toBe(error);
  });
});
