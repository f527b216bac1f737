/**
 * The whole audit of an export, in the order in which trust is won: the policy, the signed list, the log, its entries, what they say
 * of each other, who signed them, the records, the sensors. A step that has nothing to stand on is left out, and what it stood on is a finding.
 */
import { inTime, LedgerError, policyIn, type TrustPolicy } from "@noroshi/ledger";
import { type OpenedEntries, openEntries } from "./acts/entries.ts";
import { judgeGates } from "./acts/gates.ts";
import { togetherIn } from "./acts/intervals.ts";
import { judgeRecords } from "./acts/records.ts";
import { judgeRule, type RetentionRule, readRule } from "./acts/retention-rule.ts";
import { type Evidence, type Means, type Trust, textOf } from "./evidence.ts";
import { Findings, isFailure } from "./findings.ts";
import { holdRemembered, type VerifiedLog, verifyLog } from "./log/log.ts";
import { type Manifest, readManifest } from "./log/manifest.ts";
import { type JudgedSignatures, judgeSignatures } from "./signatures/signatures.ts";

export interface Audit {
  readonly ok: boolean;
  readonly manifest: Manifest | undefined;
  readonly findings: Findings;
  readonly log: VerifiedLog | undefined;
  readonly entries: OpenedEntries | undefined;
  readonly ownReads: OpenedEntries | undefined;
  readonly records: { readonly present: number; readonly erased: number } | undefined;
  readonly signatures: JudgedSignatures | undefined;
  /** Leaves whose entry was destroyed under a certificate that stands in the log itself. */
  readonly certified: ReadonlySet<number>;
}

/** The three states of what was logged (DESIGN, truth 13): present and equal, destroyed under certificate, or missing: a failure. */
export interface Tally {
  readonly present: number;
  readonly destroyed: number;
  readonly missing: number;
}

export function tallyOf({ log, entries, certified }: Audit): Tally | undefined {
  if (log === undefined || entries === undefined) return undefined;
  const present = entries.acts.length + entries.padding;
  return { present, destroyed: certified.size, missing: Number(log.checkpoint.size) - present - certified.size };
}

/** Audits an export. Never throws for what is wrong with the evidence: that is among the findings. */
export async function auditExport(evidence: Evidence, trust: Trust, means: Means): Promise<Audit> {
  const findings = new Findings();
  const policy = await policyOf(evidence, trust, means, findings);
  if (policy === undefined) return nothing(findings);
  const manifest = await readManifest(evidence, means, policy, findings);
  const log = await verifyLog(evidence, "acts", policy, means, findings);
  if (log === undefined) return { ...nothing(findings), manifest };
  if (log.checkpoint.cosigned.size === 0) findings.add("NO_WITNESS", "acts/checkpoint");
  if (trust.remembered === undefined) findings.add("NOTHING_REMEMBERED", "acts/checkpoint");
  else await holdRemembered(log, trust.remembered, policy, means, findings);
  holdOrigin("acts", log, manifest, findings);

  const realm = manifest?.realm ?? log.checkpoint.origin.split("/")[1] ?? "";
  const key = trust.readingKey;
  if (key === undefined) {
    findings.add("ENTRIES_SEALED", "acts/entries.jwe", "no reading key was given");
    return { ...nothing(findings), manifest, log, ok: !findings.all.some(isFailure) };
  }
  const sealed = { folder: "acts", realm, commitments: log.commitments, key };
  const entries = await openEntries(evidence, sealed, means, findings);
  const certified = holdDestroyed(entries, findings);
  const together = togetherIn([...entries.acts.map((act) => act.index), ...entries.destroyed]);
  judgeGates(entries.acts, together, findings);
  const signatures = await judgeSignatures(evidence, entries.acts, key, means, findings);
  const rule = await ruleOf(trust, means, findings);
  if (rule !== "unread") judgeRule(entries.acts, rule, findings);
  const records = await judgeRecords(evidence, { acts: entries.acts, together, days: daysOf(rule) }, means, findings);
  const ownReads = await auditOwnReads(evidence, trust, policy, realm, manifest, means, findings);
  const ok = findings.failures === 0;
  return { ok, manifest, findings, log, entries, ownReads, records, signatures, certified };
}

async function ruleOf({ retention }: Trust, means: Means, findings: Findings) {
  const rule = retention === undefined ? undefined : await readRule(retention, means);
  if (retention === undefined || rule !== undefined) return rule;
  findings.add("RETENTION_RULE_BROKEN", "retention", "not a plan of retention");
  return "unread" as const;
}

const daysOf = (rule: RetentionRule | "unread" | undefined) => (typeof rule === "object" ? rule.days : undefined);

/** Both logs of a realm have keys that count: neither may stand in for the other. */
function holdOrigin(kind: "acts" | "commission", log: VerifiedLog, manifest: Manifest | undefined, findings: Findings) {
  const { origin } = log.checkpoint;
  if (origin.split("/")[2] !== kind) findings.add("LOG_FOREIGN", `${kind}/checkpoint`, `it is the log ${origin}`);
  else if (manifest !== undefined && manifest.origins.get(kind) !== origin)
    findings.add("LOG_FOREIGN", `${kind}/checkpoint`, "not the log that the list names");
}

/** The commission's own reads, in their own log, whose key the policy names as well. */
async function auditOwnReads(
  evidence: Evidence,
  { readingKey: key }: Trust,
  policy: TrustPolicy,
  realm: string,
  manifest: Manifest | undefined,
  means: Means,
  findings: Findings,
): Promise<OpenedEntries | undefined> {
  const named = policy.logs.some((one) => one.name.startsWith(`noroshi/${realm}/commission/`));
  if (!named || key === undefined) return undefined;
  const own = { ...policy, quorum: "none" };
  const log = await verifyLog(evidence, "commission", own, means, findings);
  if (log === undefined) return undefined;
  holdOrigin("commission", log, manifest, findings);
  return openEntries(evidence, { folder: "commission", realm, commitments: log.commitments, key }, means, findings);
}

/** An entry that was destroyed is certified by another entry, which names its leaf. */
function holdDestroyed(entries: OpenedEntries, findings: Findings): ReadonlySet<number> {
  const certified = new Set(
    entries.acts.filter((act) => act.act === "entry.destroyed").map((act) => Number(act.facts["leaf"])),
  );
  for (const leaf of entries.destroyed)
    if (!certified.has(leaf)) findings.add("ENTRY_DESTROYED_WITHOUT_CERTIFICATE", `leaf ${leaf} of acts`);
  return new Set(entries.destroyed.filter((leaf) => certified.has(leaf)));
}

async function policyOf(
  evidence: Evidence,
  trust: Trust,
  means: Means,
  findings: Findings,
): Promise<TrustPolicy | undefined> {
  const given = trust.policy;
  const bytes = given === undefined ? await evidence.read("policy") : undefined;
  const text = given ?? (bytes === undefined ? undefined : textOf(bytes));
  if (text === undefined) {
    findings.add("POLICY_BROKEN", "policy", "no policy was given, and the export has none: nobody's signature counts");
    return undefined;
  }
  if (given === undefined) findings.add("POLICY_OF_THE_HUB", "policy", "the keys come from whom they are to judge");
  try {
    return await inTime(means.digests, policyIn(text));
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    findings.add("POLICY_BROKEN", "policy", error.message);
    return undefined;
  }
}

function nothing(findings: Findings): Audit {
  return {
    ok: false,
    manifest: undefined,
    findings,
    log: undefined,
    entries: undefined,
    ownReads: undefined,
    records: undefined,
    signatures: undefined,
    certified: new Set(),
  };
}
