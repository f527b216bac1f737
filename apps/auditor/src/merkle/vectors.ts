/**
 * Judges one Merkle proof that stands in a JSON file of its own, in the form of the public vectors of transparency-dev/merkle: of
 * inclusion, of consistency, and both for subtrees. So anybody can hold this verifier against proofs that others made. Trusts
 * nothing in the file; numbers are read exactly, since a size may be any of 64 bits.
 */
import { fromBase64, verifyConsistency, verifyInclusion, verifySubtree, verifyWithinSubtree } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";
import { z } from "zod";

export interface Verdict {
  readonly holds: boolean;
  /** What the file says of itself; undefined where it says nothing. */
  readonly expected: boolean | undefined;
}

const size = z.bigint().min(0n);
/** Empty where there are none: written as null by some. */
const hash = z.string().transform((text, ctx) => fromBase64(text) ?? refused(ctx));
const proof = z
  .array(hash.nullable())
  .nullable()
  .transform((all) => (all ?? []).map((one) => one ?? new Uint8Array(0)));
const about = { proof, desc: z.string().optional(), wantErr: z.boolean().optional() };

const Inclusion = z.strictObject({ leafIdx: size, treeSize: size, root: hash, leafHash: hash, ...about });
const Consistency = z.strictObject({ size1: size, size2: size, root1: hash, root2: hash, ...about });
const InSubtree = z.strictObject({ leafIdx: size, start: size, end: size, root: hash, leafHash: hash, ...about });
const OfSubtree = z.strictObject({ start: size, end: size, size, root1: hash, root2: hash, ...about });

function refused(ctx: z.RefinementCtx): never {
  ctx.addIssue({ code: "custom", message: "not base64" });
  return z.NEVER;
}

/** The verdict on a proof in a file; undefined where the file is none in one of the four forms. */
export function judgeVector(text: string): Verdict | undefined {
  const read = exactly(text);
  const found = verdictOf(read);
  if (found === undefined) return undefined;
  const { wantErr } = read as { readonly wantErr?: boolean };
  return { holds: found, expected: wantErr === undefined ? undefined : !wantErr };
}

function verdictOf(read: unknown): boolean | undefined {
  const inclusion = Inclusion.safeParse(read).data;
  if (inclusion !== undefined) {
    const { leafHash: leaf, leafIdx: index, treeSize, root } = inclusion;
    return verifyInclusion(nodeSha256, { leaf, index, size: treeSize, root, proof: inclusion.proof });
  }
  const consistency = Consistency.safeParse(read).data;
  if (consistency !== undefined) {
    const earlier = { size: consistency.size1, root: consistency.root1 };
    const later = { size: consistency.size2, root: consistency.root2 };
    return verifyConsistency(nodeSha256, { earlier, later, proof: consistency.proof });
  }
  const within = InSubtree.safeParse(read).data;
  if (within !== undefined) {
    const { leafHash: leaf, leafIdx: index, start, end, root } = within;
    return verifyWithinSubtree(nodeSha256, { leaf, index, subtree: { start, end, root }, proof: within.proof });
  }
  const subtree = OfSubtree.safeParse(read).data;
  if (subtree === undefined) return undefined;
  const { start, end, root1, root2 } = subtree;
  const claim = { subtree: { start, end, root: root1 }, tree: { size: subtree.size, root: root2 } };
  return verifySubtree(nodeSha256, { ...claim, proof: subtree.proof });
}

// untrusted: whatever somebody calls a vector
function exactly(text: string): unknown {
  try {
    // The third argument is what stands in the text: a number beyond 2^53 would be rounded before one could look at it.
    return JSON.parse(text, (_: string, value: unknown, context?: { readonly source?: string }) => {
      if (typeof value !== "number") return value;
      const source = context?.source ?? "";
      return /^(0|[1-9][0-9]*)$/.test(source) ? BigInt(source) : value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
