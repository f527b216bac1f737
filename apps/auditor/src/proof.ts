/**
 * Verifies the proof of one act on a machine that has nothing else: the file and a policy. What the act was stands in the file; that
 * it was in the log follows from salt, path and checkpoint.
 */
import { inTime, LedgerError, leafOfAct, readProof, SALT_LENGTH, type TrustPolicy, verifyProof } from "@noroshi/ledger";
import { digest, hexOf, type Means, textOf } from "./evidence.ts";
import type { Findings } from "./findings.ts";

export interface ProvedAct {
  readonly index: bigint;
  readonly size: bigint;
  readonly origin: string;
  /** When witnesses cosigned, seconds since 1970, by their name in the policy. */
  readonly cosigned: ReadonlyMap<string, bigint>;
  /** The entry as it was committed to: JSON. */
  readonly entry: string;
  readonly digest: string;
}

/** The act that a proof file proves, or undefined with the reason among the findings. */
export async function verifyProofFile(
  text: string,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<ProvedAct | undefined> {
  try {
    const { extra, index } = readProof(text);
    if (extra === undefined || extra.length <= SALT_LENGTH)
      throw new LedgerError("LEDGER_PROOF_MALFORMED", "no salt and entry beside it");
    const entry = extra.slice(SALT_LENGTH);
    const leaf = await inTime(means.digests, leafOfAct(extra.slice(0, SALT_LENGTH), entry));
    const { size, origin, cosigned } = await verifyProof(means.digests, text, leaf, policy, means.verify);
    return { index, size, origin, cosigned, entry: textOf(entry), digest: hexOf(await digest(means, entry)) };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const wrong = error.code === "LEDGER_PROOF_WRONG" || error.code === "LEDGER_QUORUM_MISSED";
    findings.add(wrong ? "PROOF_WRONG" : "PROOF_BROKEN", "proof", error.message);
    return undefined;
  }
}
