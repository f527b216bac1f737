/**
 * Test traffic of the commission through a real sensor and a real hub: sealed first, sent down the line as one batch among processes, and
 * judged on the chain that the sensor itself wrote, by the auditor alone. A line that is lost on the way, or a record hidden, is named.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildHub, childHub, REALM } from "@noroshi/hub/testing-child";
import { MAIN } from "@noroshi/sensor/testing";
import { NOW, realmOf } from "@noroshi/testing/permits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noroshi, type Ran } from "./noroshi.ts";

const COUNT = 96;
const folder = mkdtempSync(join(tmpdir(), "noroshi-test-traffic-"));
const at = (...names: string[]): string => join(folder, ...names);
const started = new Set<ChildProcess>();
let hub: ChildHub;
let key: string;

/** From the foreign address that is looked for, from another foreign one, and from home; some out of the permit's period. */
const LINES = Array.from({ length: COUNT }, (_, n) =>
  JSON.stringify({
    ts: Date.parse(NOW) / 1000 - (n % 12 === 5 ? 2_000_000 : 120) + n,
    uid: `T${n}`,
    "id.orig_h": n % 6 === 0 || n % 12 === 5 ? "203.0.113.24" : n % 3 === 1 ? "203.0.113.99" : "192.0.2.7",
    "id.orig_p": 1_000 + n,
    "id.resp_h": "192.0.2.9",
    "id.resp_p": 25,
    proto: "tcp",
  }),
);

beforeAll(async () => {
  hub = await childHub();
  const made = await hub.local("POST", `/local/realms/${REALM}/keys`, {
    ...{ organisation: "port", name: "sensor", role: "body_system" },
  });
  key = String(made.json["key"]);
  const realm = await realmOf(REALM);
  const permit = await realm.permit({ permittedFields: ["ts", "uid", "id.orig_h"] });
  const acts = [await realm.act("commission", "decision", permit, { decisionId: "D" })];
  writeFileSync(at("set-up.json"), JSON.stringify(await realm.setUp([{ permit, acts }])));
  writeFileSync(at("plan.csv"), "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n");
  writeFileSync(at("lines"), `${LINES.join("\n")}\n`);
  for (const words of [
    ["verify", "seal", at("lines"), "--to", at("sealed"), "--format", "zeek-json"],
    ["witness", "init", "--data", at("commission"), "--name", "witness.commission.example"],
  ])
    expect(await noroshi(words)).toMatchObject({ status: 0 });
  // Sealed a minute before the batch on the clock of this realm, which stands in its scenario and not in ours.
  const seals = JSON.parse(readFileSync(at("sealed", "seals.json"), "utf8")) as object;
  const minuteBefore = new Date(Date.parse(NOW) - 60_000).toISOString();
  writeFileSync(at("sealed", "seals.json"), JSON.stringify({ ...seals, at: minuteBefore }));
}, 180_000);
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await hub?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (): string =>
  (JSON.parse(readFileSync(join(hub.dataDir, "run", "hub.json"), "utf8")) as { url: string }).url;

/** A sensor on its pipe until the pipe ends; with the hub it hands over what it keeps. */
async function watches(name: string, lines: readonly string[], toHub: boolean): Promise<void> {
  const files = ["--set-up", at("set-up.json"), "--plan", at("plan.csv"), "--data", at(name)];
  const over = toHub ? ["--hub", urlOf(), "--name", name] : [];
  const words = ["watch", ...files, "--from", "-", "--format", "zeek-json", "--now", NOW, ...over];
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, NOROSHI_KEY: key },
  });
  started.add(child);
  let said = "";
  child.stderr.on("data", (part) => {
    said += part;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  expect([...(await once(child, "close")), said]).toEqual([0, null, expect.anything()]);
}

interface Shown {
  readonly certificates: readonly { readonly number: number; readonly received: number; readonly kept: number }[];
  readonly publicKey: string;
  readonly kept: readonly unknown[];
}

/** The folder that the commission puts together about a sensor, with the batch that the sensor certified. */
function broughtTogether(name: string): Shown {
  const ran = spawnSync(process.execPath, [MAIN, "show", "--data", at(name)], { encoding: "utf8" });
  const { kept, ...told } = JSON.parse(ran.stdout) as Omit<Shown, "kept"> & {
    readonly kept: { readonly communications: readonly unknown[] };
  };
  const shown: Shown = { ...told, kept: kept.communications };
  const to = at(`${name}.judged`);
  mkdirSync(join(to, "test"), { recursive: true });
  copyFileSync(at(name, "entries.log"), join(to, "entries.log"));
  copyFileSync(at("set-up.json"), join(to, "set-up.json"));
  cpSync(at("sealed"), join(to, "test"), { recursive: true });
  copyFileSync(at("plan.csv"), join(to, "test", "plan.csv"));
  writeFileSync(join(to, "test", "entry"), String(shown.certificates.find((one) => one.received > 0)?.number));
  writeFileSync(join(to, "test", "kept.json"), JSON.stringify(shown.kept));
  writeFileSync(at(`${name}.pem`), shown.publicKey);
  return shown;
}

/** What the auditor says of the hub's export and of a sensor. */
async function judged(name: string): Promise<Ran & { readonly named: readonly string[] }> {
  const trust = ["--policy", at("policy"), "--key", at("commission", "reading.jwk")];
  const sensor = ["--sensor", `${name}=${at(`${name}.judged`)}`, "--sensor-key", `${name}=${at(`${name}.pem`)}`];
  const ran = await noroshi(["verify", at("export"), ...trust, ...sensor, "--json"]);
  return { ...ran, named: ran.lines.filter((one) => one["failure"] === true).map((one) => String(one["code"])) };
}

describe("sealed test traffic", { timeout: 300_000 }, () => {
  it("is followed on a real sensor's own chain to the fate that the rule gives it, beside the hub's export", async () => {
    await watches("honest", LINES, false);
    const shown = broughtTogether("honest");
    expect(shown.certificates).toEqual([expect.objectContaining({ received: COUNT, kept: shown.kept.length })]);
    expect(shown.kept.length).toBeGreaterThan(5);
    await watches("honest", [], true);
    // Taken after the hub heard the sensor: what the log says of it has to be there.
    copyFileSync(at("honest", "entries.log"), at("honest.judged", "entries.log"));
    const listed = await hub.as("port", "GET", "/api/v1/sensors");
    expect(listed?.json["sensors"]).toMatchObject([
      { name: "honest", received: COUNT, kept: shown.kept.length, gaps: [] },
    ]);

    const of = (...words: string[]) => [...words, "--realm", REALM, "--data", hub.dataDir];
    const logs = (await noroshi(of("ledger", "policy"))).out.split("\n").filter((line) => line.startsWith("log "));
    writeFileSync(at("policy"), `${logs.join("\n")}\nquorum none\n`);
    mkdirSync(join(hub.dataDir, "ledger", REALM), { recursive: true });
    copyFileSync(at("commission", "commission.jwk"), join(hub.dataDir, "ledger", REALM, "commission.jwk"));
    for (const words of [of("ledger", "checkpoint"), of("export", "--audit", at("export"))])
      expect(await noroshi(words)).toMatchObject({ status: 0 });
    const whole = await judged("honest");
    expect([whole.status, whole.named], whole.out + whole.err).toEqual([0, []]);
  });

  it("names a line that was lost before the sensor, a record that was hidden, and a line that was not the sealed one", async () => {
    await watches("lossy", LINES.slice(0, -5), false);
    broughtTogether("lossy");
    expect(await judged("lossy")).toMatchObject({ status: 1, named: expect.arrayContaining(["TEST_FATE_WRONG"]) });

    const kept = at("honest.judged", "test", "kept.json");
    const all = JSON.parse(readFileSync(kept, "utf8")) as readonly unknown[];
    writeFileSync(kept, JSON.stringify(all.slice(1)));
    expect(await judged("honest")).toMatchObject({ status: 1, named: ["TEST_FATE_WRONG"] });
    writeFileSync(kept, JSON.stringify(all));

    const opened = at("honest.judged", "test", "opened.json");
    writeFileSync(opened, readFileSync(opened, "utf8").replace("203.0.113.99", "203.0.113.24"));
    expect(await judged("honest")).toMatchObject({ status: 1, named: ["TEST_SEAL_BROKEN"] });
  });
});
