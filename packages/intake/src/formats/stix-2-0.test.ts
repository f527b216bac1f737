import { lift } from "@noroshi/stix";
import { describe, expect, test } from "vitest";
import { understand } from "../understand.ts";

const CREATED = "2019-03-01T00:00:00.000Z";
const RED = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const old = (type: string, number: number, properties: object = {}) => ({
  type,
  id: `${type}--${uuid(number)}`,
  created: CREATED,
  modified: CREATED,
  ...properties,
});
const indicator = (number: number, properties: object = {}) =>
  old("indicator", number, {
    labels: ["malicious-activity"],
    pattern: `[ipv4-addr:value = '203.0.113.${number}']`,
    valid_from: CREATED,
    ...properties,
  });
const observed = old("observed-data", 9, {
  first_observed: CREATED,
  last_observed: CREATED,
  number_observed: 1,
  objects: { "0": { type: "domain-name", value: "bad.example" } },
  object_marking_refs: [RED],
});
const bundle = (...objects: object[]) => ({ type: "bundle", id: `bundle--${uuid(1)}`, spec_version: "2.0", objects });
const read = (...objects: object[]) => {
  const told = understand(bytes(bundle(...objects)));
  if (!told.ok) throw new Error(JSON.stringify(told.refused));
  return told;
};

describe("a bundle of STIX 2.0 is lifted and read", () => {
  test("its indicators are those of the same bundle in 2.1", () => {
    const told = read(indicator(1), indicator(2));
    expect(told.format).toBe("stix-bundle-2.0");
    const lifted = understand(bytes(lift(bundle(indicator(1), indicator(2))).object));
    const values = (one: typeof lifted) => (one.ok ? one.reports.map(({ items }) => items.map((i) => i.value)) : []);
    expect(values(told)).toEqual([["203.0.113.1", "203.0.113.2"]]);
    expect(values(lifted)).toEqual(values(told));
  });

  test("observables inside observed-data keep its marking, and stand at its place", () => {
    const [report] = read(indicator(1), observed).reports;
    expect(report?.items.find(({ kind }) => kind === "domain")).toMatchObject({
      value: "bad.example",
      indicator: false,
      tlp: "red",
      place: "$.objects[1].value",
    });
  });

  test("places are those of the file as it was sent, not of the lifted one", () => {
    const told = read(observed, indicator(1, { pattern: "[ipv4-addr:value = '999.1.1.1']" }), indicator(2));
    expect(told.refused[0]).toMatchObject({ code: "BAD_VALUE", place: "$.objects[1].pattern" });
  });

  test("what had to be decided is told once with its count, and refuses nothing", () => {
    const malware = (number: number) => old("malware", number, { name: `M${number}`, labels: ["trojan"] });
    const told = read(indicator(1), malware(2), malware(3), malware(4));
    expect(told.refused).toMatchObject([{ code: "LIFTED", place: "$.objects[1]" }]);
    expect(told.refused[0]?.say.en).toContain("2 more places");
    expect(told.refused[0]?.say.ja).toContain("ほか2か所");
  });

  test("an object that breaks the rules even when lifted is refused, the others go in", () => {
    const told = read(indicator(1), old("indicator", 2, { labels: ["x"], pattern: "[", valid_from: CREATED }));
    expect(told.refused.map(({ code }) => code)).toContain("STIX_RULE");
    expect(told.reports[0]?.items).toHaveLength(1);
  });

  test("observables that name each other in a row of thousands cost no more than their number", () => {
    const row = Array.from({ length: 20_000 }, (_, at) => [
      at,
      { type: "file", name: `f${at}`, parent_directory_ref: String(at + 1) },
    ]);
    const told = understand(bytes(bundle(indicator(1), { ...observed, objects: Object.fromEntries(row) })));
    expect(told.refused[0]?.code).toBe("STIX_RULE");
  });

  test("an empty or shapeless one is refused", () => {
    expect(understand(bytes(bundle())).refused[0]?.code).toBe("EMPTY");
    expect(understand(bytes({ ...bundle(), objects: 7 })).refused[0]?.code).toBe("WRONG_TYPE");
  });

  test("an object whose version has no written form is refused like any other", () => {
    for (const modified of [{ toString: "" }, [{ toString: "" }], [], {}])
      expect(understand(bytes(bundle(indicator(1, { modified })))).refused[0]?.code).toMatch(
        /^(?:BAD_DATE|STIX_RULE)$/,
      );
  });
});
