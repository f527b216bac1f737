/** For the bench: the audit of a whole export of many entries, in memory, as `auditor verify` makes it: with threads. */
import { nodeSha256 } from "@noroshi/ledger/node";
import { auditExport } from "./audit.ts";
import { isFailure } from "./findings.ts";
import { NODE_MEANS } from "./folder.ts";
import { evidenceOf, exportOf, leavesOf, minute, POLICY, readingKey, uuidOf } from "./testing-export.ts";
import { withThreads } from "./threads/threads.ts";

export interface AuditRate {
  readonly seconds: number;
  /** Seconds for the bare digests that no audit can do without: each entry's commitment, its leaf and one inner node. */
  readonly floor: number;
}

/** The audit of this many acts. */
export async function auditRate(entries: number): Promise<AuditRate> {
  const subject = uuidOf("note");
  const acts = Array.from({ length: entries }, (_, n) => ({
    act: "case.note_written",
    subject,
    at: minute(n),
    facts: { n },
  }));
  const leaves = leavesOf(acts, entries);
  const length = leaves[0]?.entry.length ?? 0;
  const evidence = evidenceOf(await exportOf(leaves, []));
  const key = await readingKey();
  acts.length = leaves.length = 0;
  const begin = performance.now();
  const { means, end } = withThreads(NODE_MEANS);
  const audit = await auditExport(evidence, { policy: POLICY, readingKey: key }, means);
  const seconds = (performance.now() - begin) / 1000;
  await end();
  const failures = audit.findings.all.filter(isFailure);
  if (failures.length > 0 || audit.entries?.acts.length !== entries)
    throw new Error(`the export does not hold: ${failures[0]?.code}`);
  return { seconds, floor: bareDigests(entries, length) };
}

function bareDigests(entries: number, length: number): number {
  const inputs = [32 + length, 33, 65].map((bytes) => new Uint8Array(bytes));
  const begin = performance.now();
  for (let n = 0; n < entries; n++) for (const input of inputs) nodeSha256(input);
  return (performance.now() - begin) / 1000;
}
