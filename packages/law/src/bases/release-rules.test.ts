import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReleaseFacts, Releases, releaseRulesFor } from "./release-rules.ts";

const name = { en: "a rule", ja: "規則" };
const profile = (when: object) => ({
  releases: Releases.parse({ rules: [{ id: "one", name, persons: 2, when }], source: "a test", verified: false }),
});
const kinds = ["ally", "bank", "police"];
const facts = fc.record<ReleaseFacts>({
  victims: fc.boolean(),
  abroad: fc.boolean(),
  kinds: fc.subarray(kinds),
  tlp: fc.subarray(["green", "amber", "red"]),
  pap: fc.subarray(["green", "amber"]),
});

describe("a release", () => {
  it("waits for nobody where the profile says nothing", () => {
    fc.assert(
      fc.property(facts, (f) => {
        expect(releaseRulesFor(undefined, f)).toEqual([]);
        expect(releaseRulesFor({}, f)).toEqual([]);
      }),
    );
  });

  it("waits for a second person where all that a rule names holds of it, and a rule that names nothing is about every one", () => {
    fc.assert(
      fc.property(facts, fc.subarray(kinds, { minLength: 1 }), fc.boolean(), (f, wanted, victims) => {
        const when = { kinds: wanted, ...(victims ? { victims } : {}) };
        const waits = f.kinds.some((k) => wanted.includes(k)) && (!victims || f.victims);
        expect(releaseRulesFor(profile(when), f)).toEqual(waits ? [{ id: "one", name }] : []);
        expect(releaseRulesFor(profile({}), f)).toHaveLength(1);
      }),
    );
  });

  it("waits by where it goes, by what it holds, and by being for everybody", () => {
    const f: ReleaseFacts = { victims: false, abroad: true, kinds: ["ally"], tlp: ["amber"], pap: [] };
    expect(releaseRulesFor(profile({ abroad: true }), f)).toHaveLength(1);
    expect(releaseRulesFor(profile({ abroad: true }), { ...f, abroad: false })).toEqual([]);
    expect(releaseRulesFor(profile({ tlp: ["amber", "red"] }), f)).toHaveLength(1);
    expect(releaseRulesFor(profile({ tlp: ["red"] }), f)).toEqual([]);
    expect(releaseRulesFor(profile({ pap: ["red"] }), f)).toEqual([]);
    expect(releaseRulesFor(profile({ public: true }), f)).toEqual([]);
    expect(releaseRulesFor(profile({ public: true }), { ...f, kinds: [] })).toHaveLength(1);
  });
});
