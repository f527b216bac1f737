/**
 * Makes roots and proofs of a tree that is served node by node. A node (level, index) covers the leaves from index·2^level, a
 * whole subtree; who serves it (tiles on disk, a function in a bench) is handed in.
 */
import { emptyRoot, nodeHash, type Sha256 } from "../hash.ts";
import { isSubtree } from "./subtree.ts";

/** The hash of a whole subtree; must answer for every subtree that lies within the tree's size. */
export type NodeReader = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

/** The largest power of two below n (n ≥ 2): where RFC 6962 splits a tree. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The level of a whole subtree of n leaves, or undefined when n is no power of two. */
function levelOf(n: number): number | undefined {
  let level = 0;
  let k = 1;
  for (; k < n; k *= 2) level++;
  return k === n ? level : undefined;
}

/** MTH(D[from:to]) of RFC 6962 §2.1 for a range that begins where a split may begin. */
async function rangeHash(sha256: Sha256, read: NodeReader, from: number, to: number): Promise<Uint8Array> {
  const count = to - from;
  const level = levelOf(count);
  if (level !== undefined) return read(level, from / count);
  const k = split(count);
  const left = await rangeHash(sha256, read, from, from + k);
  return nodeHash(sha256, left, await rangeHash(sha256, read, from + k, to));
}

/** The root of the first `size` leaves. */
export async function rootOf(sha256: Sha256, read: NodeReader, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot(sha256) : rangeHash(sha256, read, 0, size);
}

/** PATH(index, D[size]) of RFC 6962 §2.1.1, from the leaf's sibling upward. Throws a RangeError outside the tree. */
export async function proveInclusion(
  sha256: Sha256,
  read: NodeReader,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError("the index lies outside the tree");
  const path: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    const left = index < middle;
    path.push(await (left ? rangeHash(sha256, read, middle, to) : rangeHash(sha256, read, from, middle)));
    if (left) to = middle;
    else from = middle;
  }
  return path.reverse();
}

/** PROOF(earlier, D[later]) of RFC 6962 §2.1.2; empty for equal sizes and from the empty tree. */
export async function proveConsistency(
  sha256: Sha256,
  read: NodeReader,
  earlier: number,
  later: number,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(earlier) || earlier < 0 || earlier > later)
    throw new RangeError("the earlier size lies outside the tree");
  return earlier === 0 ? [] : proveSubtree(sha256, read, { start: 0, end: earlier }, later);
}

/** The proof that the leaves [start, end) stand in the first `size` leaves as a subtree. Throws a RangeError for what is none. */
export async function proveSubtree(
  sha256: Sha256,
  read: NodeReader,
  { start, end }: { readonly start: number; readonly end: number },
  size: number,
): Promise<Uint8Array[]> {
  if (!isSubtree(BigInt(start), BigInt(end)) || end > size) throw new RangeError("no subtree of this tree");
  const proof: Uint8Array[] = [];
  let [from, to] = [0, size];
  let known = true;
  while (to !== end || (known && from !== start)) {
    const middle = from + split(to - from);
    if (end <= middle) {
      proof.push(await rangeHash(sha256, read, middle, to));
      to = middle;
    } else {
      proof.push(await rangeHash(sha256, read, from, middle));
      // A subtree that a split divides is known no more as a whole: what is right of it is told.
      if (start < middle) known = false;
      from = middle;
    }
  }
  if (!known) proof.push(await rangeHash(sha256, read, from, to));
  return proof.reverse();
}
