import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyFacts, Caveat, Label } from "./label.ts";
import { maySee } from "./may-see.ts";

const bodies: BodyFacts[] = [
  { id: "office", kind: "coordinator", country: "XJ", groups: [] },
  { id: "port", kind: "operator", country: "XJ", groups: ["ports"] },
  { id: "bank", kind: "bank", country: "XJ", groups: ["finance"] },
  { id: "police", kind: "police", country: "XJ", groups: [] },
  { id: "ministry", kind: "ministry", country: "XJ", groups: [] },
  { id: "commission", kind: "commission", country: "XJ", groups: [] },
  { id: "alpha", kind: "ally", country: "XA", groups: [] },
  { id: "bravo", kind: "ally", country: "XB", groups: [] },
];
const world = { nowMs: 1_000, hubCountry: "XJ", body: (id: string) => bodies.find((b) => b.id === id) };
const body = (id: string): BodyFacts => {
  const found = world.body(id);
  if (!found) throw new Error(`no body ${id}`);
  return found;
};
const label = (over: Partial<Label>): Label => ({
  ownerId: "port",
  originatorId: "port",
  tlp: "amber",
  caveats: [],
  consent: [],
  audience: null,
  class: "item",
  sealedTo: null,
  ...over,
});
const whoSees = (l: Label): string[] => bodies.filter((b) => maySee(b, l, world).allowed).map((b) => b.id);

const anyLabel: fc.Arbitrary<Label> = fc.record({
  ownerId: fc.constantFrom(...bodies.map((b) => b.id)),
  originatorId: fc.constantFrom(...bodies.map((b) => b.id)),
  tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
  caveats: fc.uniqueArray(
    fc.constantFrom<Caveat>(
      "identity",
      "common_form",
      "law_enforcement_only",
      "investigation_secret",
      "government_only",
      "no_foreign_release",
      "no_law_enforcement_without_consent",
      "originator_control",
      "strict_scope_government",
      "group:ports",
    ),
  ),
  consent: fc.uniqueArray(fc.constantFrom("share_anonymised", "share_abroad")),
  audience: fc.option(fc.uniqueArray(fc.constantFrom(...bodies.map((b) => b.id)))),
  class: fc.constantFrom("report", "item", "receipt", "case", "act"),
  sealedTo: fc.option(fc.constantFrom(...bodies.map((b) => b.id))),
});

describe("who may see a label", () => {
  it("the owner always sees its own", () => {
    fc.assert(fc.property(anyLabel, (l) => maySee(body(l.ownerId), l, world).allowed));
  });

  it("a sealed label is seen by its owner and its authority alone, whatever else it says", () => {
    fc.assert(
      fc.property(anyLabel, (l) =>
        l.sealedTo === null ? true : whoSees(l).every((id) => id === l.ownerId || id === l.sealedTo),
      ),
    );
  });

  it("a receipt is its sender's alone", () => {
    expect(whoSees(label({ class: "receipt", tlp: "clear" }))).toEqual(["port"]);
  });

  it("an empty audience means nobody but the owner", () => {
    expect(whoSees(label({ audience: [], tlp: "clear" }))).toEqual(["port"]);
  });

  it("a named audience is exactly that audience", () => {
    expect(
      whoSees(label({ class: "case", ownerId: "office", originatorId: "office", audience: ["port"], tlp: "red" })),
    ).toEqual(["office", "port"]);
  });

  it("the commission inspects by another procedure", () => {
    fc.assert(
      fc.property(
        anyLabel,
        (l) =>
          l.ownerId === "commission" ||
          l.audience !== null ||
          l.sealedTo === "commission" ||
          !maySee(body("commission"), l, world).allowed,
      ),
    );
  });

  it("a victim's identity reaches the receiving office and no further", () => {
    expect(
      whoSees(label({ class: "report", caveats: ["identity"], consent: ["share_anonymised", "share_abroad"] })),
    ).toEqual(["office", "port"]);
  });

  it("a form's values travel as far as its reporter agreed", () => {
    expect(whoSees(label({ caveats: ["common_form"] }))).toEqual(["office", "port"]);
    expect(whoSees(label({ caveats: ["common_form"], consent: ["share_anonymised"] }))).not.toContain("alpha");
    expect(whoSees(label({ caveats: ["common_form"], consent: ["share_anonymised", "share_abroad"] }))).toContain(
      "alpha",
    );
  });

  it("police-only values are for police, secrets for nobody", () => {
    expect(whoSees(label({ ownerId: "police", originatorId: "police", caveats: ["law_enforcement_only"] }))).toEqual([
      "police",
    ]);
    expect(
      whoSees(label({ ownerId: "police", originatorId: "police", caveats: ["investigation_secret"], tlp: "clear" })),
    ).toEqual(["police"]);
  });

  it("AMBER+STRICT stays in the receiving office unless its terms say government", () => {
    const strict = { ownerId: "alpha", originatorId: "alpha", tlp: "amber+strict" } as const;
    expect(whoSees(label(strict))).toEqual(["office", "alpha"]);
    expect(whoSees(label({ ...strict, caveats: ["strict_scope_government"] }))).toEqual([
      "office",
      "police",
      "ministry",
      "alpha",
    ]);
  });

  it("originator control keeps a third country's values from other countries", () => {
    expect(whoSees(label({ ownerId: "alpha", originatorId: "alpha", caveats: ["originator_control"] }))).not.toContain(
      "bravo",
    );
  });

  it("a sharing group admits members, government and allies; a foreign ban removes the allies", () => {
    expect(whoSees(label({ caveats: ["group:ports", "no_foreign_release"] }))).toEqual([
      "office",
      "port",
      "police",
      "ministry",
    ]);
  });

  it("adding a caveat never lets anybody new see", () => {
    fc.assert(
      fc.property(
        anyLabel,
        fc.constantFrom<Caveat>("identity", "government_only", "no_foreign_release", "law_enforcement_only"),
        (l, c) => {
          const before = new Set(whoSees(l));
          return whoSees({ ...l, caveats: [...l.caveats, c] }).every((id) => before.has(id));
        },
      ),
    );
  });

  it("every verdict names the step that decided", () => {
    fc.assert(
      fc.property(anyLabel, fc.constantFrom(...bodies), (l, b) => {
        const v = maySee(b, l, world);
        return v.chain.at(-1)?.outcome === (v.allowed ? "allows" : "refuses");
      }),
    );
  });
});
