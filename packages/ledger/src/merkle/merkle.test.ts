import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRoot, leafHash, nodeHash } from "../hash.ts";
import { nodeSha256 as sha256 } from "../node.ts";
import { hex } from "../note/key.ts";
import { verifyConsistency } from "./consistency.ts";
import { verifyInclusion } from "./inclusion.ts";
import { type NodeReader, proveConsistency, proveInclusion, rootOf } from "./prove.ts";

/** MTH as RFC 6962 §2.1 writes it, slow and plain. */
function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot(sha256);
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(sha256, plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

const leavesOf = (n: number) =>
  Array.from({ length: n }, (_, at) => leafHash(sha256, new TextEncoder().encode(`${at}`)));
const readerOf =
  (leaves: readonly Uint8Array[]): NodeReader =>
  (level, index) =>
    plainRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

// RFC 6962's customary test leaves and the roots of the trees of their first n.
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const size = fc.integer({ min: 1, max: 600 });

describe("a root", () => {
  it("is the one that everybody else computes", async () => {
    const leaves = LEAVES.map((text) => leafHash(sha256, Buffer.from(text, "hex")));
    for (const [n, root] of ROOTS.entries()) {
      expect(hex(await rootOf(sha256, readerOf(leaves.slice(0, n)), n))).toBe(root);
    }
  });
});

describe("a proof of inclusion", () => {
  it("convinces for every leaf of every tree", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), async (n, pick) => {
        const leaves = leavesOf(n);
        const index = pick % n;
        const proof = await proveInclusion(sha256, readerOf(leaves), index, n);
        const claim = { leaf: leaves[index] ?? new Uint8Array(), index: BigInt(index), size: BigInt(n), proof };
        expect(verifyInclusion(sha256, { ...claim, root: plainRoot(leaves) })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("convinces of nothing else: no other leaf, place, size, root, and no path that is longer, shorter or changed", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, pick, bit) => {
        const leaves = leavesOf(n);
        const index = pick % n;
        const proof = await proveInclusion(sha256, readerOf(leaves), index, n);
        const root = plainRoot(leaves);
        const right = { leaf: leaves[index] ?? new Uint8Array(), index: BigInt(index), size: BigInt(n), root, proof };
        const flipped = root.map((byte, at) => (at === bit % 32 ? byte ^ (1 << (bit % 8)) : byte));
        const wrong = [
          { leaf: flipped },
          { root: flipped },
          { index: right.index + 1n },
          { index: -1n },
          { size: 0n },
          { size: 2n ** 62n },
          { proof: [...proof, root] },
          { proof: [root, ...proof] },
          ...(proof.length > 0
            ? [{ proof: proof.slice(1) }, { proof: proof.slice(0, -1) }, { proof: [flipped, ...proof.slice(1)] }]
            : []),
          { leaf: new Uint8Array(0), root: new Uint8Array(0), proof: [] },
        ];
        for (const change of wrong) expect(verifyInclusion(sha256, { ...right, ...change })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a proof of consistency", () => {
  it("convinces for every earlier and later size", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), async (n, pick) => {
        const leaves = leavesOf(n);
        const m = 1 + (pick % n);
        const proof = await proveConsistency(sha256, readerOf(leaves), m, n);
        const earlier = { size: BigInt(m), root: plainRoot(leaves.slice(0, m)) };
        expect(verifyConsistency(sha256, { earlier, later: { size: BigInt(n), root: plainRoot(leaves) }, proof })).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("from a tree to itself is empty and asks for the same bytes, whatever they are, but for the empty tree", () => {
    const [a, b] = [new TextEncoder().encode("one root"), new TextEncoder().encode("another")];
    const verify = (size: bigint, earlier: Uint8Array, later: Uint8Array, proof: Uint8Array[] = []) =>
      verifyConsistency(sha256, { earlier: { size, root: earlier }, later: { size, root: later }, proof });
    expect(verify(1n, a, a)).toBe(true);
    expect(verify(2n ** 64n - 1n, a, a)).toBe(true);
    expect(verify(1n, a, b)).toBe(false);
    expect(verify(1n, a, a, [emptyRoot(sha256)])).toBe(false);
    expect(verify(0n, a, a)).toBe(false);
  });

  it("convinces of no tree in which an earlier leaf was changed, and not from the empty tree", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, pick, which) => {
        const leaves = leavesOf(n);
        const m = 1 + (pick % n);
        const forged = leaves.with(which % m, leafHash(sha256, new TextEncoder().encode("forged")));
        const proof = await proveConsistency(sha256, readerOf(forged), m, n);
        const earlier = { size: BigInt(m), root: plainRoot(leaves.slice(0, m)) };
        const later = { size: BigInt(n), root: plainRoot(forged) };
        expect(verifyConsistency(sha256, { earlier, later, proof })).toBe(false);
        const nothing = { size: 0n, root: emptyRoot(sha256) };
        expect(verifyConsistency(sha256, { earlier: nothing, later, proof: [] })).toBe(false);
        expect(verifyConsistency(sha256, { earlier: nothing, later: nothing, proof: [] })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});
