import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyFacts, Caveat, Label, World } from "./label.ts";
import { mayAct } from "./may-act.ts";
import { mayPublish, mayReceive, maySee } from "./may-see.ts";
import { packageFor } from "./package.ts";
import { isEcho, standingOf } from "./provenance.ts";
import { saidToOwner, saidToReader } from "./sayable.ts";

const bodies: BodyFacts[] = [
  { id: "office", kind: "coordinator", country: "XJ", groups: [] },
  { id: "port", kind: "operator", country: "XJ", groups: [] },
  { id: "cleared", kind: "operator", country: "XJ", groups: [], compartments: ["north"] },
  { id: "police", kind: "police", country: "XJ", groups: [] },
  { id: "alpha", kind: "ally", country: "XA", groups: [] },
];
const world: World = { nowMs: 1_000, hubCountry: "XJ", body: (id) => bodies.find((b) => b.id === id) };
const body = (id: string): BodyFacts => {
  const found = world.body(id);
  if (!found) throw new Error(`no body ${id}`);
  return found;
};
const label = (over: Partial<Label> = {}): Label => ({
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
const block = { reach: "active", purpose: "protect" } as const;

describe("to act", () => {
  it("is held to the permissible actions: RED inside, AMBER asks others, GREEN is noticed", () => {
    const reaches = (["inside", "passive", "active"] as const).map((reach) => ({ reach, purpose: "protect" }) as const);
    const may = (pap: Label["pap"] & string) =>
      reaches.filter((d) => mayAct(body("port"), label({ pap }), world, d).allowed).map((d) => d.reach);
    expect(may("red")).toEqual(["inside"]);
    expect(may("amber")).toEqual(["inside", "passive"]);
    expect(may("green")).toEqual(["inside", "passive", "active"]);
  });

  it("is never allowed where seeing is not", () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.constantFrom("clear", "amber+strict", "red"), (b, tlp) => {
        const l = label({ tlp });
        return maySee(b, l, world).allowed || !mayAct(b, l, world, block).allowed;
      }),
    );
  });

  it("on what is for limited use serves one's own protection and nothing else", () => {
    const l = label({ caveats: ["limited_use"] });
    expect(mayAct(body("port"), l, world, block).allowed).toBe(true);
    expect(mayAct(body("port"), l, world, { reach: "inside", purpose: "regulate" }).allowed).toBe(false);
  });

  it("as an investigation needs the consent, whoever investigates", () => {
    const l = label({ caveats: ["no_law_enforcement_without_consent"] });
    expect(mayAct(body("office"), l, world, { reach: "inside", purpose: "investigate" }).allowed).toBe(false);
  });
});

describe("to receive", () => {
  it("is no right of the sender: what it sent is its own to see and not to be sent", () => {
    const l = label({ ownerId: "port", originatorId: "port", tlp: "red" });
    expect([maySee(body("port"), l, world).allowed, mayReceive(body("port"), l, world).allowed]).toEqual([true, false]);
    expect(mayPublish().allowed).toBe(false);
  });

  it("takes an open compartment, and to be among the eyes", () => {
    const seen = (caveats: readonly Caveat[]) =>
      bodies.filter((b) => mayReceive(b, label({ caveats }), world).allowed).map((b) => b.id);
    expect(seen(["compartment:north"])).toEqual(["cleared"]);
    expect(seen(["eyes_only:port|police"])).toEqual(["port", "police"]);
  });

  it("together takes that each recipient may receive the value, under the marking that serves it", () => {
    const source = (over: Partial<Label>) => ({
      kind: "ipv4",
      value: "1",
      label: label(over),
      validUntil: null,
      receivedAt: "2026-01-01T00:00:00Z",
    });
    const sources = [source({ tlp: "green", caveats: ["eyes_only:port"] }), source({ tlp: "amber" })];
    expect(packageFor(sources, [body("port")], world).tlp).toBe("green");
    expect(packageFor(sources, [body("port"), body("alpha")], world)).toMatchObject({
      tlp: "amber",
      values: { length: 1 },
    });
    expect(packageFor([source({ tlp: "red" })], [body("port")], world)).toMatchObject({
      values: [],
      tlp: null,
    });
    expect(packageFor(sources, [], world).values).toEqual([]);
  });
});

describe("where a statement stands", () => {
  const said = { senderId: "port", namedOriginatorId: "port", receivedMs: 100, observedMs: null };
  const nothing = { objectFirstSentBy: null, senderFirstSaidMs: null, handedOverMs: [], originatorSaidIt: false };

  it("is an echo iff it was handed over before, with no word and no observation from before that", () => {
    expect(isEcho(said, { senderFirstSaidMs: null, handedOverMs: [50] })).toBe(true);
    expect(isEcho(said, { senderFirstSaidMs: 49, handedOverMs: [50, 90] })).toBe(false);
    expect(isEcho(said, { senderFirstSaidMs: 50, handedOverMs: [50] })).toBe(true);
    expect(isEcho({ ...said, observedMs: 49 }, { senderFirstSaidMs: null, handedOverMs: [50] })).toBe(false);
    expect(isEcho(said, { senderFirstSaidMs: null, handedOverMs: [100] })).toBe(false);
  });

  it("is a copy where another said it first, and shadowed once that one said it itself", () => {
    expect(standingOf(said, nothing)).toEqual({ provenance: "independent", originatorId: "port" });
    expect(standingOf(said, { ...nothing, objectFirstSentBy: "alpha" }).provenance).toBe("copy");
    expect(standingOf({ ...said, namedOriginatorId: "alpha" }, { ...nothing, originatorSaidIt: true }).provenance).toBe(
      "shadowed",
    );
  });
});

describe("what is said of a verdict", () => {
  it("tells a reader who is shut out nothing but that nothing is there", () => {
    fc.assert(
      fc.property(fc.constantFrom("red", "amber+strict"), fc.constantFrom("port", "alpha"), (tlp, owner) => {
        const l = label({ tlp, ownerId: owner, originatorId: owner });
        const v = maySee(body("police"), l, world);
        return v.allowed || (saidToReader(v) === "not_there" && saidToOwner(v).length > 0);
      }),
    );
  });
});
