import { readPolicy } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";
import { webDigests, webVerify } from "@noroshi/ledger/web";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { auditExport, tallyOf } from "./audit.ts";
import type { Means } from "./evidence.ts";
import { Findings } from "./findings.ts";
import { NODE_MEANS } from "./folder.ts";
import { type ActState, stateWithin, verifyProofFile } from "./proof.ts";
import { printed } from "./report/report.ts";
import { proofSheet } from "./report/sheet.ts";
import {
  evidenceOf,
  exportOf,
  type Fact,
  type Files,
  type Leaf,
  leafOf,
  leavesOf,
  listed,
  minute,
  POLICY,
  proofOf,
  quietActs,
  quietRecords,
  readingKey,
  sealLeaves,
  uuidOf,
} from "./testing-export.ts";

const { subtle } = globalThis.crypto;
const WEB_MEANS: Means = { digests: webDigests(subtle), verify: webVerify(subtle), subtle };
const BOTH = [
  ["Node", NODE_MEANS],
  ["WebCrypto", WEB_MEANS],
] as const;

const INDEX = 20;
/** Certifies that the entry of the leaf that is proved was destroyed. */
const CERTIFIED: Fact = { act: "entry.destroyed", subject: null, at: minute(5500), facts: { leaf: INDEX } };
const policy = readPolicy(nodeSha256, POLICY);

let leaves: Leaf[];
let files: Files;
let proof: string;

beforeAll(async () => {
  leaves = leavesOf([...quietActs(30), CERTIFIED], 64);
  files = await exportOf(leaves, quietRecords(30));
  proof = await proofOf(files, leaves[INDEX] ?? leafOf(INDEX, undefined), INDEX);
});

async function judged(text: string, means: Means, within?: Files): Promise<{ state: ActState; codes: string[] }> {
  const findings = new Findings();
  const proved = await verifyProofFile(text, policy, means, findings);
  let state: ActState = proved === undefined ? "missing" : "present";
  if (proved !== undefined && within !== undefined) {
    const trust = { policy: POLICY, readingKey: await readingKey() };
    const audit = await auditExport(evidenceOf(within), trust, means);
    state = await stateWithin(proved, audit, policy, means, findings);
  }
  const sheet = proofSheet(proved, state, findings, "en");
  expect(sheet.holds).toBe(state !== "missing");
  return { state, codes: findings.all.map((one) => one.code) };
}

const withEntries = async (sealed: Uint8Array): Promise<Files> =>
  listed(new Map([...files, ["acts/entries.jwe", sealed]]));

describe.each(BOTH)("the proof of an act, by %s", (_, means) => {
  it("shows it present and equal, alone and within the log that it was made of", async () => {
    expect(await judged(proof, means)).toEqual({ state: "present", codes: [] });
    expect(await judged(proof, means, files)).toEqual({ state: "present", codes: [] });
  });

  it("shows it destroyed only where the same log holds the certificate", async () => {
    const gone = await withEntries(await sealLeaves(leaves, [INDEX]));
    expect(await judged(proof, means, gone)).toEqual({ state: "destroyed", codes: [] });
    const uncertified = await withEntries(await sealLeaves(leaves, [INDEX + 1]));
    const other = await proofOf(files, leaves[INDEX + 1] ?? leafOf(0, undefined), INDEX + 1);
    expect(await judged(other, means, uncertified)).toEqual({ state: "missing", codes: ["ENTRY_MISSING"] });
  });

  it("shows it missing where its entry was left out, and where the log is another", async () => {
    const out = leaves.map((leaf, i) => ({ ...leaf, i })).filter(({ i }) => i !== INDEX);
    expect(await judged(proof, means, await withEntries(await sealLeaves(out)))).toEqual({
      state: "missing",
      codes: ["ENTRY_MISSING"],
    });
    const changed = { act: "report.accepted", subject: uuidOf("another"), at: minute(3) };
    const other = leaves.with(INDEX, leafOf(INDEX, changed));
    expect(await judged(proof, means, await exportOf(other, quietRecords(30)))).toEqual({
      state: "missing",
      codes: ["LOG_REWRITTEN"],
    });
  });

  it("holds no more after any one bit of the file was flipped, and the break is named", async () => {
    const bytes = new TextEncoder().encode(proof);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit));
        const { state, codes } = await judged(new TextDecoder("utf-8", { ignoreBOM: true }).decode(flipped), means);
        expect([state, codes.length]).toEqual(["missing", 1]);
        expect(["PROOF_WRONG", "PROOF_BROKEN"]).toContain(codes[0]);
      }),
      { numRuns: 120 },
    );
  });
});

describe("what the page and the command say", () => {
  it("is the state and why, in both languages, from one sheet", async () => {
    const findings = new Findings();
    const proved = await verifyProofFile(proof, policy, NODE_MEANS, findings);
    const page = (to: "en" | "ja") => printed(proofSheet(proved, "present", findings, to), to);
    expect(page("en")).toContain("State: present and equal");
    expect(page("en")).toContain("the path leads from the leaf to the root");
    expect(page("ja")).toContain("状態: 存在し一致する");
    const broken = new Findings();
    await verifyProofFile(proof.replace("index 20", "index 21"), policy, NODE_MEANS, broken);
    expect(printed(proofSheet(undefined, "missing", broken, "ja"), "ja")).toContain("欠落（不合格）");
  });

  it("counts every leaf of an export in one of the three states", async () => {
    const trust = { policy: POLICY, readingKey: await readingKey() };
    const gone = await withEntries(await sealLeaves(leaves, [INDEX, INDEX + 1]));
    const audit = await auditExport(evidenceOf(gone), trust, NODE_MEANS);
    expect(tallyOf(audit)).toEqual({ present: 62, destroyed: 1, missing: 1 });
    expect(audit.ok).toBe(false);
  });
});
