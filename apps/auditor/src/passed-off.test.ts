/** Tamperings by a dishonest hub that has all its own keys, made in the world of `testing-export.ts`: none is passed off as whole. */
import { beforeAll, expect, it } from "vitest";
import { auditExport } from "./audit.ts";
import { textOf } from "./evidence.ts";
import { isFailure } from "./findings.ts";
import { NODE_MEANS } from "./folder.ts";
import {
  evidenceOf,
  exportOf,
  type Fact,
  type Files,
  leavesOf,
  listed,
  minute,
  POLICY,
  quietActs,
  quietRecords,
  readingKey,
  uuidOf,
} from "./testing-export.ts";

const REPORTS = 30;
const QUIET = quietActs(REPORTS);
let honest: Files;
beforeAll(async () => {
  honest = await exportOf(leavesOf(QUIET, 640), quietRecords(REPORTS));
});

async function failures(files: Files, policy = POLICY): Promise<readonly string[]> {
  const remembered = textOf(honest.get("acts/checkpoint") ?? new Uint8Array());
  const readingKey_ = await readingKey();
  const audit = await auditExport(evidenceOf(files), { policy, readingKey: readingKey_, remembered }, NODE_MEANS);
  return [...new Set(audit.findings.all.filter(isFailure).map((one) => one.code))];
}

it("an approval that was written after the act is found, whatever instant it states", async () => {
  const subject = uuidOf("a measure of its own");
  const step = (state: string, at: string): Fact => ({ act: "measure.stepped", subject, at, facts: { state } });
  const [directed, approved] = [step("directed", minute(100)), step("approved", minute(90))];
  const told = async (first: Fact, second: Fact, gap: number) => {
    const acts = [...QUIET];
    acts[64] = first;
    acts[64 + gap] = second;
    return failures(await exportOf(leavesOf(acts, 640), quietRecords(REPORTS)));
  };
  expect(await told(approved, directed, 64)).not.toContain("GATE_WITHOUT_APPROVAL");
  expect(await told(directed, approved, 64)).toContain("GATE_WITHOUT_APPROVAL");
  // Within an interval the order of leaves is drawn by chance.
  expect(await told(directed, approved, 63)).not.toContain("GATE_WITHOUT_APPROVAL");
});

it("one log of the realm is not the other, though both their keys count", async () => {
  const swapped = async (from: string, to: string) => {
    const files: Files = new Map([...honest].filter(([path]) => !path.startsWith(`${to}/`)));
    for (const [path, bytes] of honest)
      if (path.startsWith(`${from}/`)) files.set(path.replace(`${from}/`, `${to}/`), bytes);
    return failures(await listed(files), POLICY.replace("quorum commission", "quorum none"));
  };
  expect(await swapped("acts", "commission")).toEqual(["LOG_FOREIGN"]);
  expect(await swapped("commission", "acts")).toContain("LOG_FOREIGN");
});

it("a bundle that is missing is named as missing, and nobody is accused of having rewritten the log", async () => {
  const files: Files = new Map(honest);
  files.delete("acts/tile/entries/001");
  const found = await failures(await listed(files));
  expect(found).toContain("FILE_MISSING");
  expect(found).not.toContain("LOG_REWRITTEN");
});
