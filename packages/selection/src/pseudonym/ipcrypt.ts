/**
 * Pseudonyms for addresses (draft-denis-ipcrypt): deterministic (one to one), ndx (a new one each time, with its tweak) and pfx
 * (addresses of one network keep a common prefix). An address is 16 bytes, IPv4 as ::ffff:a.b.c.d. Whoever holds the key can
 * turn every one back, so that a key belongs to one authorisation and one epoch and is shredded at its end.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";

const BLOCK = 16;

/** AES-128 on one block, without padding. */
function aes(key: Uint8Array): (block: Uint8Array) => Uint8Array {
  const cipher = createCipheriv("aes-128-ecb", key, null);
  cipher.setAutoPadding(false);
  return (block) => new Uint8Array(cipher.update(block));
}

function unaes(key: Uint8Array): (block: Uint8Array) => Uint8Array {
  const cipher = createDecipheriv("aes-128-ecb", key, null);
  cipher.setAutoPadding(false);
  return (block) => new Uint8Array(cipher.update(block));
}

function checked(key: Uint8Array, length: number): Uint8Array {
  if (key.length !== length) throw new RangeError(`this form of pseudonym takes a key of ${length} bytes`);
  return key;
}

/** Draft §4: AES-128 of the address; 16 bytes to 16 bytes. */
export function deterministic(key: Uint8Array): (address: Uint8Array) => Uint8Array {
  return aes(checked(key, BLOCK));
}

export function undoDeterministic(key: Uint8Array): (pseudonym: Uint8Array) => Uint8Array {
  return unaes(checked(key, BLOCK));
}

/** Draft §5.2: AES-XTS on one block; gives tweak ‖ output, 32 bytes. The tweak must be drawn anew for every address. */
export function ndx(key: Uint8Array): (address: Uint8Array, tweak: Uint8Array) => Uint8Array {
  const [first, second] = halves(key);
  const [e1, e2] = [aes(first), aes(second)];
  return (address, tweak) => {
    const mask = e2(checked(tweak, BLOCK));
    const out = new Uint8Array(2 * BLOCK);
    out.set(tweak);
    out.set(xor(e1(xor(address, mask)), mask), BLOCK);
    return out;
  };
}

export function undoNdx(key: Uint8Array): (output: Uint8Array) => Uint8Array {
  const [first, second] = halves(key);
  const [d1, e2] = [unaes(first), aes(second)];
  return (output) => {
    const mask = e2(output.slice(0, BLOCK));
    return xor(d1(xor(output.slice(BLOCK), mask)), mask);
  };
}

/** Draft §6: bit by bit, so that two addresses share as many leading bits after as before; IPv4 stays IPv4. */
export function pfx(key: Uint8Array): (address: Uint8Array) => Uint8Array {
  const step = prefixStep(key);
  return (address) => walk(address, (pad, bit) => bit ^ step(pad), "plain");
}

export function undoPfx(key: Uint8Array): (pseudonym: Uint8Array) => Uint8Array {
  const step = prefixStep(key);
  return (pseudonym) => walk(pseudonym, (pad, bit) => bit ^ step(pad), "result");
}

function prefixStep(key: Uint8Array): (pad: Uint8Array) => number {
  const [first, second] = halves(key);
  if (first.every((byte, at) => byte === second[at])) throw new RangeError("the two halves of the key must differ");
  const [e1, e2] = [aes(first), aes(second)];
  return (pad) => ((e1(pad)[BLOCK - 1] ?? 0) ^ (e2(pad)[BLOCK - 1] ?? 0)) & 1;
}

/** Goes through the bits; the prefix that goes into each step is that of the plain address, here or in the result. */
function walk(
  input: Uint8Array,
  turn: (pad: Uint8Array, bit: number) => number,
  plain: "plain" | "result",
): Uint8Array {
  const v4 = isMapped(input);
  const begin = v4 ? 96 : 0;
  const output = new Uint8Array(BLOCK);
  if (v4) output.set(input.slice(0, 12));
  // The prefix so far with a one before it, at the low end of the block.
  const pad = new Uint8Array(BLOCK);
  if (v4) {
    pad[3] = 1;
    pad[14] = 0xff;
    pad[15] = 0xff;
  } else pad[15] = 1;
  for (let at = begin; at < 128; at++) {
    const bit = bitOf(input, at);
    const turned = turn(pad, bit);
    setBit(output, at, turned);
    shiftIn(pad, plain === "plain" ? bit : turned);
  }
  return output;
}

function bitOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
}

function setBit(bytes: Uint8Array, at: number, bit: number): void {
  if (bit === 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (7 - (at & 7)));
}

function shiftIn(pad: Uint8Array, bit: number): void {
  for (let i = 0; i < BLOCK - 1; i++) pad[i] = ((pad[i] ?? 0) << 1) | ((pad[i + 1] ?? 0) >> 7);
  pad[BLOCK - 1] = ((pad[BLOCK - 1] ?? 0) << 1) | bit;
}

function isMapped(address: Uint8Array): boolean {
  return address.slice(0, 10).every((byte) => byte === 0) && address[10] === 0xff && address[11] === 0xff;
}

function halves(key: Uint8Array): [Uint8Array, Uint8Array] {
  checked(key, 2 * BLOCK);
  return [key.slice(0, BLOCK), key.slice(BLOCK)];
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0));
}
