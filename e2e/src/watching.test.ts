/**
 * A sensor and a hub as processes, a thousand canaries through both, each killed in the middle: none lies in any file of either, the
 * database's and its log among them, and what was kept and found is where it belongs, found by the same scan.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type ChildHub, childHub, filesOfTables, PLAIN_CIPHER, REALM, uncompressed } from "@noroshi/hub/testing-child";
import { MAIN, traffic } from "@noroshi/sensor/testing";
import { filesWith, liesIn } from "@noroshi/testing/canaries";
import { NOW, realmOf } from "@noroshi/testing/permits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const COUNT = 1_000;
const CANARY = "cAnArY";
const CONTROL = "c0NtRoL";
const folder = mkdtempSync(join(tmpdir(), "noroshi-watching-"));
const at = (...names: string[]): string => join(folder, ...names);
const started = new Set<ChildProcess>();
let hub: ChildHub;
let key: string;
let said = "";

beforeAll(async () => {
  // Without a cipher and without compression, so that the scan is shown to find what the hub keeps.
  hub = await childHub({ preload: PLAIN_CIPHER });
  await hub.look(uncompressed);
  const made = await hub.local("POST", `/local/realms/${REALM}/keys`, {
    ...{ organisation: "port", name: "sensor", role: "body_system" },
  });
  key = String(made.json["key"]);
  const realm = await realmOf(REALM);
  const permit = await realm.permit();
  const acts = [await realm.act("commission", "decision", permit, { decisionId: "D" })];
  // Without a cipher, so that the scan is shown to find what the sensor keeps.
  writeFileSync(at("set-up.json"), JSON.stringify(await realm.setUp([{ permit, acts }], { cipher: "identity" })));
  writeFileSync(at("plan.csv"), "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n");
  writeFileSync(at("indicators.txt"), "203.0.113.24\n");
  mkdirSync(at("tmp"));
}, 120_000);
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await hub[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** The sensor on its pipe; its words are kept, its temporary files and any dump fall into a folder that is looked through. */
function sensor(url: string): ChildProcess {
  const files = ["--set-up", at("set-up.json"), "--plan", at("plan.csv"), "--data", at("sensor")];
  const words = ["watch", ...files, "--from", "-", "--now", NOW, "--hub", url, "--name", "edge"];
  const child = spawn(process.execPath, [MAIN, ...words, "--indicators", at("indicators.txt"), "--records", "2000"], {
    stdio: ["pipe", "pipe", "pipe"],
    cwd: at("tmp"),
    env: { ...process.env, TMPDIR: at("tmp"), NOROSHI_KEY: key },
  });
  started.add(child);
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part) => {
      said += part;
    });
  child.stdin?.on("error", () => {});
  return child;
}

const urlOf = (): string =>
  (JSON.parse(readFileSync(join(hub.dataDir, "run", "hub.json"), "utf8")) as { url: string }).url;
const lines = traffic(COUNT, (n) => `${CANARY}${String(n).padStart(4, "0")}`, CONTROL);

/** Whether an entry of the chain tells of the ten that were kept. */
const certified = () =>
  existsSync(at("sensor", "entries.log")) &&
  readFileSync(at("sensor", "entries.log"), "utf8")
    .split("\n")
    .some((line) => Buffer.from(line.split(".")[0] ?? "", "base64url").includes('"kept":10,'));

const nowhere = () => {
  for (const root of [at("sensor"), at("tmp"), hub.dataDir]) expect(filesWith(root, CANARY), root).toEqual([]);
  const words = Buffer.from(said + hub.said.join(""));
  expect(liesIn(words, CANARY)).toBe(false);
};

describe("of a thousand canaries that pass a sensor", () => {
  it("none is in any file or word of it or of the hub, after both were killed; what was kept, and what was found, is", async () => {
    // Killed while it holds them all.
    const first = sensor(urlOf());
    await new Promise<void>((done) => first.stdin?.write(lines, () => done()));
    first.kill("SIGKILL");
    await once(first, "exit");
    mkdirSync(at("sensor"), { recursive: true });
    nowhere();

    // Certified while the hub is gone: what was kept waits here, and is what the scan finds.
    const url = urlOf();
    await hub.killHub();
    const second = sensor(url);
    second.stdin?.end(lines);
    while (!certified()) await wait(50);
    second.kill("SIGKILL");
    await once(second, "exit");
    expect(filesWith(at("sensor"), `${CONTROL}3`)).toEqual([
      expect.stringMatching(/^\/kept\/communications\/\d+\.kept$/),
    ]);
    expect(filesWith(at("sensor"), "203.0.113.24")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/findings\/communications\/\d+\.found$/)]),
    );
    nowhere();

    // The hub is back: everything goes over once, and the sensor keeps nothing of it.
    await hub.start();
    const third = sensor(urlOf());
    third.stdin?.end();
    expect([...(await once(third, "exit")), said.split("\n").slice(-4)]).toEqual([0, null, expect.anything()]);
    const listed = await hub.as("port", "GET", "/api/v1/sensors");
    const edges = listed?.json["sensors"] as { received: number; refused: number }[];
    expect(edges).toMatchObject([{ name: "edge", kept: 10, destroyed: COUNT - 10, gaps: [], forks: 0 }]);
    // Whether the killed one had begun with them is chance; where it had, its batch stands in the chain as refused whole.
    expect([0, COUNT]).toContain(edges[0]?.refused);
    expect(edges[0]?.received).toBe(COUNT + (edges[0]?.refused ?? 0));
    expect(filesWith(at("sensor"), `${CONTROL}3`)).toEqual([]);
    const reports = await hub.as("port", "GET", "/api/v1/reports");
    expect(reports?.json["items"]).toHaveLength(1);

    const tables = await hub.look(async (client) => {
      await client.query("checkpoint");
      return filesOfTables(client);
    });
    await hub.killHub();
    hub.killDatabase();
    nowhere();
    // The same scan finds what is kept in every store where it lies: tables by their files, the database's log, and every folder.
    const storesWith = (text: string) => [
      ...new Set(
        filesWith(hub.dataDir, text).map((path) =>
          path.includes("/pg_wal/") ? "pg_wal" : (tables.get(path.replace(/^\/postgres\//, "")) ?? path),
        ),
      ),
    ];
    expect(storesWith(`${CONTROL}3`).sort()).toEqual(["pg_wal", "selected_traffic"]);
    const ofReport = ["pg_wal", "raw", "report", "understanding"];
    expect(storesWith("known indicators")).toEqual(expect.arrayContaining(ofReport));
    expect(storesWith("203.0.113.24")).toEqual(expect.arrayContaining(["assertion", "selected_traffic"]));
    const folders = readdirSync(hub.dataDir, { withFileTypes: true }).filter((one) => one.isDirectory());
    for (const { name } of folders) {
      const planted = `....${Buffer.from(`x${CONTROL}99`).toString("base64")}....`;
      writeFileSync(join(hub.dataDir, name, "planted"), planted);
    }
    expect(filesWith(hub.dataDir, `${CONTROL}99`).sort()).toEqual(folders.map(({ name }) => `/${name}/planted`).sort());
  });
});
