/** Envelopes of TAXII: what a client posts object by object, and what a collection holds in two versions of the standard. */
import { describe, expect, it } from "vitest";
import { understand } from "../understand.ts";

const uuid = (n: number): string => `44444444-0000-4000-8000-${String(n).padStart(12, "0")}`;
const at = "2026-11-01T00:00:00.000Z";
const times = { created: at, modified: at };
const RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";

const link = (n: number, over: Record<string, unknown> = {}) => ({
  type: "relationship",
  spec_version: "2.1",
  id: `relationship--${uuid(n)}`,
  ...times,
  relationship_type: "indicates",
  source_ref: `indicator--${uuid(100)}`,
  target_ref: `malware--${uuid(200)}`,
  ...over,
});

const old = (n: number, over: Record<string, unknown> = {}) => ({
  type: "indicator",
  id: `indicator--${uuid(n)}`,
  ...times,
  labels: ["malicious-activity"],
  pattern: `[ipv4-addr:value = '203.0.113.${n}']`,
  valid_from: at,
  ...over,
});

const read = (value: unknown) => understand(Buffer.from(JSON.stringify(value)));
const marked = (ref: string) => ({ object_marking_refs: [ref] });

describe("an envelope", () => {
  it("of objects that say no value is a report without values, under the strictest of their markings", () => {
    const told = read({ objects: [link(1, marked(GREEN)), link(2, marked(RED))] });
    if (!told.ok) throw new Error(JSON.stringify(told.refused));
    expect(told.reports.map((r) => [r.items.length, r.tlp])).toEqual([[0, "red"]]);
    expect(read({ objects: [link(1, marked(GREEN))] })).toMatchObject({ ok: true, reports: [{ tlp: "green" }] });
    expect(read({ objects: [link(1)] })).toMatchObject({ ok: true, reports: [{ tlp: "amber+strict" }] });
  });

  it("of nothing is refused, and so is a bundle of nothing that could be read", () => {
    expect(read({ objects: [] })).toMatchObject({ ok: false, refused: [{ code: "EMPTY" }] });
    const bundle = { type: "bundle", id: `bundle--${uuid(1)}`, objects: [link(1)] };
    expect(read(bundle)).toMatchObject({ ok: false, refused: [{ code: "EMPTY" }] });
  });

  it("of broken objects is refused with their places, also where sound ones stand beside a broken report that names them", () => {
    const report = {
      type: "report",
      spec_version: "2.1",
      id: `report--${uuid(9)}`,
      ...times,
      object_refs: [link(1).id],
    };
    expect(read({ objects: [report, link(1)] })).toMatchObject({ ok: false });
  });

  it("may hold STIX 2.0 beside 2.1; faults stand at the place of the object that was sent", () => {
    const newer = old(2, { spec_version: "2.1", pattern_type: "stix", labels: ["new"] });
    const told = read({ objects: [old(1), newer, old(3, { pattern: "[broken" })] });
    if (!told.ok) throw new Error(JSON.stringify(told.refused));
    expect(told.reports.flatMap((r) => r.items.map((i) => i.value)).sort()).toEqual(["203.0.113.1", "203.0.113.2"]);
    const faults = told.refused.filter((f) => f.code !== "LIFTED");
    expect(faults.map((f) => f.place)).toEqual(["$.objects[2].pattern"]);
  });

  it("tells two versions of one object apart by their places", () => {
    const later = old(1, { modified: "2026-11-02T00:00:00.000Z", pattern: "[broken" });
    const told = read({ objects: [old(1), later] });
    expect(told.refused.filter((f) => f.code !== "LIFTED").map((f) => f.place)).toEqual(["$.objects[1].pattern"]);
  });
});
