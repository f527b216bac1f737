/**
 * Holds the kept records against the acts that made them, in both directions: no record without its act, no act without its record;
 * what was erased has a certificate in the log that was there for it, on or after its date, and under no hold.
 */
import { z } from "zod";
import { type Evidence, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import type { Act } from "./entries.ts";

const RecordSchema = z.strictObject({
  kind: z.literal("report"),
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  version: z.number().int(),
  state: z.enum(["present", "erased", "broken"]),
  erasedAt: z.iso.datetime({ offset: true }).nullable(),
});
type Kept = z.infer<typeof RecordSchema>;

const PATH = "records.ndjson";
const ACCEPTED = new Set(["report.accepted", "report.withheld"]);

export interface JudgedRecords {
  readonly present: number;
  readonly erased: number;
}

export async function judgeRecords(
  evidence: Evidence,
  acts: readonly Act[],
  findings: Findings,
): Promise<JudgedRecords> {
  const records = readRecords(await evidence.read(PATH), findings);
  const made = new Map(
    acts.flatMap((act) => (ACCEPTED.has(act.act) && act.subject !== null ? [[act.subject, act] as const] : [])),
  );
  const certificates = certificatesOf(acts);
  for (const [id, act] of made)
    if (!records.has(id))
      findings.add("RECORD_MISSING", `report ${id}`, `accepted by leaf ${act.index}, and not there`);
  for (const record of records.values()) {
    const place = `report ${record.id}`;
    const act = made.get(record.id);
    if (act === undefined) findings.add("RECORD_WITHOUT_ACT", place);
    else if (Date.parse(act.at) !== Date.parse(record.at) || act.facts["version"] !== record.version)
      findings.add("RECORD_CONTRADICTS_ACT", place, `instant or version is not that of leaf ${act.index}`);
    if (record.state === "broken")
      findings.add("RECORD_MISSING", place, "its content or key is gone, and no tombstone");
    if (record.state === "erased") judgeErasure(record, certificates.get(record.id), findings);
  }
  const all = [...records.values()];
  return {
    present: all.filter((one) => one.state === "present").length,
    erased: all.filter((one) => one.state === "erased").length,
  };
}

/** What the log says of an erasure. */
interface Certificate {
  readonly act: Act;
  readonly dueAt: string | undefined;
}

function certificatesOf(acts: readonly Act[]): ReadonlyMap<string, Certificate> {
  const found = new Map<string, Certificate>();
  for (const act of acts) {
    if (act.act !== "record.erased" || act.subject === null) continue;
    const due = act.facts["dueAt"];
    found.set(act.subject, { act, dueAt: typeof due === "string" ? due : undefined });
  }
  return found;
}

function judgeErasure(record: Kept, certificate: Certificate | undefined, findings: Findings): void {
  const place = `report ${record.id}`;
  if (certificate === undefined) {
    findings.add("ERASED_WITHOUT_CERTIFICATE", place);
    return;
  }
  const erased = Date.parse(record.erasedAt ?? certificate.act.at);
  if (erased !== Date.parse(certificate.act.at))
    findings.add("RECORD_CONTRADICTS_ACT", place, `erased at another instant than leaf ${certificate.act.index} says`);
  if (certificate.dueAt === undefined || erased < Date.parse(certificate.dueAt))
    findings.add("ERASED_BEFORE_ITS_DATE", place, certificate.dueAt ?? "its certificate names no date");
}

// untrusted: a file that anybody may have written
function readRecords(bytes: Uint8Array | undefined, findings: Findings): ReadonlyMap<string, Kept> {
  const records = new Map<string, Kept>();
  if (bytes === undefined) return records;
  for (const [at, line] of textOf(bytes).split("\n").entries()) {
    if (line === "") continue;
    const read = RecordSchema.safeParse(jsonOf(line));
    // One spelling of a record, so that no byte of the file goes without being held against anything.
    const record = read.success && JSON.stringify(read.data) === line ? read.data : undefined;
    if (record === undefined || records.has(record.id) || (record.state === "erased") !== (record.erasedAt !== null))
      findings.add("RECORD_NOT_READABLE", `${PATH} line ${at + 1}`);
    else records.set(record.id, record);
  }
  return records;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
