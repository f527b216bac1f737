/** Every MUST: the smallest valid object with exactly one rule broken gives exactly that rule's code, at its place. */
import { describe, expect, test } from "vitest";
import { FAULTS, type FaultCode } from "./faults.ts";
import { parse } from "./parse.ts";
import { type Break, without } from "./testing/breaks/broken.ts";
import { DOMAIN } from "./testing/breaks/domain.ts";
import { INCIDENT } from "./testing/breaks/incident.ts";
import { INPUT } from "./testing/breaks/input.ts";
import { META } from "./testing/breaks/meta.ts";
import { OBSERVABLE } from "./testing/breaks/observable.ts";

const BREAKS: readonly Break[] = [...INPUT, ...DOMAIN, ...OBSERVABLE, ...META, ...INCIDENT];

describe("a MUST of the standard", () => {
  for (const [rule, code, path, broken, options] of BREAKS) {
    test(`${rule} (${code} at ${path})`, () => {
      const parsed = parse(broken, options);
      expect(parsed.ok ? "accepted" : parsed.faults.map((found) => [found.code, found.path])).toEqual([[code, path]]);
    });
  }

  test("has a test for every code, apart from those that only a stream can meet", () => {
    const streamed: readonly FaultCode[] = ["json-syntax", "duplicate-key", "object-too-large"];
    const tested = new Set<FaultCode>([...BREAKS.map(([, code]) => code), ...streamed]);
    const musts = (Object.keys(FAULTS) as FaultCode[]).filter((code) => FAULTS[code][0] === "must");
    expect(musts.filter((code) => !tested.has(code))).toEqual([]);
  });

  test("gives a stable rule id with section and level", () => {
    const parsed = parse(without("campaign", "name"));
    expect(parsed.ok ? undefined : parsed.faults[0]).toMatchObject({
      rule: "STIX-2.1 §4.2 MUST missing-property",
      level: "must",
    });
  });
});
