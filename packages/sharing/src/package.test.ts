import { parse, tlpOf, withOwnHash, withoutOwnHash } from "@noroshi/stix";
import { canonical, OBSERVABLE_KINDS } from "@noroshi/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listingOf } from "./lists/list-lines.ts";
import { audienceName, minting } from "./mint.ts";
import {
  indicatorOf,
  indicatorsOf,
  objectIdOf,
  RELEASED_FIELDS,
  type ReleasedObject,
  revocationOf,
} from "./stix/indicator-of.ts";
import { bundleIdOf, bundleOf, headOf, ordered } from "./stix/package-of.ts";
import { patternOf } from "./stix/pattern-of.ts";
import { termMarking, termOfMarking, termsSaid } from "./stix/terms.ts";
import { released, SAMPLES } from "./testing-values.ts";

const mint = minting(Buffer.alloc(32, 7));
const release = { mint, audience: audienceName(["b", "a"]), creator: "identity--3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11" };
const office = {
  id: "3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11",
  name: "Office of Nowhere",
  since: "2026-01-01T00:00:00Z",
};

const copyFor = (recipient: string, values: readonly Parameters<typeof indicatorOf>[1][]): string => {
  const objects = ordered(
    mint,
    recipient,
    values.map((v) => indicatorOf(release, v, undefined)),
  );
  return bundleOf(bundleIdOf(mint, recipient, objects), headOf(office, values), objects) ?? "";
};

describe("a released indicator", () => {
  it("keeps every rule of STIX 2.1, whatever is released, and so does the bundle around it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(released, { minLength: 1, maxLength: 6, selector: (v) => v.kind }), (values) => {
        const read = parse(JSON.parse(copyFor("a", values)));
        expect(read.ok ? [] : read.faults).toEqual([]);
      }),
    );
  });

  it("holds the fields of the list and no other, and says nothing of how many sources there are beyond one", () => {
    fc.assert(
      fc.property(released, (v) => {
        const { body } = indicatorOf(release, v, undefined);
        const object = JSON.parse(body) as Record<string, unknown>;
        expect(Object.keys(object).filter((k) => !RELEASED_FIELDS.includes(k))).toEqual([]);
        const many = { ...v, origins: 2 };
        const more = { ...v, origins: 9 };
        expect(indicatorOf(release, many, undefined).body).toBe(indicatorOf(release, more, undefined).body);
      }),
    );
  });

  it("has one TLP marking, and the terms that ride on the value, none milder and none that names anybody", () => {
    fc.assert(
      fc.property(released, (v) => {
        const refs = JSON.parse(indicatorOf(release, v, undefined).body).object_marking_refs as string[];
        expect(refs.flatMap((r) => tlpOf(r) ?? [])).toEqual([v.tlp]);
        const terms = refs.flatMap((r) => termOfMarking(r) ?? []);
        for (const t of v.terms) expect(terms).toContain(t.includes(":") ? "recipients_only" : t);
        const text = JSON.stringify(termsSaid(v.terms, v.pap).map(termMarking));
        for (const name of ["ports", "finance", "north"]) expect(text).not.toContain(name);
      }),
    );
  });

  it("has a pattern of one comparison for every kind, with the canonical value in it", () => {
    for (const kind of OBSERVABLE_KINDS) {
      const value = SAMPLES[kind];
      expect(canonical(kind, value), kind).toMatchObject({ ok: true, value });
      const inside = /=\s*(?:'((?:[^'\\]|\\.)*)'|(\d+))\]$/.exec(patternOf(kind, value));
      expect(inside?.[1]?.replace(/\\(.)/g, "$1") ?? `AS${inside?.[2]}`, kind).toBe(value);
    }
  });
});

describe("many indicators of one release", () => {
  it("are the bytes that each would have alone, hold their own hash, and say of a list what is read of them", () => {
    fc.assert(
      fc.property(
        fc.array(released, { minLength: 1, maxLength: 8 }),
        fc.array(released, { maxLength: 8 }),
        (vs, ws) => {
          const make = indicatorsOf(release);
          for (const [n, v] of vs.entries()) {
            const w = ws[n];
            const held = w && indicatorOf(release, { ...w, kind: v.kind, value: v.value }, undefined);
            const { listing, ...object } = make(v, held);
            expect(listing).toEqual(listingOf(v.kind, v.value, object.body));
            expect(object).toEqual(plainly(indicatorOf(release, v, held)));
            const said = JSON.parse(object.body) as Record<string, unknown>;
            expect(withOwnHash(withoutOwnHash(said))).toBe(object.body);
            expect(said).toMatchObject({
              id: object.id,
              created: object.created,
              modified: object.modified,
              name: v.value,
            });
          }
        },
      ),
    );
  });

  const plainly = ({ id, created, modified, body }: ReleasedObject) => ({ id, created, modified, body });
});

describe("ids", () => {
  it("are the same for the same audience and value, and tell two audiences nothing of each other", () => {
    fc.assert(
      fc.property(released, (v) => {
        const id = objectIdOf(release, v.kind, v.value);
        expect(objectIdOf({ mint, audience: audienceName(["a", "b", "a"]) }, v.kind, v.value)).toBe(id);
        expect(objectIdOf({ mint, audience: audienceName(["a"]) }, v.kind, v.value)).not.toBe(id);
        expect(objectIdOf({ ...release, mint: minting(Buffer.alloc(32, 8)) }, v.kind, v.value)).not.toBe(id);
      }),
    );
  });
});

describe("a later package", () => {
  const held = ({ created, modified, body }: ReleasedObject) => ({ created, modified, body });

  it("hands the same version again when nothing that may be told has changed", () => {
    fc.assert(
      fc.property(released, released, (v, w) => {
        const first = indicatorOf(release, v, undefined);
        expect(indicatorOf(release, { ...v, lastAt: w.lastAt, firstAt: w.firstAt }, held(first))).toEqual(first);
      }),
    );
  });

  it("hands a later version of the same object when something has, also when its source is older", () => {
    fc.assert(
      fc.property(released, released, (v, w) => {
        const first = indicatorOf(release, v, undefined);
        const changed = { ...w, kind: v.kind, value: v.value };
        const second = indicatorOf(release, changed, held(first));
        const again = parse(JSON.parse(second.body));
        expect(again.ok ? [] : again.faults).toEqual([]);
        expect([second.id, second.created]).toEqual([first.id, first.created]);
        if (second.body !== first.body) expect(Date.parse(second.modified)).toBeGreaterThan(Date.parse(first.modified));
      }),
    );
  });

  it("takes a value back as a revoked version that comes after what the audience had", () => {
    fc.assert(
      fc.property(released, (v) => {
        const first = indicatorOf(release, v, undefined);
        const taken = revocationOf(held(first), "2020-01-01T00:00:00Z");
        expect(JSON.parse(taken.body)).toMatchObject({ id: first.id, revoked: true, created: first.created });
        expect(Date.parse(taken.modified)).toBeGreaterThan(Date.parse(first.modified));
      }),
    );
  });
});

describe("a recipient's copy", () => {
  const values = OBSERVABLE_KINDS.map((kind) => ({ ...anyFacts(), kind, value: SAMPLES[kind] }));

  it("is the same bytes each time, holds the very objects of the other's, and tells by its order whose it is", () => {
    const [one, again, other] = [copyFor("a", values), copyFor("a", values), copyFor("b", values)];
    expect(one).toBe(again);
    expect(one).not.toBe(other);
    const bodies = (text: string) => (JSON.parse(text).objects as { id: string }[]).map((o) => JSON.stringify(o));
    expect([...bodies(one)].sort()).toEqual([...bodies(other)].sort());
    expect(bodies(one)).not.toEqual(bodies(other));
  });

  function anyFacts() {
    const at = "2026-12-01T00:00:00Z";
    const facts = {
      tlp: "amber",
      pap: null,
      terms: [],
      validUntil: null,
      validFrom: at,
      firstAt: at,
      lastAt: at,
    } as const;
    return { ...facts, origins: 1 };
  }
});
