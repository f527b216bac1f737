/**
 * Proves that a later tree only appends to an earlier one (RFC 9162 §2.1.4). Proofs from the empty tree say nothing and are
 * refused here; who remembers a size of nought accepts any tree without a proof (C2SP tlog-witness), which is the witness's
 * own rule. Trusts neither roots nor proof.
 */
import { atOnce, type Hashing, type Sha256 } from "../hash.ts";
import { holdsSubtree } from "./subtree.ts";

export interface ConsistencyClaim {
  readonly earlier: { readonly size: bigint; readonly root: Uint8Array };
  readonly later: { readonly size: bigint; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the later tree begins with the earlier one (RFC 9162 §2.1.4.2). */
export const verifyConsistency = (sha256: Sha256, claim: ConsistencyClaim): boolean => atOnce(sha256, onlyGrew(claim));

/** The same for whoever brings digests in time: the earlier tree is the later one's subtree from its first leaf on. */
export const onlyGrew = ({ earlier, later, proof }: ConsistencyClaim): Hashing<boolean> =>
  holdsSubtree({ subtree: { start: 0n, end: earlier.size, root: earlier.root }, tree: later, proof });
