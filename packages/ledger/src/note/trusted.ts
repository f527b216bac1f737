/** Whether a checkpoint counts under a policy: signed by one of its logs under that log's own name, and by enough witnesses. */
import { LedgerError } from "../errors.ts";
import { type Checkpoint, readCheckpoint } from "./checkpoint.ts";
import { cosignedAt } from "./cosignature.ts";
import { readNote, type VerifySignature, verifyNote } from "./note.ts";
import { quorumMet, type TrustPolicy } from "./policy.ts";

export interface TrustedCheckpoint extends Checkpoint {
  /** When each witness cosigned, by its name in the policy; seconds since 1970. */
  readonly cosigned: ReadonlyMap<string, bigint>;
  /** Witnesses whose cosignature could be neither accepted nor refused here: this machine does not know its kind. */
  readonly unjudged: readonly string[];
}

/**
 * Opens a checkpoint that somebody handed over.
 * Throws LEDGER_NOTE_MALFORMED, LEDGER_CHECKPOINT_MALFORMED, LEDGER_NOTE_UNSIGNED (no log of the policy), LEDGER_NOTE_FORGED,
 * LEDGER_CHECKPOINT_FOREIGN (signed by a log under another's name), LEDGER_QUORUM_MISSED.
 */
export async function openCheckpoint(
  text: string,
  policy: TrustPolicy,
  verify: VerifySignature,
): Promise<TrustedCheckpoint> {
  const note = readNote(text);
  const checkpoint = readCheckpoint(note.text);
  const signers = await verifyNote(note, policy.logs, verify);
  if (!signers.some((key) => key.name === checkpoint.origin))
    throw new LedgerError("LEDGER_CHECKPOINT_FOREIGN", "the log that signed is not the one that the checkpoint names");
  const cosigned = new Map<string, bigint>();
  const unjudged: string[] = [];
  for (const [name, key] of policy.witnesses) {
    const at = await cosignedAt(note, key, verify).catch((error: unknown) => {
      if (!(error instanceof LedgerError) || error.code !== "LEDGER_ALGORITHM_MISSING") throw error;
      unjudged.push(name);
      return undefined;
    });
    if (at !== undefined) cosigned.set(name, at);
  }
  if (!quorumMet(policy, new Set(cosigned.keys()))) {
    const open = unjudged.length === 0 ? "" : `; not judged here, which knows no ML-DSA-44: ${unjudged.join(", ")}`;
    throw new LedgerError("LEDGER_QUORUM_MISSED", `cosigned by ${[...cosigned.keys()].join(", ") || "nobody"}${open}`);
  }
  return { ...checkpoint, cosigned, unjudged };
}
