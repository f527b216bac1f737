import { describe, expect, it } from "vitest";
import { leafHash } from "../hash.ts";
import { nodeSha256 as sha256 } from "../node.ts";
import { hex } from "../note/key.ts";
import { verifyConsistency } from "./consistency.ts";
import { verifyInclusion } from "./inclusion.ts";
import { type NodeReader, proveConsistency, proveInclusion, rootOf } from "./prove.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));

// The customary leaves of Certificate Transparency's tests, with the proofs that every implementation has to give and to accept.
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (text) => leafHash(sha256, bytes(text)),
);
const [A, B, C] = [
  "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
];
const FOUR = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const SEVENTH_PAIR = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const FIFTH_PAIR = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

/** Index from 0, size, path. */
const INCLUSION = [
  [0, 1, []],
  [0, 8, [A, B, C]],
  [5, 8, [FIFTH, SEVENTH_PAIR, FOUR]],
  [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [1, 5, ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", B, FIFTH]],
] as const;
const CONSISTENCY = [
  [1, 8, [A, B, C]],
  [6, 8, [FIFTH_PAIR, SEVENTH_PAIR, FOUR]],
  [2, 5, [B, FIFTH]],
  [6, 7, [FIFTH_PAIR, "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f", FOUR]],
] as const;

const reader: NodeReader = (level, index) => plain(index * 2 ** level, 2 ** level);

function plain(from: number, count: number): Uint8Array {
  if (count === 1) return LEAVES[from] ?? new Uint8Array();
  return sha256(Uint8Array.from([1, ...plain(from, count / 2), ...plain(from + count / 2, count / 2)]));
}

const root = (size: number) => rootOf(sha256, reader, size);
const flipped = (hash: Uint8Array) => hash.map((byte, at) => (at === 0 ? byte ^ 8 : byte));
const garbage = new Uint8Array(0);

describe("the customary proofs of inclusion", () => {
  it.each(INCLUSION)(
    "of leaf %i in a tree of %i: are made, are accepted, and no corruption of them is",
    async (index, size, path) => {
      expect((await proveInclusion(sha256, reader, index, size)).map(hex)).toEqual(path);
      const proof = path.map(bytes);
      const whole = await root(size);
      const claim = { leaf: LEAVES[index] ?? garbage, index: BigInt(index), size: BigInt(size), root: whole, proof };
      expect(verifyInclusion(sha256, claim)).toBe(true);
      const wrong = [
        { index: claim.index - 1n },
        { index: claim.index + 1n },
        { index: claim.index ^ 2n },
        { size: claim.size * 2n },
        { size: claim.size / 2n },
        { leaf: new TextEncoder().encode("WrongLeaf") },
        { root: sha256(garbage) },
        { root: garbage },
        { proof: [...proof, garbage] },
        { proof: [...proof, whole] },
        { proof: [garbage, ...proof] },
        { proof: [whole, ...proof] },
        ...proof.map((hash, at) => ({ proof: proof.with(at, flipped(hash)) })),
        ...(proof.length > 0 ? [{ proof: proof.slice(0, -1) }, { proof: proof.slice(1) }] : []),
      ];
      for (const over of wrong)
        expect(verifyInclusion(sha256, { ...claim, ...over }), Object.keys(over)[0]).toBe(false);
    },
  );
});

describe("the customary proofs of consistency", () => {
  it.each(CONSISTENCY)(
    "from %i to %i: are made, are accepted, and no corruption of them is",
    async (from, to, path) => {
      expect((await proveConsistency(sha256, reader, from, to)).map(hex)).toEqual(path);
      const proof = path.map(bytes);
      const [earlier, later] = [
        { size: BigInt(from), root: await root(from) },
        { size: BigInt(to), root: await root(to) },
      ];
      const claim = { earlier, later, proof };
      expect(verifyConsistency(sha256, claim)).toBe(true);
      const wrong = [
        ...[earlier.size - 1n, earlier.size + 1n, earlier.size ^ 2n].map((size) => ({ earlier: { ...earlier, size } })),
        ...[later.size * 2n, later.size / 2n].map((size) => ({ later: { ...later, size } })),
        { earlier: { ...earlier, root: new TextEncoder().encode("WrongRoot") } },
        { later: { ...later, root: new TextEncoder().encode("WrongRoot") } },
        { earlier: { ...earlier, root: later.root }, later: { ...later, root: earlier.root } },
        { proof: [] },
        ...[garbage, earlier.root, later.root].flatMap((hash) => [
          { proof: [...proof, hash] },
          { proof: [hash, ...proof] },
        ]),
        { proof: proof.slice(0, -1) },
        ...proof.map((hash, at) => ({ proof: proof.with(at, flipped(hash)) })),
      ];
      for (const over of wrong)
        expect(verifyConsistency(sha256, { ...claim, ...over }), JSON.stringify(Object.keys(over))).toBe(false);
    },
  );
});
