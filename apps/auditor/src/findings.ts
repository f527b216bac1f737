/**
 * What an auditor can find wrong: a closed list of names, so that every failure is called the same by everybody. A failure makes
 * the audit fail; a remark is for a person to look at.
 */

export const FAILURES = [
  "FILE_MISSING",
  "FILE_CHANGED",
  "FILE_UNLISTED",
  "MANIFEST_BROKEN",
  "POLICY_BROKEN",
  "CHECKPOINT_BROKEN",
  "QUORUM_MISSED",
  "LOG_FOREIGN",
  "LOG_OLDER_THAN_REMEMBERED",
  "LOG_REWRITTEN",
  "TILE_WRONG",
  "ENTRIES_NOT_OPENED",
  "ENTRY_MISSING",
  "ENTRY_NOT_COMMITTED",
  "ENTRY_NOT_READABLE",
  "ENTRY_OF_ANOTHER_REALM",
  "ENTRY_DESTROYED_WITHOUT_CERTIFICATE",
  "RECORD_NOT_READABLE",
  "RECORD_WITHOUT_ACT",
  "RECORD_MISSING",
  "RECORD_CONTRADICTS_ACT",
  "RECORD_ALTERED",
  "ERASED_WITHOUT_CERTIFICATE",
  "ERASED_BEFORE_ITS_DATE",
  "ERASED_UNDER_HOLD",
  "CERTIFIED_BUT_STILL_THERE",
  "DISPOSED_BY_ANOTHER_RULE",
  "RETENTION_RULE_BROKEN",
  "GATE_WITHOUT_APPROVAL",
  "APPROVED_BY_THE_ASKER",
  "SIGNATURE_NOT_READABLE",
  "SIGNATURE_MISSING",
  "SIGNATURE_WITHOUT_ACT",
  "SIGNATURE_FALSE",
  "SIGNATURE_OF_ANOTHER_DECISION",
  "KEY_NEVER_REGISTERED",
  "KEY_REGISTERED_AFTER",
  "KEY_REVOKED_BEFORE",
  "DECIDED_WITHOUT_KEY",
  "SENSOR_NOT_SIGNED",
  "SENSOR_CHAIN_BROKEN",
  "SENSOR_DOES_NOT_ADD_UP",
  "KEPT_WITHOUT_AUTHORISATION",
  "TEST_SEAL_BROKEN",
  "TEST_FATE_WRONG",
  "CUSTODY_BROKEN",
  "PROOF_BROKEN",
  "PROOF_WRONG",
] as const;
export type Failure = (typeof FAILURES)[number];

export const REMARKS = [
  "ENTRIES_SEALED",
  "ENTRY_TWICE",
  "READ_NOT_ENDED",
  "NO_POLICY",
  "POLICY_OF_THE_HUB",
  "NOTHING_REMEMBERED",
  "NO_WITNESS",
  "COSIGNATURE_NOT_JUDGED",
  "SENSOR_KEY_OF_THE_EXPORT",
  "SENSOR_NOT_IN_LOG",
  "SENSOR_SILENT",
  "TEST_KEPT_NOT_SHOWN",
  "COURT_KEY_OF_THE_EXPORT",
  "ORIGINAL_GONE",
  "ORIGINAL_WITHOUT_PROOF",
  "SIGNED_WORDS_ERASED",
  "RETENTION_RULE_NOT_GIVEN",
] as const;
export type Remark = (typeof REMARKS)[number];

export interface Finding {
  readonly code: Failure | Remark;
  /** A file, a leaf, an act or a record; never content. */
  readonly place: string;
  readonly detail: string;
}

export function isFailure(finding: Finding): boolean {
  return (FAILURES as readonly string[]).includes(finding.code);
}

/** Failures of one kind that are told one by one; beyond that they are only counted. */
const MOST_OF_A_KIND = 100;

/** Collects findings; of very many of one kind the first hundred are kept and the rest counted. */
export class Findings {
  readonly #kept: Finding[] = [];
  readonly #counts = new Map<string, number>();

  add(code: Failure | Remark, place: string, detail = ""): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_OF_A_KIND) this.#kept.push({ code, place, detail });
  }

  get all(): readonly Finding[] {
    return this.#kept;
  }

  /** How many failures there are, those that are only counted among them. */
  get failures(): number {
    let count = 0;
    for (const name of FAILURES) count += this.#counts.get(name) ?? 0;
    return count;
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
