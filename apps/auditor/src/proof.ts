/**
 * Verifies the proof of one act on a machine that has nothing else: the file and a policy. What the act was stands in the file; that
 * it was in the log follows from salt, path and checkpoint.
 */
import {
  commitmentInput,
  HASH_LENGTH,
  LedgerError,
  leafInput,
  readProof,
  SALT_LENGTH,
  type TrustPolicy,
  verifyProof,
} from "@noroshi/ledger";
import type { Audit } from "./audit.ts";
import { digest, hexOf, type Means, textOf } from "./evidence.ts";
import type { Findings } from "./findings.ts";
import { holdRemembered } from "./log/log.ts";

export interface ProvedAct {
  readonly index: bigint;
  readonly size: bigint;
  readonly origin: string;
  /** When witnesses cosigned, seconds since 1970, by their name in the policy. */
  readonly cosigned: ReadonlyMap<string, bigint>;
  /** The entry as it was committed to: JSON. */
  readonly entry: string;
  readonly digest: string;
  /** What stands in the public log for it. */
  readonly committed: Uint8Array;
  /** The checkpoint that the proof leads to, as it was published. */
  readonly checkpoint: string;
}

/** Where an act stands among what was logged (DESIGN, truth 13). */
export type ActState = "present" | "destroyed" | "missing";

/** The act that a proof file proves, or undefined with the reason among the findings. */
export async function verifyProofFile(
  text: string,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<ProvedAct | undefined> {
  try {
    const { extra, index, checkpoint } = readProof(text);
    if (extra === undefined || extra.length <= SALT_LENGTH)
      throw new LedgerError("LEDGER_PROOF_MALFORMED", "no salt and entry beside it");
    const entry = extra.slice(SALT_LENGTH);
    const committed = await digest(means, commitmentInput(extra.slice(0, SALT_LENGTH), entry));
    const leaf = await digest(means, leafInput(committed));
    const verified = await verifyProof(means.digests, text, leaf, policy, means.verify);
    const { size, origin, cosigned, unjudged } = verified;
    if (unjudged.length > 0) findings.add("COSIGNATURE_NOT_JUDGED", "proof", unjudged.join(", "));
    const named = hexOf(await digest(means, entry));
    return { index, size, origin, cosigned, entry: textOf(entry), digest: named, committed, checkpoint };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const wrong = error.code === "LEDGER_PROOF_WRONG" || error.code === "LEDGER_QUORUM_MISSED";
    findings.add(wrong ? "PROOF_WRONG" : "PROOF_BROKEN", "proof", error.message);
    return undefined;
  }
}

/**
 * What has become of a proved act in a log of which one has all files: the log has to be the one that the proof was made of, grown
 * since, and its leaf the same; its entry is then there, or destroyed under certificate, or missing.
 */
export async function stateWithin(
  proved: ProvedAct,
  { log, entries, certified, findings: ofExport }: Pick<Audit, "log" | "entries" | "certified" | "findings">,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<ActState> {
  if (log === undefined) {
    for (const { code, place, detail } of ofExport.all) findings.add(code, place, detail);
    return "missing";
  }
  const before = findings.counts.size;
  await holdRemembered(log, proved.checkpoint, policy, means, findings);
  if (findings.counts.size > before) return "missing";
  const index = Number(proved.index);
  const there = log.commitments.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH);
  if (there.length === 0) {
    findings.add("ENTRY_MISSING", `leaf ${index} of acts`, "the log's files do not reach to it");
    return "missing";
  }
  if (hexOf(there) !== hexOf(proved.committed)) {
    findings.add("LOG_REWRITTEN", `leaf ${index} of acts`, "another one than the proof shows");
    return "missing";
  }
  if (entries === undefined || entries.acts.some((act) => act.index === index)) return "present";
  if (certified.has(index)) return "destroyed";
  findings.add("ENTRY_MISSING", `leaf ${index} of acts`, "the act that the proof shows");
  return "missing";
}
