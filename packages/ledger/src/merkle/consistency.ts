/**
 * Proves that a later tree only appends to an earlier one (RFC 9162 §2.1.4). Proofs from the empty tree say nothing and are
 * refused here; who remembers a size of nought accepts any tree without a proof (C2SP tlog-witness), which is the witness's
 * own rule. Trusts neither roots nor proof.
 */
import { atOnce, digestOf, HASH_LENGTH, type Hashing, nodeInput, type Sha256, sameHash } from "../hash.ts";

export interface ConsistencyClaim {
  readonly earlier: { readonly size: bigint; readonly root: Uint8Array };
  readonly later: { readonly size: bigint; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the later tree begins with the earlier one (RFC 9162 §2.1.4.2). */
export const verifyConsistency = (sha256: Sha256, claim: ConsistencyClaim): boolean => atOnce(sha256, onlyGrew(claim));

/** The same for whoever brings digests in time. */
export function* onlyGrew({ earlier, later, proof }: ConsistencyClaim): Hashing<boolean> {
  if (earlier.size <= 0n || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  if (proof.length === 0 || [earlier.root, later.root, ...proof].some((hash) => hash.length !== HASH_LENGTH))
    return false;
  // A power of two is a whole subtree: its root is the earlier root itself, and the proof leaves it out.
  const whole = (earlier.size & (earlier.size - 1n)) === 0n;
  const [first, ...rest] = whole ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let at = earlier.size - 1n;
  let last = later.size - 1n;
  while (at % 2n === 1n) {
    at /= 2n;
    last /= 2n;
  }
  let before = first;
  let after = first;
  for (const beside of rest) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      before = yield* digestOf(nodeInput(beside, before));
      after = yield* digestOf(nodeInput(beside, after));
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n;
        last /= 2n;
      }
    } else {
      after = yield* digestOf(nodeInput(after, beside));
    }
    at /= 2n;
    last /= 2n;
  }
  return last === 0n && sameHash(before, earlier.root) && sameHash(after, later.root);
}
