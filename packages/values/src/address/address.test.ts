import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "../canonical.ts";
import { parseIpv6, printIpv6 } from "./ipv6.ts";
import { addressRange } from "./range.ts";

const groups = fc.uint16Array({ minLength: 8, maxLength: 8 });
/** Addresses with the runs of zeros that RFC 5952 is about. */
const gappy = fc
  .array(fc.constantFrom(0, 0, 0, 1, 0xffff, 0x0db8), { minLength: 8, maxLength: 8 })
  .map((all) => Uint16Array.from(all));

describe("IPv6", () => {
  test.each([
    ["2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["1:0:0:0:0:0:0:0", "1::"],
  ])("%s is printed as RFC 5952 says: %s", (raw, value) => {
    expect(canonical("ipv6", raw)).toMatchObject({ ok: true, value });
  });

  test("what is printed reads as the same address", () => {
    fc.assert(
      fc.property(fc.oneof(groups, gappy), (address) => {
        expect(parseIpv6(printIpv6(address))).toEqual(address);
      }),
    );
  });

  test("the printed form agrees with the URL standard's serialiser but for mapped addresses", () => {
    fc.assert(
      fc.property(fc.oneof(groups, gappy), (address) => {
        const text = printIpv6(address);
        fc.pre(!text.includes("."));
        expect(new URL(`http://[${[...address].map((group) => group.toString(16)).join(":")}]/`).hostname).toBe(
          `[${text}]`,
        );
      }),
    );
  });
});

describe("the bounds of a range", () => {
  test("are the address itself for one address", () => {
    expect(addressRange("ipv4", "192.0.2.1")).toEqual({ low: "c0000201", high: "c0000201", family: 4 });
    expect(addressRange("ipv6", "::1")).toEqual({ low: `${"0".repeat(31)}1`, high: `${"0".repeat(31)}1`, family: 6 });
  });

  test("are the first and last address of a prefix", () => {
    expect(addressRange("cidr", "192.0.2.0/24")).toEqual({ low: "c0000200", high: "c00002ff", family: 4 });
    expect(addressRange("cidr", "0.0.0.0/0")).toEqual({ low: "00000000", high: "ffffffff", family: 4 });
    expect(addressRange("cidr", "2001:db8:8000::/33")).toEqual({
      low: `20010db88000${"0".repeat(20)}`,
      high: `20010db8ffff${"f".repeat(20)}`,
      family: 6,
    });
  });

  test("hold an address exactly when clearing its host bits gives the range", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 31 }), (address, other, length) => {
        const range = canonical("cidr", `${address}/${length}`);
        const mine = canonical("cidr", `${other}/${length}`);
        if (!range.ok || !mine.ok) throw new Error("both are addresses");
        const bounds = addressRange("cidr", range.value);
        const point = addressRange("ipv4", other).low;
        expect(bounds.low <= point && point <= bounds.high).toBe(range.value === mine.value);
      }),
    );
  });

  test("of something that is no address are a broken promise of the caller", () => {
    expect(() => addressRange("ipv4", "evil.example")).toThrow(RangeError);
  });
});
