import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeatureSet } from "../contract/index.ts";
import { nothingSaid } from "../features/nothing-said.ts";
import { builtinReference, referenceWith } from "../reference/reference.ts";
import { warningList } from "../reference/warning-list.ts";
import { campaigns, type Incident } from "./campaigns.ts";

const facts = (observables: FeatureSet["observables"], techniques: readonly string[] = []): FeatureSet => ({
  ...nothingSaid,
  observables,
  techniques,
});
const incident = (id: string, values: readonly string[], names: readonly string[] = []): Incident => ({
  id,
  reports: [
    {
      report: `${id}-r`,
      features: facts(
        values.map((v) => ({ kind: v.split(":")[0] ?? "", value: v })),
        names,
      ),
    },
  ],
});
const found = (incidents: readonly Incident[]) => campaigns(incidents, builtinReference).map((c) => c.incidents);
const anyIncidents = fc
  .array(fc.uniqueArray(fc.constantFrom("ipv4:a", "ipv4:b", "ipv4:c", "wallet:w", "sha256:h", "domain:d", "email:e")), {
    maxLength: 8,
  })
  .map((list) => list.map((values, n) => incident(`i${n}`, values)));

describe("campaigns", () => {
  it("hold incidents of different victims that share rare infrastructure, and say which", () => {
    const [c] = campaigns(
      [incident("a", ["wallet:w"]), incident("b", ["wallet:w", "ipv4:x"]), incident("c", ["ipv4:x"])],
      builtinReference,
    );
    expect(c?.incidents).toEqual(["a", "b"]);
    expect(c?.reasons).toMatchObject([{ code: "SHARED_INFRASTRUCTURE", kind: "wallet", incidents: ["a", "b"] }]);
  });

  it("take more than one address or name, and no value of a warning list", () => {
    expect(found([incident("a", ["ipv4:x"]), incident("b", ["ipv4:x"])])).toEqual([]);
    expect(found([incident("a", ["ipv4:x", "domain:d"]), incident("b", ["ipv4:x", "domain:d"])])).toEqual([["a", "b"]]);
    const address = "203.0.113.1";
    const two = ["a", "b"].map((id): Incident => {
      const observables = [
        { kind: "ipv4", value: address },
        { kind: "ipv4", value: "203.0.113.2" },
      ];
      return { id, reports: [{ report: id, features: facts(observables) }] };
    });
    const { list } = warningList([{ type: "ipv4", value: address }]);
    expect(campaigns(two, builtinReference)).toHaveLength(1);
    expect(campaigns(two, referenceWith(list))).toEqual([]);
  });

  it("are never made by ways alone, however alike", () => {
    const names = ["T1059", "T1078", "T1133", "T1486"];
    expect(found([incident("a", [], names), incident("b", [], names)])).toEqual([]);
    const [c] = campaigns([incident("a", ["ipv4:x"], names), incident("b", ["ipv4:x"], names)], builtinReference);
    expect(c?.reasons.map((r) => r.code).sort()).toEqual(["SHARED_INFRASTRUCTURE", "SHARED_WAYS"]);
  });

  it("do not come from what very many hold", () => {
    const many = Array.from({ length: 30 }, (_, n) => incident(`i${n}`, ["wallet:w"]));
    expect(found(many)).toEqual([]);
    expect(found(many.slice(0, 25))).toHaveLength(1);
  });

  it("are the same whatever the order, and hold each incident once", () => {
    fc.assert(
      fc.property(anyIncidents, fc.nat(), (incidents, turn) => {
        const at = incidents.length === 0 ? 0 : turn % incidents.length;
        const turned = [...incidents.slice(at), ...incidents.slice(0, at)].reverse();
        const first = campaigns(incidents, builtinReference);
        expect(campaigns(turned, builtinReference)).toEqual(first);
        const members = first.flatMap((c) => c.incidents);
        expect(new Set(members).size).toBe(members.length);
      }),
    );
  });
});
