import { describe, expect, it } from "vitest";
import type { BodyFacts, Label, World } from "./label.ts";
import { maySee } from "./may-see.ts";
import { saidOfOthers, saidToOwner } from "./sayable.ts";

const rail: BodyFacts = { id: "rail", kind: "operator", country: "XJ", groups: [] };
const world: World = { nowMs: 1_000, hubCountry: "XJ", body: () => rail };
const label = (over: Partial<Label>): Label => ({
  ownerId: "alpha",
  originatorId: "alpha",
  tlp: "amber",
  caveats: ["government_only"],
  consent: [],
  audience: null,
  class: "item",
  sealedTo: null,
  ...over,
});
const consented = label({
  grants: [{ kind: "third_party_release", recipients: ["rail"], fromMs: 0, untilMs: null }],
});

describe("of a third body, who asks without owning the label", () => {
  it("hears that something decided which no marking shows, and its owner what it was", () => {
    const verdict = maySee(rail, consented, world);
    expect(verdict.allowed).toBe(true);
    expect(saidOfOthers(verdict).at(-1)).toEqual({ rule: "told_to_owner", outcome: "allows" });
    expect(JSON.stringify(saidOfOthers(verdict))).not.toContain("third_party_release");
    expect(saidToOwner(verdict).at(-1)).toEqual({ rule: "third_party_release", outcome: "allows" });
  });

  it("hears the steps that the marking shows", () => {
    expect(saidOfOthers(maySee(rail, label({}), world)).at(-1)).toEqual({
      rule: "government_only",
      outcome: "refuses",
    });
  });
});
