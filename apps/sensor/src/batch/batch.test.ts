import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOW, type Realm, realmOf } from "@noroshi/testing/permits";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SensorError } from "../errors.ts";
import { entriesOf, openChain } from "../keeping/chain.ts";
import { keep, keptBy, keptNumbers } from "../keeping/kept-store.ts";
import { planIn, setUpIn } from "../set-up.ts";
import { traffic } from "../testing-sensor.ts";
import { begin, recover } from "./journal.ts";
import { runBatch } from "./run-batch.ts";
import { takeIn } from "./take-in.ts";

let data: string;
let realm: Realm;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "noroshi-batch-"));
  realm = await realmOf();
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

async function work(over: Readonly<Record<string, unknown>> = {}) {
  const permit = await realm.permit(over);
  const acts = [await realm.act("commission", "decision", permit, { decisionId: "D" })];
  writeFileSync(join(data, "set-up.json"), JSON.stringify(await realm.setUp([{ permit, acts }])));
  writeFileSync(join(data, "plan.csv"), "prefix,country,holder\n192.0.2.0/24,JP,\n203.0.113.0/24,XF,\n");
  const setUp = setUpIn(join(data, "set-up.json"));
  return { data, setUp, plan: planIn(join(data, "plan.csv")), chain: openChain(data), now: NOW };
}
const input = () =>
  takeIn(
    (async function* () {
      yield Buffer.from(traffic(100, (n) => `H${n}`));
    })(),
    "zeek",
  );
const RECORDS = [{ authorisation: "P1", direction: "FD" as const, fields: { uid: "X" } }];

describe("a sensor that was stopped between selection and certificate", () => {
  it("destroys what was kept without one when it starts again, and raises the incident with every record in it", async () => {
    keep(data, "sealed", "communications", 1, RECORDS);
    begin(data, { realm: "r", stores: ["communications", "owner"], received: 100, unreadable: 3 });
    const chain = openChain(data);
    const incidents = recover(data, chain, NOW);
    expect(incidents).toMatchObject([
      { store: "communications", reason: "INTERRUPTED", received: 100, refused: 100, kept: 0, unreadable: 3 },
      { store: "owner", reason: "INTERRUPTED", received: 100 },
    ]);
    expect(keptNumbers(data, "communications")).toEqual([]);
    expect(readdirSync(join(data, "keys", "communications", "batches"))).toEqual([]);
    expect(existsSync(join(data, "begun.json"))).toBe(false);
    expect(recover(data, chain, NOW)).toEqual([]);
  });

  it("goes on from what it knows: its chain is read when it is opened and not for a batch", async () => {
    const given = await work();
    await runBatch(given, await input());
    const entries = readFileSync(join(data, "entries.log"));
    writeFileSync(join(data, "entries.log"), "");
    const [second] = await runBatch(given, await input());
    expect([second?.number, second?.kept]).toEqual([2, 10]);
    writeFileSync(join(data, "entries.log"), Buffer.concat([entries, readFileSync(join(data, "entries.log"))]));
    expect(openChain(data).next()).toBe(3);
  });

  it("starts again where it was stopped while it destroyed something: what is half gone is taken away unread", async () => {
    await runBatch(await work(), await input());
    for (const half of ["begun.json.next", "keys/communications/mail/2026-12.json.next", "kept/owner/1.kept.next"]) {
      mkdirSync(join(data, half, ".."), { recursive: true });
      writeFileSync(join(data, half), randomBytes(40));
    }
    expect(recover(data, openChain(data), NOW)).toEqual([]);
    const left = readdirSync(data, { recursive: true, encoding: "utf8" });
    expect(left.filter((name) => name.endsWith(".next"))).toEqual([]);
    expect((await runBatch(await work(), await input()))[0]?.kept).toBe(10);
  });

  it("takes away a half-written certificate and goes on with the chain", async () => {
    await runBatch(await work(), await input());
    const { appendFileSync } = await import("node:fs");
    appendFileSync(join(data, "entries.log"), "eyJoYWxm");
    const chain = openChain(data);
    expect(chain.next()).toBe(2);
    expect(entriesOf(data).length).toBe(1);
  });
});

describe("a sensor that cannot certify", () => {
  it("stops, and what it had selected is destroyed", async () => {
    const given = await work();
    const chain = {
      ...given.chain,
      append: () => {
        throw new SensorError("SENSOR_HALTED", "full");
      },
    };
    const taken = await input();
    await expect(runBatch({ ...given, chain }, taken)).rejects.toMatchObject({ code: "SENSOR_HALTED" });
    expect(keptNumbers(data, "communications")).toEqual([]);
    expect([...taken.batch.texts.values()].every((column) => column.bytes.every((byte) => byte === 0))).toBe(true);
  });

  it("does not start on a chain that was changed", async () => {
    await runBatch(await work(), await input());
    writeFileSync(join(data, "entries.log"), "eyJ9.AAAA\n");
    expect(() => openChain(data)).toThrow(expect.objectContaining({ code: "SENSOR_CHAIN_BROKEN" }));
  });
});

describe("the keys of a sensor", () => {
  it("are of one permit and epoch, the same over its batches, and shredded when it ends", async () => {
    const pseudonyms = { "id.orig_h": "deterministic" };
    const given = await work({ pseudonyms });
    const first = await runBatch(given, await input());
    await runBatch(given, await input());
    const addresses = [1, 2].map((n) => keptBy(data, "communications", n)?.records[0]?.fields["id.orig_h"]);
    expect(addresses[0]).toBe(addresses[1]);
    expect(addresses[0]).not.toContain("203.0.113");
    expect(first[0]?.kept).toBe(10);
    const keys = () =>
      ["mail", "permits"].map((room) => readdirSync(join(data, "keys", "communications", room)).length);
    expect(keys()).toEqual([1, 1]);
    await runBatch({ ...given, now: "2027-01-01T00:00:00Z" }, await input());
    expect(keys()).toEqual([0, 0]);
  });

  it("open no batch once its secret is gone, and a changed one never", async () => {
    keep(data, "sealed", "owner", 1, RECORDS);
    expect(keptBy(data, "owner", 1)?.records).toEqual(RECORDS);
    rmSync(join(data, "keys", "owner", "batches", "1.key"));
    expect(() => keptBy(data, "owner", 1)).toThrow(expect.objectContaining({ code: "SENSOR_STORE_BROKEN" }));
    mkdirSync(join(data, "kept", "owner"), { recursive: true });
  });
});
