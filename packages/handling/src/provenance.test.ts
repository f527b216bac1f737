import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyFacts, Caveat, Grant, Label, World } from "./label.ts";
import { mayReadBeside, maySee, turningPoints } from "./may-see.ts";

const bodies: BodyFacts[] = [
  { id: "office", kind: "coordinator", country: "XJ", groups: [] },
  { id: "port", kind: "operator", country: "XJ", groups: ["ports", "sea"] },
  { id: "rail", kind: "operator", country: "XJ", groups: ["rail"] },
  { id: "police", kind: "police", country: "XJ", groups: [] },
  { id: "ministry", kind: "ministry", country: "XJ", groups: [] },
  { id: "alpha", kind: "ally", country: "XA", groups: [] },
];
const at = (nowMs: number): World => ({ nowMs, hubCountry: "XJ", body: (id) => bodies.find((b) => b.id === id) });
const label = (over: Partial<Label>): Label => ({
  ownerId: "alpha",
  originatorId: "alpha",
  tlp: "amber",
  caveats: [],
  consent: [],
  audience: null,
  class: "item",
  sealedTo: null,
  ...over,
});
const whoSees = (l: Label, nowMs = 1_000): string[] =>
  bodies.filter((b) => maySee(b, l, at(nowMs)).allowed).map((b) => b.id);
const grant = (kind: Grant["kind"], recipients: string[], fromMs = 0, untilMs: number | null = null): Grant => ({
  kind,
  recipients,
  fromMs,
  untilMs,
});

const anyCaveats = fc.uniqueArray(
  fc.constantFrom<Caveat>(
    "government_only",
    "no_foreign_release",
    "no_law_enforcement_without_consent",
    "originator_control",
    "strict_scope_government",
    "group:ports",
    "group:rail|ports",
  ),
);

describe("consents that name bodies", () => {
  it("let police use what is held back from law enforcement, and nobody else", () => {
    const held = label({ caveats: ["no_law_enforcement_without_consent"] });
    expect(whoSees(held)).not.toContain("police");
    const given = label({ ...held, grants: [grant("law_enforcement_use", ["police"])] });
    expect(whoSees(given)).toEqual([...whoSees(held), "police"].sort(byOrder));
  });

  it("count from their first instant until just before their end", () => {
    const l = label({
      caveats: ["no_law_enforcement_without_consent"],
      grants: [grant("law_enforcement_use", ["police"], 100, 200)],
    });
    expect([99, 100, 199, 200].map((t) => whoSees(l, t).includes("police"))).toEqual([false, true, true, false]);
    expect(turningPoints(l, 99)).toEqual([100, 200]);
    expect(turningPoints(l, 100)).toEqual([200]);
  });

  it("of release stand before the originator's terms, and never before RED, secrets or the reporter's answers", () => {
    const to = { grants: [grant("third_party_release", ["rail"])] };
    expect(whoSees(label({ ...to, caveats: ["government_only"], tlp: "amber+strict" }))).toContain("rail");
    expect(whoSees(label({ ...to, tlp: "red" }))).toEqual(["alpha"]);
    expect(whoSees(label({ ...to, caveats: ["law_enforcement_only"] }))).not.toContain("rail");
    expect(whoSees(label({ ...to, caveats: ["common_form"] }))).not.toContain("rail");
  });

  it("of release are the originator's to give: on a copy they change nothing", () => {
    fc.assert(
      fc.property(anyCaveats, anyCaveats, (caveats, originatorCaveats) => {
        const copy = label({ ownerId: "ministry", provenance: "copy", caveats, originatorCaveats });
        const given = { ...copy, grants: [grant("third_party_release", ["rail", "port"])] };
        expect(whoSees(given)).toEqual(whoSees(copy));
      }),
    );
  });
});

describe("what was passed on", () => {
  it("goes to nobody to whom its originator's terms or its sender's refuse it", () => {
    fc.assert(
      fc.property(anyCaveats, anyCaveats, (caveats, originatorCaveats) => {
        const copy = label({
          ownerId: "ministry",
          provenance: "copy",
          tlp: "amber+strict",
          caveats,
          originatorCaveats,
        });
        const bySender = new Set(whoSees({ ...copy, provenance: "independent", originatorCaveats: caveats }));
        const byOriginator = new Set(whoSees({ ...copy, caveats: originatorCaveats, originatorCaveats }));
        for (const id of whoSees(copy)) expect(bySender.has(id) && byOriginator.has(id)).toBe(true);
      }),
    );
  });

  it("serves nobody but its owner when it is an echo or the originator sent the value itself", () => {
    for (const provenance of ["echo", "shadowed"] as const)
      expect(whoSees(label({ ownerId: "port", provenance, tlp: "clear" }))).toEqual(["port"]);
  });

  it("may be read beside another source where its sender's terms alone allow it", () => {
    const echo = label({ ownerId: "port", provenance: "echo", caveats: ["government_only"] });
    const beside = bodies.filter((b) => mayReadBeside(b, echo, at(1))).map((b) => b.id);
    expect(beside).toEqual(["office", "port", "police", "ministry"]);
    expect(bodies.some((b) => mayReadBeside(b, { ...echo, provenance: "independent" }, at(1)))).toBe(false);
  });
});

describe("sharing groups", () => {
  it("of one caveat are alternatives, several caveats all hold", () => {
    expect(whoSees(label({ caveats: ["group:ports|rail"] }))).toEqual(expect.arrayContaining(["port", "rail"]));
    expect(whoSees(label({ caveats: ["group:ports", "group:sea"] }))).toContain("port");
    expect(whoSees(label({ caveats: ["group:ports", "group:rail"] }))).not.toContain("port");
  });
});

function byOrder(a: string, b: string): number {
  return bodies.findIndex((x) => x.id === a) - bodies.findIndex((x) => x.id === b);
}
