/**
 * A lying hub: one realm, one log, one key, and two hubs that go on from the same moment, each showing its own past. The witness is
 * a process of its own and cosigns one of them; the auditor, who asks the witness, finds the other out.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive, noroshi, type Up, up } from "./noroshi.ts";
import { startWitness, type WitnessProcess } from "./witness-process.ts";

const folder = mkdtempSync(join(tmpdir(), "noroshi-split-"));
const at = (...names: string[]): string => join(folder, ...names);
const REALM = "drill";
const running: Up[] = [];
let witness: WitnessProcess;

const write = (name: string, value: unknown): string => {
  writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
  return at(name);
};
const of = (hub: string, ...words: string[]) => [...words, "--realm", REALM, "--data", at(hub)];
const ok = async (words: readonly string[]) => {
  const ran = await noroshi(words);
  expect(ran, ran.err).toMatchObject({ status: 0 });
  return ran;
};
const started = async (hub: string): Promise<Up> => {
  const one = await up(at(hub));
  running.push(one);
  return one;
};

/** One more report, and a checkpoint over it. */
async function goesOn(hub: string, n: number): Promise<void> {
  const notice = {
    schema: "neutral-incident/1",
    id: `N-${n}`,
    organisation: "Example Works",
    received: "2026-11-01",
    indicators: [{ type: "ip", value: `203.0.113.${n}` }],
  };
  await ok(of(hub, "submit", write(`${n}.json`, notice), "--as", "port"));
  await ok(of(hub, "ledger", "checkpoint"));
}

beforeAll(async () => {
  // Open to the user that runs PostgreSQL, so that the database lies within the folder and is copied with it.
  for (const path of [folder, at("shown")]) {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o711);
  }
  const first = await started("shown");
  await ok(["realm", "create", REALM, "--country", "US", "--data", at("shown")]);
  const bodies = [
    { slug: "port", kind: "operator", country: "US", name: { en: "Port", ja: "港" } },
    { slug: "commission", kind: "commission", country: "US", name: { en: "Commission", ja: "委員会" } },
  ];
  await ok(of("shown", "organisation", "add", write("bodies.json", bodies)));
  await ok(["witness", "init", "--data", at("commission"), "--name", "witness.commission.example"]);
  for (const log of (await ok(of("shown", "ledger", "show"))).lines.filter((one) => one["kind"] === "acts"))
    await ok(["witness", "trust", "--data", at("commission"), String(log["key"])]);
  witness = await startWitness(at("commission"));
  const [line = ""] = (await ok(["witness", "show", "--data", at("commission")])).out.split("\n");
  const logs = (await ok(of("shown", "ledger", "policy"))).out.split("\n").filter((one) => one.startsWith("log "));
  const named = line.replace(/^witness \S+/, "witness commission");
  write("policy", `${logs.join("\n")}\n${named} ${witness.url}\nquorum commission\n`);
  write("lenient", `${logs.join("\n")}\nquorum none\n`);
  mkdirSync(at("shown", "ledger", REALM), { recursive: true });
  copyFileSync(at("policy"), at("shown", "ledger", REALM, "policy"));
  copyFileSync(at("commission", "commission.jwk"), at("shown", "ledger", REALM, "commission.jwk"));
  await goesOn("shown", 1);
  await first.ctrlC();
  // With owners and times, as whoever has the machine would do it.
  expect(spawnSync("cp", ["-a", at("shown"), at("hidden")]).status).toBe(0);
}, 300_000);

afterAll(async () => {
  witness?.process.kill("SIGTERM");
  for (const hub of running) if (isAlive(hub.hubPid)) await hub.ctrlC();
  rmSync(folder, { recursive: true, force: true });
});

describe("a hub that shows two pasts of one log", () => {
  it("is cosigned for one of them, and found out over the other", { timeout: 480_000 }, async () => {
    const shown = await started("shown");
    await goesOn("shown", 2);
    await ok(["export", "--audit", at("export"), "--realm", REALM, "--data", at("shown")]);
    const origin = readFileSync(at("export", "acts", "checkpoint"), "utf8").split("\n")[0] ?? "";
    const seen = await fetch(`${witness.url}/checkpoint?origin=${encodeURIComponent(origin)}`);
    write("witnessed", await seen.text());
    const key = ["--key", at("commission", "reading.jwk"), "--remembered", at("witnessed")];
    expect((await ok(["verify", at("export"), "--policy", at("policy"), ...key])).out).toContain("The export holds.");
    await shown.ctrlC();

    const hidden = await started("hidden");
    for (const n of [11, 12]) await goesOn("hidden", n);
    expect(hidden.said()).toContain("did not cosign");
    expect(hidden.said()).not.toContain("Another log begins");
    await hidden.ctrlC();
    // Whoever has the machine lets its checkpoints count without the witness.
    copyFileSync(at("lenient"), at("hidden", "ledger", REALM, "policy"));
    const alone = await started("hidden");
    await goesOn("hidden", 13);
    expect(alone.said()).not.toContain("Another log begins");
    await ok(["export", "--audit", at("other"), "--realm", REALM, "--data", at("hidden")]);
    expect(readFileSync(at("other", "acts", "checkpoint"), "utf8").split("\n")[0]).toBe(origin);
    // Signed by the log's own key, and all in order by itself: only what the witness saw tells that it lies.
    const trusting = await noroshi(["verify", at("other"), "--policy", at("lenient"), ...key.slice(0, 2)]);
    expect([trusting.status, trusting.out]).toEqual([0, expect.stringContaining("NO_WITNESS")]);
    const asked = await noroshi(["verify", at("other"), "--policy", at("lenient"), ...key]);
    expect([asked.status, asked.out]).toEqual([1, expect.stringContaining("LOG_REWRITTEN")]);
    const strict = await noroshi(["verify", at("other"), "--policy", at("policy"), ...key]);
    expect([strict.status, strict.out]).toEqual([1, expect.stringContaining("QUORUM_MISSED")]);
  });
});
