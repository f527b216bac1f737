import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyFacts, Caveat, Label } from "./label.ts";
import { type Lowerer, type Lowering, lowered } from "./lower.ts";
import { mayReceive, maySee } from "./may-see.ts";

const bodies: BodyFacts[] = [
  { id: "office", kind: "coordinator", country: "XJ", groups: [] },
  { id: "port", kind: "operator", country: "XJ", groups: ["ports"], compartments: ["amber-road"] },
  { id: "bank", kind: "bank", country: "XJ", groups: ["finance"] },
  { id: "police", kind: "police", country: "XJ", groups: [], compartments: ["amber-road"] },
  { id: "defence", kind: "defence", country: "XJ", groups: [] },
  { id: "commission", kind: "commission", country: "XJ", groups: [] },
  { id: "alpha", kind: "ally", country: "XA", groups: [] },
];
const world = { nowMs: 1_000, hubCountry: "XJ", body: (id: string) => bodies.find((b) => b.id === id) };
const CAVEATS: readonly Caveat[] = [
  "identity",
  "common_form",
  "law_enforcement_only",
  "investigation_secret",
  "government_only",
  "no_foreign_release",
  "originator_control",
  "no_law_enforcement_without_consent",
  "strict_scope_government",
  "limited_use",
  "group:ports",
  "group:finance|ports",
  "compartment:amber-road",
  "eyes_only:port|police",
];
const caveats = fc.uniqueArray(fc.constantFrom(...CAVEATS));
const anyBody = fc.constantFrom("port", "bank", "police", "defence");
const grant = fc.record({
  kind: fc.constantFrom("law_enforcement_use" as const, "third_party_release" as const),
  recipients: fc.uniqueArray(fc.constantFrom(...bodies.map((b) => b.id)), { maxLength: 2 }),
  fromMs: fc.constantFrom(0, 2_000),
  untilMs: fc.constantFrom(null, 500, 5_000),
});
const anyLabel: fc.Arbitrary<Label> = fc
  .record({
    ownerId: anyBody,
    passedOn: fc.boolean(),
    tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
    pap: fc.constantFrom(null, "clear", "green", "amber", "red"),
    caveats,
    consent: fc.uniqueArray(fc.constantFrom("share_anonymised" as const, "share_abroad" as const)),
    audience: fc.constantFrom(null, null, null, ["bank"], []),
    class: fc.constantFrom("report", "item", "item", "receipt", "case", "act"),
    sealedTo: fc.constantFrom(null, null, null, "police"),
    provenance: fc.constantFrom(undefined, "independent", "copy", "shadowed", "echo"),
    grants: fc.array(grant, { maxLength: 2 }),
  })
  .map(({ passedOn, provenance, ...l }) => ({
    ...l,
    originatorId: passedOn ? "office" : l.ownerId,
    ...(provenance === undefined ? {} : { provenance }),
  })) as fc.Arbitrary<Label>;
const anyLowering: fc.Arbitrary<Lowering> = fc.record(
  {
    tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
    pap: fc.constantFrom("none", "clear", "green", "amber", "red"),
    lifts: caveats,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Lowering>;
const anyLowerer: fc.Arbitrary<Lowerer> = fc.record({
  id: anyBody,
  kind: fc.constantFrom("operator", "police", "defence"),
  terms: fc.uniqueArray(
    fc.constantFrom("group:ports", "group:finance", "compartment:amber-road", "eyes_only:port|police"),
  ),
});
const port: Lowerer = { id: "port", kind: "operator", terms: [] };
const label = (over: Partial<Label> = {}): Label => ({
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

describe("a lowered label", () => {
  it("is lost to nobody who saw it or might be sent it, and is never stricter in anything", () => {
    fc.assert(
      fc.property(anyLabel, anyLowering, anyLowerer, (l, to, by) => {
        const now = lowered(l, to, by);
        if (!now.ok) return;
        for (const b of bodies) {
          if (maySee(b, l, world).allowed) expect(maySee(b, now.label, world).allowed).toBe(true);
          if (mayReceive(b, l, world).allowed) expect(mayReceive(b, now.label, world).allowed).toBe(true);
        }
        expect(l.caveats).toEqual(expect.arrayContaining([...now.label.caveats]));
        expect(lowered(now.label, to, by)).toEqual(now);
      }),
      { numRuns: 2_000 },
    );
  });

  it("says all else as before: owner, originator, consents, whom it named and where it stands", () => {
    fc.assert(
      fc.property(anyLabel, anyLowering, anyLowerer, (l, to, by) => {
        const now = lowered(l, to, by);
        if (!now.ok) return;
        const { tlp: _t, pap: _p, caveats: _c, stated: _s, ...before } = l;
        const { tlp: _u, pap: _q, caveats: _d, stated: _r, ...after } = now.label;
        expect(after).toEqual(before);
      }),
    );
  });

  it("is nobody's but of the body that said it first, and that sent it itself", () => {
    expect(lowered(label({ ownerId: "bank", originatorId: "bank" }), { tlp: "green" }, port)).toEqual({
      ok: false,
      bar: "originator",
    });
    for (const over of [
      { originatorId: "bank" },
      { originatorCaveats: [] },
      { provenance: "copy" },
      { provenance: "shadowed" },
      { provenance: "echo" },
    ] as const)
      expect(lowered(label(over), { tlp: "green" }, port)).toEqual({ ok: false, bar: "originator" });
  });

  it("does not open what is sealed or was told to named bodies", () => {
    for (const over of [{ sealedTo: "police" }, { audience: [] }, { audience: ["bank"] }])
      expect(lowered(label(over), { tlp: "green" }, port)).toEqual({ ok: false, bar: "closed" });
  });

  it("is held by a compartment, a list of eyes or a group that the file names, and not by one of the body's own terms", () => {
    for (const caveat of ["compartment:amber-road", "eyes_only:port|police", "group:ports"] as const) {
      const held = label({ caveats: [caveat] });
      expect(lowered(held, { lifts: [caveat] }, port)).toEqual({ ok: false, bar: "condition", caveat });
      expect(lowered(held, { lifts: [caveat] }, { ...port, terms: [caveat] })).toMatchObject({
        label: { caveats: [] },
      });
    }
  });

  it("keeps who the victim is and what a form's answers decide, whoever asks; an investigation's secrecy is the police's", () => {
    for (const caveat of ["identity", "common_form", "strict_scope_government"] as const)
      expect(lowered(label({ caveats: [caveat] }), { lifts: [caveat] }, port).ok).toBe(false);
    const secret = (ownerId: string) =>
      label({ ownerId, originatorId: ownerId, caveats: ["investigation_secret"], stated: ["investigation_secret"] });
    expect(lowered(secret("port"), { lifts: ["investigation_secret"] }, port).ok).toBe(false);
    const police: Lowerer = { id: "police", kind: "police", terms: [] };
    expect(lowered(secret("police"), { lifts: ["investigation_secret"] }, police)).toMatchObject({
      label: { caveats: [], stated: [] },
    });
  });

  it("never raises: a stricter word leaves it as it is", () => {
    const green = label({ tlp: "green", pap: "green" });
    expect(lowered(green, { tlp: "red", pap: "red" }, port)).toEqual({ ok: true, label: green });
  });
});
