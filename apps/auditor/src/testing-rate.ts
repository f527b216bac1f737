/** For the bench: the audit of a whole export of many entries, in memory. */
import { auditExport } from "./audit.ts";
import { isFailure } from "./findings.ts";
import { NODE_MEANS } from "./folder.ts";
import { evidenceOf, exportOf, leavesOf, minute, POLICY, readingKey, uuidOf } from "./testing-export.ts";

/** Seconds that the audit of this many acts took. */
export async function auditSeconds(entries: number): Promise<number> {
  const subject = uuidOf("note");
  const acts = Array.from({ length: entries }, (_, n) => ({
    act: "case.note_written",
    subject,
    at: minute(n),
    facts: { n },
  }));
  const evidence = evidenceOf(await exportOf(leavesOf(acts, entries), []));
  const key = await readingKey();
  const begin = performance.now();
  const audit = await auditExport(evidence, { policy: POLICY, readingKey: key }, NODE_MEANS);
  const seconds = (performance.now() - begin) / 1000;
  const failures = audit.findings.all.filter(isFailure);
  if (failures.length > 0 || audit.entries?.acts.length !== entries)
    throw new Error(`the export does not hold: ${failures[0]?.code}`);
  return seconds;
}
