/**
 * Retention at the command line, on a real hub: what is due is told in two languages, nothing goes by one person's word, a hold keeps
 * it, and what was erased has certificates that its two people read and nobody else.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOROSHI } from "./noroshi.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "drill";
const PASSWORD = "five-fires-on-the-hills";
const folder = mkdtempSync(join(tmpdir(), "noroshi-retention-"));
const BODIES = [
  { slug: "office", kind: "coordinator", country: "JP", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "JP", name: { en: "Port", ja: "港" } },
  { slug: "commission", kind: "commission", country: "JP", name: { en: "Commission", ja: "委員会" } },
];
const PEOPLE = [
  ["lawyer", "port", "legal_officer"],
  ["second", "port", "legal_officer"],
  ["counsel", "office", "legal_officer"],
] as const;
let hub: RealHub;

const local = (method: string, path: string, body: unknown) =>
  hub.local(method, `/local/realms/${REALM}/${path}`, body);

/** The command as this person types it. */
function retention(
  who: string | null,
  words: readonly string[],
): Promise<{ status: number | null; out: string; err: string }> {
  const as = who === null ? [] : ["--person", `${who}@drill.example`];
  return new Promise((done) => {
    const child = spawn(NOROSHI, ["retention", ...words, ...as, "--data", hub.data, "--realm", REALM]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (out += part.toString()));
    child.stderr.on("data", (part: Buffer) => (err += part.toString()));
    child.on("close", (status) => done({ status, out, err }));
    child.stdin.end(`${PASSWORD}\n`);
  });
}

interface Standing {
  readonly plan: { readonly classes: readonly { readonly id: string; readonly due: number }[] };
  readonly disposals: readonly {
    readonly id: string;
    readonly state: string;
    readonly erased: number | null;
    readonly keptBack: number | null;
  }[];
  readonly holds: readonly { readonly id: string; readonly state: string }[];
}

async function standing(who: string): Promise<Standing> {
  const { out, err, status } = await retention(who, ["list", "--json"]);
  expect([status, err]).toEqual([0, expect.not.stringContaining("noroshi")]);
  return JSON.parse(out) as Standing;
}

beforeAll(async () => {
  hub = await startRealHub([]);
  const clockStepped = "2026-12-01T00:00:00Z";
  await hub.local("POST", "/local/realms", { name: REALM, kind: "exercise", hubCountry: "JP", clockStepped });
  await local("POST", "organisations", { organisations: BODIES });
  for (const [name, organisation, role] of PEOPLE)
    await local("POST", "accounts", { name, organisation, role, email: `${name}@drill.example`, password: PASSWORD });
  for (const n of [1, 2]) {
    const notice = { schema: "neutral-incident/1", id: `N-${n}`, organisation: "Works", received: "2026-12-01" };
    const content = JSON.stringify({ ...notice, indicators: [{ type: "ip", value: `203.0.113.${n}` }] });
    expect(await hub.post(REALM, "port", `n${n}`, content)).toBe(202);
  }
}, 300_000);

afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("retention at the command line", () => {
  it("asks for a person, and for words that it understands", async () => {
    expect((await retention(null, ["propose", "notices", "--reason", "their time is over"])).status).toBe(2);
    expect((await retention("lawyer", ["burn"])).status).toBe(2);
    const early = await retention("lawyer", ["propose", "notices", "--reason", "their time is over"]);
    expect([early.status, early.err]).toEqual([1, expect.stringContaining("noroshi retention:")]);
  });

  it("erases by two people what is due and under no hold, and gives the certificates to who takes part", async () => {
    const asked = ["search", "203.0.113.1", "--json", "--as", "port", "--realm", REALM];
    const { values } = JSON.parse(await hub.command(asked)) as {
      values: readonly { indicator: { report: { id: string } } }[];
    };
    const found = values[0]?.indicator.report.id;
    await local("PUT", "clock", { stepped: "2030-12-01T00:00:00Z" });
    const due = (await standing("lawyer")).plan.classes.find((k) => k.due > 0);
    expect(due?.due).toBe(2);
    const kept = due?.id ?? "";
    const japanese = await retention("lawyer", ["list", "--lang", "ja"]);
    expect(japanese.out).toContain("期限到来 2 件");

    const reason = ["--reason", "evidence in a trial"];
    expect((await retention("lawyer", ["hold", "report", found ?? "", ...reason])).status).toBe(0);
    const [hold] = (await standing("second")).holds;
    expect((await retention("lawyer", ["confirm", hold?.id ?? ""])).status).toBe(1);
    expect((await retention("second", ["confirm", hold?.id ?? ""])).status).toBe(0);
    expect((await standing("second")).holds[0]?.state).toBe("lies");

    expect((await retention("lawyer", ["propose", kept, "--reason", "their time is over"])).status).toBe(0);
    const [disposal] = (await standing("counsel")).disposals;
    const id = disposal?.id ?? "";
    const own = await retention("lawyer", ["confirm", id]);
    expect([own.status, disposal?.state]).toEqual([1, "asked"]);
    expect((await retention("counsel", ["confirm", id])).status).toBe(0);
    await expect
      .poll(async () => (await standing("counsel")).disposals[0], { timeout: 60_000, interval: 2000 })
      .toMatchObject({ state: "done", erased: 1, keptBack: 1 });

    const file = join(folder, "certificates.json");
    const shown = await retention("counsel", ["certificates", id, "--to", file]);
    expect([shown.status, shown.out]).toEqual([0, expect.stringContaining(`1 certificates of disposal ${id}`)]);
    const { certificates } = JSON.parse(readFileSync(file, "utf8")) as {
      certificates: readonly { words: string; digest: string }[];
    };
    for (const one of certificates) expect(createHash("sha256").update(one.words).digest("hex")).toBe(one.digest);

    expect((await retention("lawyer", ["lift", hold?.id ?? "", "--reason", "the trial is over"])).status).toBe(0);
    expect((await retention("second", ["confirm", hold?.id ?? ""])).status).toBe(0);
    expect((await standing("second")).holds[0]?.state).toBe("lifted");
  });
});
