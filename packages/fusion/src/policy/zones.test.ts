import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeatureSet } from "../contract/index.ts";
import { nothingSaid } from "../features/nothing-said.ts";
import { builtinReference } from "../reference/reference.ts";
import { score } from "../score/score.ts";
import { builtinPolicies } from "./builtin.ts";
import { proposing, zoneOf } from "./zones.ts";

const policy = builtinPolicies.observables;
/** Days since 1970. */
const DAY = 20_777;
const features = (addresses: readonly string[], day = DAY): FeatureSet => ({
  ...nothingSaid,
  observables: addresses.map((value) => ({ kind: "ipv4", value })),
  occurred: { from: day, to: day },
});
const zone = (a: FeatureSet, b: FeatureSet) => {
  const pair = [
    { report: "a", features: a },
    { report: "b", features: b },
  ] as const;
  return zoneOf(
    score(pair[0], pair[1], policy, builtinReference),
    score(pair[0], pair[1], proposing(policy), builtinReference),
    policy,
  );
};
const anyAddresses = fc.uniqueArray(fc.integer({ min: 1, max: 6 }).map((n) => `203.0.113.${n}`));

describe("the zone of a pair under observables", () => {
  it("is link for two shared values, propose for one, ignore for none", () => {
    fc.assert(
      fc.property(anyAddresses, anyAddresses, (a, b) => {
        const shared = a.filter((v) => b.includes(v)).length;
        const expected = shared >= 2 ? "link" : shared === 1 ? "propose" : "ignore";
        expect(zone(features(a), features(b))).toBe(expected);
      }),
    );
  });

  it("is ignore outside the window, whatever is shared", () => {
    const many = ["203.0.113.1", "203.0.113.2", "203.0.113.3"];
    expect(zone(features(many), features(many, DAY + 30))).toBe("ignore");
  });
});
