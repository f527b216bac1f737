/** Public data of others: everything parses, or is refused for a reason that stands in the standard. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FaultCode } from "./faults.ts";
import { lift } from "./lift/lift.ts";
import { parse } from "./parse.ts";
import { isObject } from "./property/shape.ts";

const shared = process.env["NOROSHI_SHARED"] ?? "";
const file = (...path: readonly string[]): string => readFileSync(join(shared, "data", ...path), "utf8");
const lines = (...path: readonly string[]): unknown[] =>
  file(...path)
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
const listed = (folder: string): string[] =>
  readdirSync(join(shared, "data", folder)).filter((name) => name.endsWith(".json"));

/** code → count over all objects. */
function faultsIn(objects: readonly unknown[]): Partial<Record<FaultCode, number>> {
  const counts: Partial<Record<FaultCode, number>> = {};
  for (const object of objects) {
    const parsed = parse(object);
    if (!parsed.ok) for (const found of parsed.faults) counts[found.code] = (counts[found.code] ?? 0) + 1;
  }
  return counts;
}

const objectsOf = (bundle: unknown): readonly unknown[] => {
  const objects = isObject(bundle) ? bundle["objects"] : undefined;
  return Array.isArray(objects) ? objects : [];
};

describe.skipIf(shared === "")("public data", () => {
  test("CAPEC in 2.1 parses, but for two URLs with spaces", () => {
    expect(faultsIn(lines("attack", "capec-stix21.ndjson"))).toEqual({ url: 2 });
  });

  test.each(["attack-enterprise-stix20", "attack-ics-stix20"])(
    "%s is refused as 2.0 and parses when it is lifted",
    (name) => {
      const objects = lines("attack", `${name}.ndjson`);
      expect(objects.every((object) => !parse(object).ok)).toBe(true);
      const lifted = lift({
        type: "bundle",
        id: "bundle--00000000-0000-4000-8000-000000000001",
        spec_version: "2.0",
        objects,
      });
      expect(faultsIn(objectsOf(lifted.object))).toEqual({});
      expect(objectsOf(lifted.object).length).toBe(objects.length);
    },
  );

  test("the playbooks parse when they are lifted, but for classes in lists and patterns that no object can match", () => {
    const counts: Partial<Record<FaultCode, number>> = {};
    for (const name of listed("unit42-playbooks")) {
      const lifted = lift(JSON.parse(file("unit42-playbooks", name)));
      for (const [code, count] of Object.entries(faultsIn(objectsOf(lifted.object))) as [FaultCode, number][]) {
        counts[code] = (counts[code] ?? 0) + count;
      }
    }
    expect(counts).toEqual({ "wrong-type": 21, pattern: 8 });
  });

  test("the examples of OASIS parse", () => {
    const examples = listed("stix2-json-schemas/examples").map((name) => file("stix2-json-schemas", "examples", name));
    const reports = listed("stix2-json-schemas/examples/threat-reports").map((name) =>
      file("stix2-json-schemas", "examples", "threat-reports", name),
    );
    for (const text of [...examples, ...reports]) expect(parse(JSON.parse(text))).toMatchObject({ ok: true });
  });
});
