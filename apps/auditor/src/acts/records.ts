/**
 * Holds the kept records against the acts that made them, in both directions: no record without its act, no act without its record;
 * what was erased has a certificate in the log that was there for it, on or after its date, under no hold, and has not come back.
 */
import { z } from "zod";
import { digest, type Evidence, hexOf, jsonOf, linesOf, type Means } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import type { Act } from "./entries.ts";
import { type HeldAt, holdsIn } from "./holds.ts";
import type { Together } from "./intervals.ts";

const RecordSchema = z.strictObject({
  kind: z.literal("report"),
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  version: z.number().int(),
  state: z.enum(["present", "erased", "broken"]),
  /** Of what is kept of it, made anew for the export; null where there is nothing to make it of. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  erasedAt: z.iso.datetime({ offset: true }).nullable(),
  /** The words of its erasure certificate, as they were certified. */
  certificate: z.string().nullable(),
});
type Kept = z.infer<typeof RecordSchema>;

const PATH = "records.ndjson";
const ACCEPTED = new Set(["report.accepted", "report.withheld", "upload.published"]);

export interface JudgedRecords {
  readonly present: number;
  readonly erased: number;
}

/** What records are held against: the acts of the log, and days by class where somebody brought the rule along. */
export interface Against {
  readonly acts: readonly Act[];
  readonly together: Together;
  readonly days?: ReadonlyMap<string, number> | undefined;
}

export async function judgeRecords(
  evidence: Evidence,
  { acts, together, days }: Against,
  means: Means,
  findings: Findings,
): Promise<JudgedRecords> {
  const records = readRecords(await evidence.read(PATH), findings);
  const made = new Map(
    acts.flatMap((act) => (ACCEPTED.has(act.act) && act.subject !== null ? [[act.subject, act] as const] : [])),
  );
  const heldAt = holdsIn(acts, together);
  const disposals = await disposalsOf(acts, [...records.values()], means, findings);
  for (const [id, act] of made)
    if (!records.has(id))
      findings.add("RECORD_MISSING", `report ${id}`, `accepted by leaf ${act.index}, and not there`);
  for (const record of records.values()) {
    const place = `report ${record.id}`;
    const act = made.get(record.id);
    if (act === undefined) findings.add("RECORD_WITHOUT_ACT", place);
    else if (Date.parse(act.at) !== Date.parse(record.at) || act.facts["version"] !== record.version)
      findings.add("RECORD_CONTRADICTS_ACT", place, `instant or version is not that of leaf ${act.index}`);
    else if (record.state === "present" && act.facts["record"] !== undefined && act.facts["record"] !== record.digest)
      findings.add("RECORD_ALTERED", place, `leaf ${act.index} names another digest`);
    if (record.state === "broken")
      findings.add("RECORD_MISSING", place, "its content or key is gone, and no tombstone");
    if (record.state !== "erased" && record.certificate !== null)
      findings.add("CERTIFIED_BUT_STILL_THERE", place, "its certificate says that it was erased");
    if (record.state === "erased") judgeErasure(record, act, { disposals, heldAt, days }, findings);
  }
  const all = [...records.values()];
  return {
    present: all.filter((one) => one.state === "present").length,
    erased: all.filter((one) => one.state === "erased").length,
  };
}

const CertificateSchema = z.object({
  dueAt: z.iso.datetime({ offset: true }),
  at: z.iso.datetime({ offset: true }),
  proposedBy: z.string().min(1),
  approvedBy: z.string().min(1),
  disposal: z.string().min(1),
  class: z.string().optional(),
});

/**
 * By id the acts of disposals that in the log committed to exactly the certificates that are there, in their records' order. A disposal
 * that erased more records than have one: what an old backup brings back comes without its certificate.
 */
async function disposalsOf(
  acts: readonly Act[],
  records: readonly Kept[],
  means: Means,
  findings: Findings,
): Promise<ReadonlyMap<string, Act>> {
  const certified = records
    .filter((record) => record.certificate !== null)
    .sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  const found = Map.groupBy(
    certified,
    (record) => CertificateSchema.safeParse(jsonOf(record.certificate ?? "")).data?.disposal,
  );
  const sound = new Map<string, Act>();
  for (const act of acts) {
    if (act.act !== "retention.disposed" || act.subject === null) continue;
    const own = found.get(act.subject) ?? [];
    const { erased } = act.facts;
    if (typeof erased === "number" && own.length < erased)
      findings.add(
        "CERTIFIED_BUT_STILL_THERE",
        `disposal ${act.subject} (leaf ${act.index})`,
        `it erased ${erased}, certificates of ${own.length} are there`,
      );
    if (own.length === 0) continue;
    const digests = await means.digests(own.map(({ certificate }) => new TextEncoder().encode(certificate ?? "")));
    const all = Uint8Array.from(digests.flatMap((one) => [...one]));
    if (hexOf(await digest(means, all)) === act.facts["certificates"]) sound.set(act.subject, act);
  }
  return sound;
}

/** By instant, to the microsecond, and id: how a disposal went through its records. */
function inOrder({ at, id }: Kept): string {
  const [whole = "", fraction = ""] = at.replace(/Z$/, "").split(".");
  return `${whole}.${fraction.padEnd(6, "0")} ${id}`;
}

const DAY = 86_400_000;

interface ErasedBy {
  readonly disposals: ReadonlyMap<string, Act>;
  readonly heldAt: HeldAt;
  readonly days: ReadonlyMap<string, number> | undefined;
}

function judgeErasure(
  record: Kept,
  accepted: Act | undefined,
  { disposals, heldAt, days }: ErasedBy,
  findings: Findings,
): void {
  const place = `report ${record.id}`;
  const certificate = CertificateSchema.safeParse(jsonOf(record.certificate ?? "")).data;
  const disposal = certificate && disposals.get(certificate.disposal);
  // What no act of the log erased can have gone at any time: a hold that still lies is broken by it.
  const hold = heldAt(record.id, disposal);
  if (hold !== undefined) findings.add("ERASED_UNDER_HOLD", place, `hold ${hold}`);
  if (certificate === undefined || disposal === undefined) {
    const why = certificate === undefined ? "" : "its certificate is not one that the log committed to";
    findings.add("ERASED_WITHOUT_CERTIFICATE", place, why);
    return;
  }
  if (Date.parse(record.erasedAt ?? "") !== Date.parse(certificate.at))
    findings.add("RECORD_CONTRADICTS_ACT", place, "erased at another instant than its certificate says");
  if (Date.parse(disposal.at) !== Date.parse(certificate.at))
    findings.add("RECORD_CONTRADICTS_ACT", place, `its disposal is of another instant, leaf ${disposal.index}`);
  if (certificate.class !== undefined && certificate.class !== disposal.facts["class"])
    findings.add("RECORD_CONTRADICTS_ACT", place, `its certificate is of another class than leaf ${disposal.index}`);
  // The days of its class run from its acceptance at the earliest, whatever date the certificate states; by the rule where there is one.
  const keepDays = days?.get(String(disposal.facts["class"])) ?? disposal.facts["keepDays"];
  const earliest = typeof keepDays === "number" && accepted ? Date.parse(accepted.at) + keepDays * DAY : 0;
  if (Date.parse(certificate.at) < Math.max(Date.parse(certificate.dueAt), earliest))
    findings.add("ERASED_BEFORE_ITS_DATE", place, certificate.dueAt);
  if (certificate.proposedBy === certificate.approvedBy) findings.add("APPROVED_BY_THE_ASKER", place);
}

// untrusted: a file that anybody may have written
function readRecords(bytes: Uint8Array | undefined, findings: Findings): ReadonlyMap<string, Kept> {
  const records = new Map<string, Kept>();
  if (bytes === undefined) return records;
  let at = -1;
  for (const line of linesOf(bytes)) {
    at++;
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
