/**
 * Whether everything that is gone went rightly, and nothing stays that should be gone. What was erased must have a certificate
 * that was made for it by two people, on or after its date, while no hold lay on it. Trusts the rows no further than they agree
 * with each other: a certificate whose digest is not that of its words is none.
 */

export interface Tombstone {
  /** The key that was destroyed. */
  readonly key: string;
  readonly at: string;
}

/** That one key was destroyed, when, why and on whose word. */
export interface ErasureCertificate {
  readonly key: string;
  readonly class: string;
  /** From when it could be erased. */
  readonly dueAt: string;
  readonly at: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** Is the digest that of the certificate's own words? */
  readonly whole: boolean;
}

export interface HoldSpan {
  readonly id: string;
  readonly key: string;
  readonly from: string;
  /** Null while it lies. */
  readonly until: string | null;
}

export interface Remaining {
  readonly key: string;
  /** Null while something keeps it. */
  readonly dueAt: string | null;
}

export type RetentionFinding =
  | "ERASED_WITHOUT_CERTIFICATE"
  | "ERASED_BEFORE_ITS_DATE"
  | "ERASED_UNDER_HOLD"
  | "ERASED_BY_ONE_PERSON"
  | "CERTIFICATE_CHANGED"
  | "CERTIFIED_BUT_STILL_THERE"
  | "OVERDUE";

export interface Finding {
  readonly code: RetentionFinding;
  readonly key: string;
  /** The hold, or the date, that it breaks. */
  readonly against: string | null;
}

/**
 * Names every failure, by key and kind.
 * @param now the realm's time; what is due longer than `graceDays` and under no hold is overdue
 */
export function judgeErasures(
  rows: {
    readonly tombstones: readonly Tombstone[];
    readonly certificates: readonly ErasureCertificate[];
    readonly holds: readonly HoldSpan[];
    readonly remaining: readonly Remaining[];
  },
  now: string,
  graceDays: number,
): readonly Finding[] {
  const findings: Finding[] = [];
  const certificates = new Map(rows.certificates.map((c) => [c.key, c]));
  const tombstones = new Map(rows.tombstones.map((t) => [t.key, t]));
  const holds = Map.groupBy(rows.holds, (h) => h.key);
  const heldAt = (key: string, at: string): HoldSpan | undefined =>
    holds
      .get(key)
      ?.find((h) => Date.parse(h.from) <= Date.parse(at) && (h.until === null || Date.parse(at) < Date.parse(h.until)));
  for (const { key, at } of rows.tombstones) {
    const hold = heldAt(key, at);
    if (hold) findings.push({ code: "ERASED_UNDER_HOLD", key, against: hold.id });
    const certificate = certificates.get(key);
    if (!certificate) {
      findings.push({ code: "ERASED_WITHOUT_CERTIFICATE", key, against: null });
      continue;
    }
    if (!certificate.whole) findings.push({ code: "CERTIFICATE_CHANGED", key, against: null });
    if (Date.parse(at) < Date.parse(certificate.dueAt))
      findings.push({ code: "ERASED_BEFORE_ITS_DATE", key, against: certificate.dueAt });
    if (certificate.proposedBy === certificate.approvedBy)
      findings.push({ code: "ERASED_BY_ONE_PERSON", key, against: null });
  }
  for (const { key } of rows.remaining)
    if (certificates.has(key) || tombstones.has(key))
      findings.push({ code: "CERTIFIED_BUT_STILL_THERE", key, against: null });
  const over = Date.parse(now) - graceDays * DAY;
  for (const { key, dueAt } of rows.remaining)
    if (dueAt !== null && Date.parse(dueAt) < over && heldAt(key, now) === undefined)
      findings.push({ code: "OVERDUE", key, against: dueAt });
  return findings;
}

const DAY = 86_400_000;
