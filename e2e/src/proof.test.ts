/**
 * The proving half as people use it: a hub that is asked for proofs, the commission's witness as a process of its own, an export that
 * the auditor judges in a folder that has nothing else, and a hub that shows two faces.
 */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareAuditor } from "./bare-auditor.ts";
import { isAlive, noroshi, type Up, up } from "./noroshi.ts";
import { startWitness, type WitnessProcess } from "./witness-process.ts";

const folder = mkdtempSync(join(tmpdir(), "noroshi-proof-"));
const at = (...names: string[]): string => join(folder, ...names);
const REALM = "drill";
let hub: Up;
let witness: WitnessProcess;

const write = (name: string, value: unknown): string => {
  writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
  return at(name);
};
const here = (...words: string[]) => [...words, "--realm", REALM, "--data", at("hub")];
const ok = async (words: readonly string[]) => {
  const ran = await noroshi(words);
  expect(ran, ran.err).toMatchObject({ status: 0 });
  return ran;
};

const BODIES = [
  { slug: "office", kind: "coordinator", country: "US", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "US", name: { en: "Port", ja: "港" } },
  { slug: "commission", kind: "commission", country: "US", name: { en: "Commission", ja: "委員会" } },
];
const notice = (n: number) => ({
  schema: "neutral-incident/1",
  id: `N-${n}`,
  organisation: "Example Works",
  received: "2026-11-01",
  indicators: [{ type: "ip", value: `203.0.113.${n}` }],
});

let receipt: string;

/** The id of the receipt for one more notice. */
async function submitted(n: number): Promise<string> {
  const [line] = (await ok(here("submit", write(`${n}.json`, notice(n)), "--as", "port"))).lines;
  const answer = line?.["answer"];
  return typeof answer === "object" && answer !== null && "id" in answer ? String(answer.id) : "";
}

beforeAll(async () => {
  hub = await up(at("hub"));
  await ok(["realm", "create", REALM, "--country", "US", "--data", at("hub")]);
  await ok(here("organisation", "add", write("bodies.json", BODIES)));
  await ok(["witness", "init", "--data", at("commission"), "--name", "witness.commission.example"]);
  // The witness is told of the log, the hub of the witness: two files, exchanged by people.
  for (const log of (await ok(here("ledger", "show"))).lines.filter((one) => one["kind"] === "acts"))
    await ok(["witness", "trust", "--data", at("commission"), String(log["key"])]);
  witness = await startWitness(at("commission"));
  const [line = ""] = (await ok(["witness", "show", "--data", at("commission")])).out.split("\n");
  const logs = (await ok(here("ledger", "policy"))).out.split("\n").filter((one) => one.startsWith("log "));
  const named = line.replace(/^witness \S+/, "witness commission");
  const policy = `${logs.join("\n")}\n${named} ${witness.url}\nquorum commission\n`;
  write("policy", policy);
  mkdirSync(at("hub", "ledger", REALM), { recursive: true });
  copyFileSync(at("policy"), at("hub", "ledger", REALM, "policy"));
  copyFileSync(at("commission", "commission.jwk"), at("hub", "ledger", REALM, "commission.jwk"));
  for (let n = 1; n <= 3; n++) {
    receipt = await submitted(n);
  }
  await ok(here("ledger", "checkpoint"));
}, 300_000);

afterAll(async () => {
  witness.process.kill("SIGTERM");
  if (isAlive(hub.hubPid)) await hub.ctrlC();
  rmSync(folder, { recursive: true, force: true });
});

describe("the proof of an act", () => {
  it("is fetched by who acted and judged in a folder that has nothing but the file and the policy", async () => {
    mkdirSync(at("proofs"));
    const made = await ok(here("prove", receipt, "--as", "port", "--to", at("proofs")));
    expect(made.lines).toMatchObject([{ act: "report.accepted", state: "proved" }]);
    const [file = ""] = readdirSync(at("proofs"));
    const judged = await ok(["verify", at("proofs", file), "--policy", at("policy")]);
    expect(judged.out).toContain("This act was in the log.");
    expect(judged.out).toContain("commission (");
    expect(judged.out).toContain('"act": "report.accepted"');
    const japanese = await ok(["verify", at("proofs", file), "--policy", at("policy"), "--lang", "ja"]);
    expect(japanese.out).toContain("この行為は台帳に記録されていました");

    const text = readFileSync(at("proofs", file), "utf8");
    const [, extra = ""] = /^extra (\S+)$/m.exec(text) ?? [];
    const bytes = Buffer.from(extra, "base64");
    bytes.writeUInt8(bytes.readUInt8(80) ^ 1, 80);
    write("forged", text.replace(extra, bytes.toString("base64")));
    const forged = await noroshi(["verify", at("forged"), "--policy", at("policy")]);
    expect([forged.status, forged.out]).toEqual([1, expect.stringContaining("PROOF_WRONG")]);
  });
});

describe("a machine that has only the auditor", () => {
  it("verifies the proof of an act: no hub, no database, no network", async () => {
    const [file = ""] = readdirSync(at("proofs"));
    const audit = bareAuditor(at("bare"));
    expect(audit(["verify", at("proofs", file), "--policy", at("policy")])).toEqual([
      0,
      expect.stringContaining("This act was in the log."),
    ]);
  });
});

describe("an export for auditors", () => {
  it("holds, and stops holding when an act is taken out of it", { timeout: 120_000 }, async () => {
    await ok(["export", "--audit", at("export"), "--realm", REALM, "--data", at("hub")]);
    const words = ["--policy", at("policy"), "--key", at("commission", "reading.jwk"), "--remembered", at("seen")];
    const judged = await ok(["verify", at("export"), ...words]);
    expect(judged.out).toContain("The export holds.");
    expect(judged.out).toMatch(/Records present, erased: 3, 0/);
    // Each record's digest is the one that its act named: a null would be none.
    const records = readFileSync(at("export", "records.ndjson"), "utf8").trimEnd().split("\n");
    expect(records.map((line) => /"digest":"[0-9a-f]{64}"/.test(line))).toEqual([true, true, true]);
    // What the auditor saw is remembered for the next time.
    expect(readFileSync(at("seen"), "utf8")).toBe(readFileSync(at("export", "acts", "checkpoint"), "utf8"));
    cpSync(at("export"), at("cut"), { recursive: true });
    const lines = readFileSync(at("cut", "records.ndjson"), "utf8").split("\n");
    writeFileSync(at("cut", "records.ndjson"), lines.slice(1).join("\n"));
    const cut = await noroshi(["verify", at("cut"), ...words, "--lang", "ja"]);
    expect(cut.status).toBe(1);
    expect(cut.out).toContain("FILE_CHANGED");
    expect(cut.out).toContain("RECORD_MISSING");
  });

  it("tells nothing of the acts without the commission's key", async () => {
    const names = readdirSync(at("export"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const all = names.map((one) => readFileSync(join(one.parentPath, one.name), "latin1")).join("\n");
    expect(all).not.toContain("report.accepted");
    const judged = await ok(["verify", at("export"), "--policy", at("policy")]);
    expect(judged.out).toContain("ENTRIES_SEALED");
  });
});

describe("a hub whose log was thrown away", () => {
  it("begins another one, which no witness cosigns and no auditor takes for the first", {
    timeout: 180_000,
  }, async () => {
    await hub.ctrlC();
    rmSync(at("hub", "ledger", REALM, "acts-1"), { recursive: true });
    hub = await up(at("hub"));
    const other = await submitted(5);
    await ok(here("ledger", "checkpoint"));
    expect(hub.said()).toContain("Another log begins; tell the commission.");
    expect(hub.said()).toContain("did not cosign");
    const proved = await noroshi(here("prove", other, "--as", "port", "--to", at("proofs")));
    expect([proved.status, proved.lines]).toEqual([1, [expect.objectContaining({ state: "waiting" })]]);
    await ok(["export", "--audit", at("second"), "--realm", REALM, "--data", at("hub")]);
    const seen = await fetch(`${witness.url}/checkpoint?origin=${encodeURIComponent(originOf(at("export")))}`);
    write("witnessed", await seen.text());
    const words = ["--policy", at("policy"), "--key", at("commission", "reading.jwk"), "--remembered", at("witnessed")];
    const judged = await noroshi(["verify", at("second"), ...words]);
    expect([judged.status, judged.out]).toEqual([1, expect.stringContaining("LOG_FOREIGN")]);
  });
});

function originOf(exported: string): string {
  return readFileSync(join(exported, "acts", "checkpoint"), "utf8").split("\n")[0] ?? "";
}
