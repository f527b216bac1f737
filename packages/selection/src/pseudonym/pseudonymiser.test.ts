import { describe, expect, it } from "vitest";
import { epochOf, KEY_BYTES, pseudonymiser } from "./pseudonymiser.ts";

const V4 = Uint8Array.from([...Array<number>(10).fill(0), 255, 255, 192, 0, 2, 1]);
const key = (n: number) => Uint8Array.from({ length: n }, (_, at) => at * 7 + 1);
const turns = () => {
  let n = 0;
  return (bytes: number) => new Uint8Array(bytes).fill(++n);
};

describe("the text of a pseudonym", () => {
  it("is the draft's: an address for deterministic and pfx, 64 hexadecimal digits for ndx", () => {
    const draft = Uint8Array.from(Buffer.from("2b7e151628aed2a6abf7158809cf4f3c", "hex"));
    expect(pseudonymiser("deterministic", draft, turns())(V4)).toBe("1dbd:c1b9:fff1:7586:7d0b:67b4:e76e:4777");
    expect(pseudonymiser("pfx", key(32), turns())(V4)).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(pseudonymiser("ndx", key(32), turns())(V4)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is the same again for one address under one key, but for ndx, which is new each time", () => {
    for (const form of ["deterministic", "pfx"] as const) {
      const turn = pseudonymiser(form, key(KEY_BYTES[form]), turns());
      expect(turn(V4)).toBe(turn(V4));
      expect(turn(V4)).not.toBe("192.0.2.1");
    }
    const ndx = pseudonymiser("ndx", key(32), turns());
    expect(ndx(V4)).not.toBe(ndx(V4));
  });

  it("takes no key of another length", () => {
    expect(() => pseudonymiser("pfx", key(16), turns())).toThrow(RangeError);
  });
});

describe("an epoch", () => {
  it("is a month in UTC", () => {
    expect([
      epochOf("2026-12-31T23:59:59Z"),
      epochOf("2027-01-01T08:59:59+09:00"),
      epochOf("2027-01-01T00:00:00Z"),
    ]).toEqual(["2026-12", "2026-12", "2027-01"]);
  });
});
