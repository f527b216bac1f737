/**
 * Proves to somebody who trusts nothing but a root that a leaf is in a tree (RFC 9162 §2.1.3). Sizes are big integers: a proof
 * comes from outside and may claim any size. Trusts neither proof nor claim: every length and bound is checked first.
 */
import { atOnce, digestOf, HASH_LENGTH, type Hashing, nodeInput, type Sha256, sameHash } from "../hash.ts";

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: bigint;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows the leaf (its hash) at this index of the tree of this size and root. */
export const verifyInclusion = (sha256: Sha256, claim: InclusionClaim): boolean => atOnce(sha256, includes(claim));

/** The same for whoever brings digests in time. */
export function* includes(claim: InclusionClaim): Hashing<boolean> {
  const root = yield* rootFromInclusion(claim);
  return root !== undefined && sameHash(root, claim.root);
}

/** The root that a path leads to, or undefined when no tree of that size has such a path (RFC 9162 §2.1.3.2). */
function* rootFromInclusion(claim: Omit<InclusionClaim, "root">): Hashing<Uint8Array | undefined> {
  const { leaf, index, size, proof } = claim;
  if (index < 0n || index >= size || leaf.length !== HASH_LENGTH) return undefined;
  if (proof.some((hash) => hash.length !== HASH_LENGTH)) return undefined;
  let at = index;
  let last = size - 1n;
  let root = leaf;
  for (const beside of proof) {
    if (last === 0n) return undefined;
    if (at % 2n === 1n || at === last) {
      root = yield* digestOf(nodeInput(beside, root));
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n;
        last /= 2n;
      }
    } else {
      root = yield* digestOf(nodeInput(root, beside));
    }
    at /= 2n;
    last /= 2n;
  }
  return last === 0n ? root : undefined;
}
