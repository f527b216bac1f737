import { leafHash, nodeHash, toBase64 } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";
import { describe, expect, it } from "vitest";
import { judgeVector } from "./vectors.ts";

const leaf = (text: string) => leafHash(nodeSha256, new TextEncoder().encode(text));
const [a, b, c] = [leaf("a"), leaf("b"), leaf("c")];
const ab = nodeHash(nodeSha256, a, b);
const abc = nodeHash(nodeSha256, ab, c);
const said = (vector: object) =>
  JSON.stringify(vector, (_, value) => (value instanceof Uint8Array ? toBase64(value) : value));

describe("a proof in a file of its own", () => {
  it("is judged in each of the four forms, and held against what the file says of itself", () => {
    const forms = [
      { leafIdx: 2, treeSize: 3, root: abc, leafHash: c, proof: [ab] },
      { size1: 2, size2: 3, root1: ab, root2: abc, proof: [c] },
      { leafIdx: 1, start: 0, end: 2, root: ab, leafHash: b, proof: [a] },
      { start: 0, end: 2, size: 3, root1: ab, root2: abc, proof: [c] },
    ];
    for (const form of forms) {
      const right = { ...form, desc: "happy path", wantErr: false };
      expect(judgeVector(said(right))).toEqual({ holds: true, expected: true });
      expect(judgeVector(said(form))).toEqual({ holds: true, expected: undefined });
      expect(judgeVector(said({ ...right, proof: [] }))).toEqual({ holds: false, expected: true });
      expect(judgeVector(said({ ...right, proof: [toBase64(a), null], wantErr: true }))).toEqual({
        holds: false,
        expected: false,
      });
    }
    const single = { leafIdx: 0, treeSize: 1, root: a, leafHash: a, proof: null, wantErr: false };
    expect(judgeVector(said(single))?.holds).toBe(true);
  });

  it("may name sizes of 64 bits, and is none of one where two numbers would be told as one", () => {
    const text = said({ leafIdx: 0, treeSize: 1, root: a, leafHash: a, proof: [], wantErr: true });
    expect(judgeVector(text.replace('"leafIdx":0', '"leafIdx":18446744073709551615'))?.holds).toBe(false);
    const rounded = said({ size1: 1, size2: 1, root1: a, root2: a, proof: [], wantErr: true });
    const sizes = rounded
      .replace('"size1":1', '"size1":9007199254740992')
      .replace('"size2":1', '"size2":9007199254740993');
    expect(judgeVector(sizes)?.holds).toBe(false);
  });

  it("is told apart from what is no proof", () => {
    for (const odd of [
      "",
      "[]",
      "null",
      '{"leafIdx":1}',
      said({ size1: 1.5, size2: 2, root1: a, root2: b, proof: [] }),
    ])
      expect(judgeVector(odd)).toBeUndefined();
    expect(judgeVector(said({ size1: 1, size2: 2, root1: "?", root2: b, proof: [] }))).toBeUndefined();
  });
});
