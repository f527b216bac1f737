import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BodyFacts, type Caveat, type Label, TLP_ORDER, type Tlp, type World } from "./label.ts";
import { mayReceive } from "./may-see.ts";
import { joinedPackage, type Package, packageFor, partsOf, type Source } from "./package.ts";

const bodies: BodyFacts[] = [
  { id: "port", kind: "operator", country: "XJ", groups: ["ports"] },
  { id: "bank", kind: "bank", country: "XJ", groups: ["finance"] },
  { id: "police", kind: "police", country: "XJ", groups: [] },
  { id: "alpha", kind: "ally", country: "XA", groups: [] },
  { id: "isac", kind: "isac", country: "XJ", groups: ["ports"] },
];
const world: World = { nowMs: 1_000, hubCountry: "XJ", body: (id) => bodies.find((b) => b.id === id) };
const CAVEATS: readonly Caveat[] = ["government_only", "no_foreign_release", "group:ports", "law_enforcement_only"];

const at = fc.integer({ min: 0, max: 1_000 }).map((n) => new Date(1_790_000_000_000 + n * 60_000).toISOString());
const source: fc.Arbitrary<Source> = fc.record({
  kind: fc.constant("ipv4"),
  value: fc.constantFrom("203.0.113.1", "203.0.113.2"),
  validUntil: fc.option(at),
  validFrom: fc.option(at, { nil: null }),
  receivedAt: at,
  label: fc
    .record({
      ownerId: fc.constantFrom("alpha", "isac", "police"),
      tlp: fc.constantFrom(...TLP_ORDER),
      caveats: fc.uniqueArray(fc.constantFrom(...CAVEATS), { maxLength: 2 }),
      provenance: fc.constantFrom("independent" as const, "echo" as const, "shadowed" as const),
    })
    .map(
      (l): Label => ({
        ...l,
        originatorId: l.ownerId,
        consent: [],
        audience: null,
        class: "item",
        sealedTo: null,
      }),
    ),
});
const kinds = fc.constantFrom("ipv4", "ipv", "domain");
const values = fc.constantFrom("a", "b", "\u{1F600}", "\uFFFD", "203.0.113.1");
const recipients = fc.uniqueArray(fc.constantFrom(...bodies), { minLength: 1, maxLength: 3 });

describe("a package", () => {
  it("is the same to the last fact whether or not there are statements that serve none of its recipients", () => {
    fc.assert(
      fc.property(fc.array(source, { maxLength: 8 }), recipients, (sources, to) => {
        const serving = sources.filter((s) => to.some((r) => mayReceive(r, s.label, world).allowed));
        const { reasons: _, ...whole } = packageFor(sources, to, world);
        const { reasons: __, ...bare } = packageFor(serving, to, world);
        expect(whole).toEqual(bare);
      }),
    );
  });

  it("tells one recipient what the statements that serve it say, whoever else's statements there are", () => {
    fc.assert(
      fc.property(fc.array(source, { maxLength: 8 }), fc.constantFrom(...bodies), (sources, to) => {
        for (const v of packageFor(sources, [to], world).values) {
          const own = sources.filter((s) => s.value === v.value && mayReceive(to, s.label, world).allowed);
          const rank = (t: Tlp) => TLP_ORDER.indexOf(t);
          expect(rank(v.tlp)).toBe(Math.min(...own.map((s) => rank(s.label.tlp))));
          expect(v.origins).toBe(new Set(own.map((s) => s.label.originatorId)).size);
          expect(own.map((s) => s.receivedAt)).toEqual(expect.arrayContaining([v.firstAt, v.lastAt]));
          // Some statement that serves it is no stricter than what it is told, in marking and terms together.
          expect(own.some((s) => s.label.tlp === v.tlp && v.terms.every((t) => s.label.caveats.includes(t)))).toBe(
            true,
          );
        }
      }),
    );
  });

  it("is the same when it is computed part by part", () => {
    const any = fc.tuple(source, kinds, values).map(([s, kind, value]) => ({ ...s, kind, value }));
    const unordered = (p: Package) => ({
      ...p,
      reasons: p.reasons.map((r) => ({ ...r, values: r.values.map((v) => `${v.kind} ${v.value}`).sort() })),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.oneof(recipients, fc.constant([])),
        fc.integer({ min: 1, max: 5 }),
        (sources, to, most) => {
          const parts = partsOf(sources, most).map((part) => packageFor(part, to, world));
          expect(unordered(joinedPackage(parts))).toEqual(unordered(packageFor(sources, to, world)));
        },
      ),
    );
  });

  it("says of every statement and recipient which step of the rule decided", () => {
    fc.assert(
      fc.property(fc.array(source, { maxLength: 8 }), recipients, (sources, to) => {
        const { reasons } = packageFor(sources, to, world);
        expect(reasons.reduce((n, r) => n + r.values.length, 0)).toBe(sources.length * to.length);
        for (const r of reasons) expect(r.included ? "passes" : r.rule).not.toBe("nothing_restricts");
      }),
    );
  });
});
