/**
 * Proves that a subtree, the leaves [start, end) of a tree, stands in it as its root says, and a leaf in the subtree (draft-ietf-plants-
 * merkle-tree-certs, "Subtrees"). An earlier tree is the subtree from 0: consistency is the same proof. Trusts neither roots nor proof.
 */
import { atOnce, digestOf, HASH_LENGTH, type Hashing, nodeInput, type Sha256, sameBytes, sameHash } from "../hash.ts";
import { includes } from "./inclusion.ts";

export interface Subtree {
  readonly start: bigint;
  /** The first leaf after it. */
  readonly end: bigint;
  readonly root: Uint8Array;
}

export interface SubtreeClaim {
  readonly subtree: Subtree;
  readonly tree: { readonly size: bigint; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether leaves [start, end) can be a subtree: it begins at a multiple of the least power of two that holds its length. */
export function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || end <= start) return false;
  let width = 1n;
  while (width < end - start) width *= 2n;
  return start % width === 0n;
}

/** Whether the proof shows that the tree holds this subtree. */
export const verifySubtree = (sha256: Sha256, claim: SubtreeClaim): boolean => atOnce(sha256, holdsSubtree(claim));

/** Whether the proof shows a leaf (its hash) at this index of the tree to be in this subtree. */
export function verifyWithinSubtree(
  sha256: Sha256,
  { leaf, index, subtree, proof }: Omit<SubtreeClaim, "tree"> & { readonly leaf: Uint8Array; readonly index: bigint },
): boolean {
  const { start, end, root } = subtree;
  if (!isSubtree(start, end)) return false;
  return atOnce(sha256, includes({ leaf, index: index - start, size: end - start, root, proof }));
}

/** The same as verifySubtree for whoever brings digests in time. */
export function* holdsSubtree({ subtree, tree, proof }: SubtreeClaim): Hashing<boolean> {
  const { start, end, root } = subtree;
  if (!isSubtree(start, end) || end > tree.size) return false;
  // Of the whole tree nothing is to be computed: the roots are the same bytes, whatever their length, as the public vectors of
  // transparency-dev/merkle have it. Who takes roots from outside looks at their length (readCheckpoint).
  if (start === 0n && end === tree.size) return proof.length === 0 && sameBytes(root, tree.root);
  if ([root, tree.root, ...proof].some((hash) => hash.length !== HASH_LENGTH)) return false;
  let [first, last, whole] = [start, end - 1n, tree.size - 1n];
  const up = () => {
    first /= 2n;
    last /= 2n;
    whole /= 2n;
  };
  // Up to the largest part at the subtree's right end that is a node of the tree as well; at the tree's own end that is all of it.
  const atEnd = last === whole;
  while (first !== last && (atEnd || last % 2n === 1n)) up();
  const rest = [...proof];
  const seed = first === last ? root : rest.shift();
  if (seed === undefined) return false;
  let [before, after] = [seed, seed];
  for (const beside of rest) {
    if (whole === 0n) return false;
    if (last % 2n === 1n || last === whole) {
      if (first < last) before = yield* digestOf(nodeInput(beside, before));
      after = yield* digestOf(nodeInput(beside, after));
      while (last % 2n === 0n && last !== 0n) up();
    } else {
      after = yield* digestOf(nodeInput(after, beside));
    }
    up();
  }
  return whole === 0n && sameHash(before, root) && sameHash(after, tree.root);
}
