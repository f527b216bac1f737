import { describe, expect, it } from "vitest";
import { atOnce, inTime, leafHash } from "./hash.ts";
import { includes } from "./merkle/inclusion.ts";
import { nodeSha256, nodeSigner, nodeVerify } from "./node.ts";
import { keyIn, readKey, writeKey } from "./note/key.ts";
import { Edge } from "./tiles/edge.ts";
import { webDigests, webVerify } from "./web.ts";

const { subtle } = globalThis.crypto;
const digests = webDigests(subtle);
const verify = webVerify(subtle);
const entries = Array.from({ length: 700 }, (_, n) => new TextEncoder().encode(`entry ${n}`));

describe("the same algorithm, with a browser's WebCrypto", () => {
  it("grows the same tiles and root", async () => {
    const [here, there] = [new Edge(), new Edge()];
    expect(await inTime(digests, there.append(entries))).toEqual(atOnce(nodeSha256, here.append(entries)));
    expect(await inTime(digests, there.root())).toEqual(atOnce(nodeSha256, here.root()));
    expect(there.partial()).toEqual(here.partial());
  });

  it("accepts a path and refuses one with a flipped bit", async () => {
    const [left, right] = [0, 1].map((n) => leafHash(nodeSha256, entries[n] ?? new Uint8Array()));
    if (left === undefined || right === undefined) throw new Error("no leaves");
    const two = new Edge();
    await inTime(digests, two.appendLeaves([left, right]));
    const claim = { leaf: left, index: 0n, size: 2n, root: await inTime(digests, two.root()), proof: [right] };
    expect(await inTime(digests, includes(claim))).toBe(true);
    const flipped = right.map((byte, at) => (at === 31 ? byte ^ 1 : byte));
    expect(await inTime(digests, includes({ ...claim, proof: [flipped] }))).toBe(false);
  });

  it("reads a verifier key to the same id", async () => {
    const text = writeKey(nodeSigner("log.example", 1, new Uint8Array(32).fill(9)).key);
    expect(await inTime(digests, keyIn(text))).toEqual(readKey(nodeSha256, text));
  });

  it("judges signatures as Node does, also of what is no key", async () => {
    const signer = nodeSigner("log.example", 1, new Uint8Array(32).fill(9));
    const message = new TextEncoder().encode("a checkpoint");
    const signature = await signer.sign(message);
    const cases: readonly (readonly [Uint8Array, Uint8Array, Uint8Array])[] = [
      [signer.key.publicKey, message, signature],
      [signer.key.publicKey, message.slice(1), signature],
      [signer.key.publicKey, message, signature.slice(1)],
      [new Uint8Array(32).fill(255), message, signature],
    ];
    const said = await Promise.all(cases.map((one) => verify(...one)));
    expect(said).toEqual([true, false, false, false]);
    expect(said).toEqual(await Promise.all(cases.map((one) => nodeVerify(...one))));
  });
});
