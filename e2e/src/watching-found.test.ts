/**
 * What a sensor finds in what it kept becomes its owner's report and joins what others reported; whoever is at risk hears of it by a
 * release, of values that it may receive from somebody, and never of what only the sensor saw. A real sensor, a real hub.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, REALM, type TestHub, testHub } from "@noroshi/hub/testing-hub";
import { type Communication, trafficAs } from "@noroshi/sensing/testing";
import { MAIN } from "@noroshi/sensor/testing";
import { NOW, realmOf, STATUS } from "@noroshi/testing/permits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Two addresses that the police named, one that only the sensor saw under the law, one that it saw under its owner's consent. */
const NAMED = ["203.0.113.24", "203.0.113.25"];
const SEEN = "203.0.113.70";
const OWN = "203.0.113.71";

const folder = mkdtempSync(join(tmpdir(), "noroshi-found-"));
const at = (name: string) => join(folder, name);
let t: TestHub;
let n = 0;
const key = () => ({ "idempotency-key": `found-${++n}` });

beforeAll(async () => {
  t = await testHub();
  await t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: NOW });
  const realm = await realmOf(REALM);
  const period = { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" };
  const criteria = (...addresses: readonly string[]) => ({
    ...{ id: "C", version: 1, targetAct: "act", period },
    selectors: addresses.map((value) => ({ type: "address", value })),
  });
  const permittedFields = ["ts", "id.orig_h"];
  const law = await realm.permit({ criteria: criteria(...NAMED, SEEN), permittedFields, volumeCap: 1_000 });
  const own = await realm.permit({
    ...{ id: "OWN", capability: "ownerConsent", party: "port", directions: ["FD"], permittedFields, volumeCap: 1_000 },
    criteria: criteria(...NAMED, OWN),
  });
  const status = { status: await realm.sign("commission", "permit-status+jws", STATUS) };
  const decision = await realm.act("commission", "decision", law, { decisionId: "D" });
  const consent = await realm.act("port", "owner_consent", own);
  writeFileSync(at("law.json"), JSON.stringify(await realm.setUp([{ permit: law, acts: [decision] }], status)));
  writeFileSync(at("own.json"), JSON.stringify(await realm.setUp([{ permit: own, acts: [consent] }], status)));
  writeFileSync(at("plan.csv"), "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n");
  writeFileSync(at("indicators.txt"), [...NAMED, SEEN, OWN].join("\n"));
}, 120_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** A hundred communications from all four addresses; what is in them is nobody's to see. */
const traffic: readonly Communication[] = Array.from({ length: 100 }, (_, k) => ({
  at: Date.parse("2026-12-01T01:00:00Z") + k * 1_000,
  uid: `C${k}`,
  from: [...NAMED, SEEN, OWN][k % 4] ?? "",
  ...{ to: "192.0.2.9", ports: [40_000 + k, 25], proto: "tcp", hidden: "wOrDs" },
}));

/** A sensor of a body, under one kind of permit. */
async function watch(by: string, permit: "law" | "own"): Promise<void> {
  const files = ["--set-up", at(`${permit}.json`), "--plan", at("plan.csv"), "--data", at(permit)];
  const words = [
    "watch",
    ...files,
    "--from",
    "-",
    "--format",
    "pcap",
    "--now",
    NOW,
    "--hub",
    t.hub.url,
    "--name",
    permit,
  ];
  const child = spawn(process.execPath, [MAIN, ...words, "--indicators", at("indicators.txt")], {
    stdio: ["pipe", "inherit", "inherit"],
    env: { ...process.env, NOROSHI_KEY: await t.keyOf(by) },
  });
  child.stdin.end(trafficAs("pcap", traffic));
  expect(await once(child, "exit")).toEqual([0, null]);
  await t.settled();
}

const titles = async (by: string) =>
  ((await t.as(by, "GET", "/api/v1/reports?limit=200")).json["items"] as { title: string; id: string }[]).map(
    ({ title }) => title,
  );
const sensors = (all: readonly string[]) => all.filter((title) => title.startsWith("Sensor "));
const seesValue = async (by: string, value: string) => {
  const found = await t.as(by, "GET", `/api/v1/search?q=${encodeURIComponent(value)}`);
  return (found.json["values"] as unknown[]).length + (found.json["texts"] as unknown[]).length > 0;
};

describe("what a sensor finds", () => {
  it("is a report of its owner that joins what another body reported, for whoever sees both", async () => {
    const headers = { "content-type": "application/stix+json;version=2.1", ...key() };
    const body = bundle(1, { addresses: NAMED, published: "2026-12-01T00:00:00.000Z" });
    const filed = await t.as("police", "POST", "/api/v1/reports", { body, headers });
    expect(filed.status, filed.text).toBe(202);
    await t.settled();
    await watch("office", "law");
    await watch("port", "own");
    expect(
      sensors(await titles("office"))
        .map((title) => title.slice(0, 10))
        .sort(),
    ).toEqual(["Sensor law", "Sensor own"]);
    // What was kept under communications law is its owner's alone.
    expect(sensors(await titles("port")).map((title) => title.slice(0, 10))).toEqual(["Sensor own"]);
    const office = (await t.as("office", "GET", "/api/v1/cases?limit=200")).json["items"] as { reports: number }[];
    expect(office.map((c) => c.reports)).toEqual([3]);
    // Whoever sees one of them sees no join, and nobody sees what was not kept.
    expect(await titles("police")).toHaveLength(1);
    for (const by of ["office", "port", "police"]) expect(await seesValue(by, "192.0.2.9")).toBe(false);
  });

  it("is told to a body at risk by a release alone, and only where it may receive it", async () => {
    // What the police marked for many it may look up; of the sensors' reports nothing is there, and nobody told it anything.
    for (const value of [SEEN, OWN]) expect(await seesValue("bank", value)).toBe(false);
    expect(sensors(await titles("bank"))).toEqual([]);
    const deliveries = async (by: string) =>
      (await t.as(by, "GET", "/api/v1/deliveries")).json["items"] as { id: string; count: number }[];
    expect(await deliveries("bank")).toEqual([]);
    const listed = (await t.as("office", "GET", "/api/v1/reports?limit=200")).json["items"] as {
      id: string;
      title: string;
    }[];
    const report = listed.find(({ title }) => title.startsWith("Sensor law"))?.id;
    const release = async (to: string) => {
      const body = JSON.stringify({ report, to: [to], audience: "at risk" });
      const ordered = await t.as("office", "POST", "/api/v1/releases", { body, headers: key() });
      expect(ordered.status, ordered.text).toBe(202);
      await t.settled();
    };
    await release("bank");
    const [had] = await deliveries("bank");
    const { values } = (await t.as("bank", "GET", `/api/v1/deliveries/${had?.id}`)).json as {
      values: { value: string }[];
    };
    expect(values.map(({ value }) => value).sort()).toEqual(NAMED);
    const file = (await t.as("bank", "GET", `/api/v1/deliveries/${had?.id}/package`)).text;
    for (const word of [SEEN, OWN, "Sensor", "wOrDs"]) expect(file).not.toContain(word);
    // The police give nothing abroad.
    await release("alpha");
    expect((await deliveries("alpha")).map(({ count }) => count)).toEqual([0]);
    for (const value of [SEEN, OWN]) expect(await seesValue("bank", value)).toBe(false);
  });
});
