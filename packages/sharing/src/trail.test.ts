import type { Via } from "@noroshi/handling";
import { type Trail, trailOf } from "@noroshi/stix";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minting } from "./mint.ts";
import { indicatorOf } from "./stix/indicator-of.ts";
import { released } from "./testing-values.ts";
import { hubIdOf, isOwnWord, viaOf } from "./trail.ts";

const mints = [1, 2, 3].map((n) => minting(Buffer.alloc(32, n)));
const [a, b, c] = mints as [(typeof mints)[0], (typeof mints)[0], (typeof mints)[0]];

const releaseBy = (mint: typeof a, v: Parameters<typeof indicatorOf>[1]) =>
  JSON.parse(indicatorOf({ mint, audience: "x", creator: "identity--x" }, v, undefined).body) as Record<
    string,
    unknown
  >;
const trailIn = (object: Record<string, unknown>): Trail => trailOf(object) as Trail;
const brought = (object: Record<string, unknown>): Via & { here: boolean } => ({
  ...viaOf(trailIn(object)),
  here: false,
});

describe("what a hub released and gets back through others", () => {
  it("is its own word, also where a hub on the way hides the hubs before it, or those hide their own tokens", () => {
    fc.assert(
      fc.property(released, (v) => {
        const first = releaseBy(a, { ...v });
        const second = releaseBy(b, { ...v, via: brought(first) });
        const third = releaseBy(c, { ...v, via: brought(second) });
        for (const object of [first, second, third]) {
          const t = trailIn(object);
          expect(isOwnWord(a, v.kind, v.value, t)).toBe(true);
          const elsewhere = "00000000-0000-4000-8000-000000000009";
          expect(isOwnWord(a, v.kind, v.value, { ...t, hub: elsewhere, hops: [] })).toBe(true);
          if (object !== first) expect(isOwnWord(a, v.kind, v.value, { ...t, origins: [] })).toBe(true);
        }
        expect(trailIn(third).hops).toEqual([hubIdOf(a), hubIdOf(b)].sort());
      }),
    );
  });

  it("is nobody else's: a hub that was not on the way does not take it for its own", () => {
    fc.assert(
      fc.property(released, (v) => {
        expect(isOwnWord(c, v.kind, v.value, trailIn(releaseBy(b, { ...v, via: brought(releaseBy(a, v)) })))).toBe(
          false,
        );
      }),
    );
  });

  it("names no body and no value: the trails of two values of a hub have its id in common and nothing more", () => {
    const v = { kind: "ipv4" as const, tlp: "green" as const, terms: [], pap: null, validUntil: null, origins: 1 };
    const at = { validFrom: "2026-01-01T00:00:00Z", firstAt: "2026-01-01T00:00:00Z", lastAt: "2026-01-01T00:00:00Z" };
    const [one, two] = ["203.0.113.1", "203.0.113.2"].map((value) => trailIn(releaseBy(a, { ...v, ...at, value })));
    expect(one?.hub).toBe(two?.hub);
    expect(one?.origins).not.toEqual(two?.origins);
    expect(JSON.stringify(one)).not.toContain("203.0.113");
  });
});
