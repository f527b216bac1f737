/** What can be wrong with a log, a note, a proof or a policy: a closed union of stable codes. */

export type LedgerCode =
  | "LEDGER_NOTE_MALFORMED"
  | "LEDGER_NOTE_UNSIGNED"
  | "LEDGER_NOTE_FORGED"
  | "LEDGER_KEY_MALFORMED"
  | "LEDGER_ALGORITHM_MISSING"
  | "LEDGER_CHECKPOINT_MALFORMED"
  | "LEDGER_CHECKPOINT_FOREIGN"
  | "LEDGER_QUORUM_MISSED"
  | "LEDGER_POLICY_MALFORMED"
  | "LEDGER_PROOF_MALFORMED"
  | "LEDGER_PROOF_WRONG"
  | "LEDGER_TILE_MALFORMED"
  | "LEDGER_TILE_MISSING"
  | "LEDGER_ENTRY_TOO_LONG";

/** A refusal with its code; `where` names the line, tile or key, never what was hidden there. */
export class LedgerError extends Error {
  readonly code: LedgerCode;
  constructor(code: LedgerCode, where: string) {
    super(`${code}: ${where}`);
    this.name = "LedgerError";
    this.code = code;
  }
}
