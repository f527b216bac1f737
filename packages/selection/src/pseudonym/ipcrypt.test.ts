import { BlockList } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deterministic, ndx, pfx, undoDeterministic, undoNdx, undoPfx } from "./ipcrypt.ts";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));

/** 16 bytes of an address in text, by Node's own understanding of it. */
function bytes(text: string): Uint8Array {
  if (text.includes(".")) return Uint8Array.from([...Array(10).fill(0), 255, 255, ...text.split(".").map(Number)]);
  const [head = "", tail] = text.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [a, b] = [groups(head), groups(tail ?? "")];
  const all = tail === undefined ? a : [...a, ...Array(8 - a.length - b.length).fill("0"), ...b];
  expect(new BlockList().check(text, "ipv6")).toBe(false);
  return hex(all.map((g: string) => g.padStart(4, "0")).join(""));
}

// The draft's own vectors.
const K1 = "0123456789abcdeffedcba9876543210";
const K2 = "1032547698badcfeefcdab8967452301";
const K3 = "2b7e151628aed2a6abf7158809cf4f3c";
const KP = `${K3}a9f5ba40db214c3798f2e1c23456789a`;

describe("pseudonyms of addresses are those of the draft", () => {
  it.each([
    [K1, "0.0.0.0", "bde9:6789:d353:824c:d7c6:f58a:6bd2:26eb"],
    [K2, "255.255.255.255", "aed2:92f6:ea23:58c3:48fd:8b8:74e8:45d8"],
    [K3, "192.0.2.1", "1dbd:c1b9:fff1:7586:7d0b:67b4:e76e:4777"],
    [K1, "2001:db8:85a3::8a2e:370:7334", "1eef:2352:64c8:18e6:6456:1373:f615:5032"],
    [K2, "192.0.2.1", "7fde:a680:9546:ef2:d3c:7abb:1b38:2659"],
  ])("deterministic %s %s", (key, plain, out) => {
    expect(deterministic(hex(key))(bytes(plain))).toEqual(bytes(out));
    expect(undoDeterministic(hex(key))(bytes(out))).toEqual(bytes(plain));
  });

  const TWEAK = "21bd1834bc088cd2b4ecbe30b70898d7";
  it.each([
    [K1 + K2, "0.0.0.0", "82db0d4125fdace61db35b8339f20ee5"],
    [K2 + K1, "255.255.255.255", "76c7dbd1ae4802a2dd95ad4f88273535"],
    [`${K3}3c4fcf098815f7aba6d2ae2816157e2b`, "192.0.2.1", "259e85ebaa000667d2437ac7e2208d71"],
    [K1 + K2, "2001:db8:85a3::8a2e:370:7334", "fe8d52464555ef3458e4a6eefe14eb28"],
    [K2 + K1, "192.0.2.1", "c9487dffa9292855845d234bd1d72395"],
  ])("ndx %s %s", (key, plain, out) => {
    expect(ndx(hex(key))(bytes(plain), hex(TWEAK))).toEqual(hex(TWEAK + out));
    expect(undoNdx(hex(key))(hex(TWEAK + out))).toEqual(bytes(plain));
  });

  it.each([
    [K1 + K2, "0.0.0.0", "151.82.155.134"],
    [K1 + K2, "255.255.255.255", "94.185.169.89"],
    [K1 + K2, "192.0.2.1", "100.115.72.131"],
    [K1 + K2, "2001:db8::1", "c180:5dd4:2587:3524:30ab:fa65:6ab6:f88"],
    [KP, "10.0.0.47", "19.214.210.244"],
    [KP, "10.0.0.129", "19.214.210.80"],
    [KP, "172.16.248.177", "210.78.121.215"],
    [KP, "2001:db8::a5c9:4e2f:bb91:5a7d", "7cec:702c:1243:f70:1956:125:b9bd:1aba"],
    [KP, "2001:db8:d8b4:0:193c:a5e7:8b2f:46d1", "7cec:702c:f840:aa67:1b8:e84f:ac9d:77fb"],
  ])("pfx %s %s", (key, plain, out) => {
    expect(pfx(hex(key))(bytes(plain))).toEqual(bytes(out));
    expect(undoPfx(hex(key))(bytes(out))).toEqual(bytes(plain));
  });
});

describe("a prefix-preserving pseudonym", () => {
  it("shares exactly as many leading bits as the addresses do", () => {
    const turn = pfx(hex(KP));
    const common = (a: Uint8Array, b: Uint8Array) => {
      let n = 0;
      while (n < 128 && ((a[n >> 3] ?? 0) >> (7 - (n & 7))) % 2 === ((b[n >> 3] ?? 0) >> (7 - (n & 7))) % 2) n++;
      return n;
    };
    const v4 = fc
      .integer({ min: 0, max: 2 ** 32 - 1 })
      .map((n) => bytes([24, 16, 8, 0].map((s) => (n >>> s) & 255).join(".")));
    fc.assert(
      fc.property(v4, v4, (a, b) => {
        expect(common(turn(a), turn(b))).toBe(common(a, b));
      }),
      { numRuns: 30 },
    );
  });

  it("takes no key whose halves are the same", () => {
    expect(() => pfx(hex(K1 + K1))).toThrow("differ");
  });
});
