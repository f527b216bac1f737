import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafHash } from "../hash.ts";
import { nodeSha256 as sha256 } from "../node.ts";
import { hex } from "../note/key.ts";
import { type NodeReader, proveConsistency, proveInclusion, proveSubtree, rootOf } from "./prove.ts";
import { isSubtree, verifySubtree, verifyWithinSubtree } from "./subtree.ts";

// The customary leaves of Certificate Transparency's tests, and what every implementation proves of subtrees of the first eight.
const CUSTOMARY = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const FOUR = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const SECOND_HALF = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const SEVENTH_PAIR = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const FIFTH_PAIR = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const PROOFS = [
  [2, 4, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", SECOND_HALF]],
  [0, 6, [FIFTH_PAIR, SEVENTH_PAIR, FOUR]],
  [
    4,
    7,
    [
      "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
      "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
      FIFTH_PAIR,
      FOUR,
    ],
  ],
] as const;

const readerOf =
  (leaves: readonly Uint8Array[], from = 0): NodeReader =>
  (level, index) => {
    const whole = (at: number, count: number): Uint8Array =>
      count === 1
        ? (leaves[at] ?? new Uint8Array())
        : sha256(Uint8Array.from([1, ...whole(at, count / 2), ...whole(at + count / 2, count / 2)]));
    return whole(from + index * 2 ** level, 2 ** level);
  };
const leavesOf = (n: number) =>
  Array.from({ length: n }, (_, at) => leafHash(sha256, new TextEncoder().encode(`${at}`)));

/** A claim with a proof, true by construction. */
async function claimOf(leaves: readonly Uint8Array[], start: number, end: number) {
  const size = leaves.length;
  return {
    subtree: {
      start: BigInt(start),
      end: BigInt(end),
      root: await rootOf(sha256, readerOf(leaves, start), end - start),
    },
    tree: { size: BigInt(size), root: await rootOf(sha256, readerOf(leaves), size) },
    proof: await proveSubtree(sha256, readerOf(leaves), { start, end }, size),
  };
}

/** A tree's size and one of its subtrees. */
const place = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(6), fc.nat(), fc.nat())
  .map(([size, level, block, length]) => {
    const width = Math.min(2 ** level, 2 ** Math.floor(Math.log2(size)));
    const start = (block % Math.ceil(size / width)) * width;
    const longest = Math.min(width, size - start);
    const shortest = Math.floor(width / 2) + 1;
    const end = start + (longest < shortest ? longest : shortest + (length % (longest - shortest + 1)));
    return { size, start, end };
  })
  .filter(({ start, end }) => isSubtree(BigInt(start), BigInt(end)));

describe("a proof of a subtree", () => {
  it.each(PROOFS)("of leaves %i to %i is the one that everybody makes, and is accepted", async (start, end, proof) => {
    const leaves = CUSTOMARY.map((text) => leafHash(sha256, Buffer.from(text, "hex")));
    const claim = await claimOf(leaves, start, end);
    expect(claim.proof.map(hex)).toEqual(proof);
    expect(verifySubtree(sha256, claim)).toBe(true);
  });

  it("convinces for every subtree of every tree, and of nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ({ size, start, end }, bit) => {
        const claim = await claimOf(leavesOf(size), start, end);
        expect(verifySubtree(sha256, claim)).toBe(true);
        const { subtree, tree, proof } = claim;
        const flip = (hash: Uint8Array) => hash.map((byte, at) => (at === bit % 32 ? byte ^ (1 << (bit % 8)) : byte));
        const wrong = [
          { subtree: { ...subtree, root: flip(subtree.root) } },
          { tree: { ...tree, root: flip(tree.root) } },
          { subtree: { ...subtree, start: subtree.start + 1n } },
          { subtree: { ...subtree, start: subtree.end } },
          { subtree: { ...subtree, end: tree.size + 1n } },
          { proof: [...proof, tree.root] },
          { proof: [tree.root, ...proof] },
          { proof: [...proof, new Uint8Array(0)] },
          ...proof.map((hash, at) => ({ proof: proof.with(at, flip(hash)) })),
          ...(proof.length > 0 ? [{ proof: proof.slice(1) }, { proof: proof.slice(0, -1) }] : []),
        ];
        for (const over of wrong)
          expect(verifySubtree(sha256, { ...claim, ...over }), JSON.stringify(Object.keys(over))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it("from the first leaf on is the proof of consistency", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), async (size, pick) => {
        const earlier = 1 + (pick % size);
        const read = readerOf(leavesOf(size));
        expect(await proveConsistency(sha256, read, earlier, size)).toEqual(
          await proveSubtree(sha256, read, { start: 0, end: earlier }, size),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("a leaf in a subtree", () => {
  it("is shown by the path within it, at its place in the tree", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ({ size, start, end }, pick) => {
        const leaves = leavesOf(size);
        const { subtree } = await claimOf(leaves, start, end);
        const index = start + (pick % (end - start));
        const proof = await proveInclusion(sha256, readerOf(leaves, start), index - start, end - start);
        const claim = { leaf: leaves[index] ?? new Uint8Array(), index: BigInt(index), subtree, proof };
        expect(verifyWithinSubtree(sha256, claim)).toBe(true);
        for (const over of [
          { index: claim.index + BigInt(end - start) },
          { index: subtree.start - 1n },
          { subtree: { ...subtree, start: subtree.start + 1n } },
          { leaf: subtree.root.map((byte) => byte ^ 1) },
        ])
          expect(verifyWithinSubtree(sha256, { ...claim, ...over })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
