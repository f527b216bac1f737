import { describe, expect, test } from "vitest";
import { FAULTS, type FaultCode } from "./faults.ts";
import { checksIn } from "./oasis-checks.ts";
import { parse } from "./parse.ts";
import { change } from "./testing/breaks/broken.ts";

describe("check codes of the OASIS validator", () => {
  test("are read as numbers, names and groups", () => {
    expect(checksIn("141, extref-hashes,141")).toEqual({
      codes: ["observable-object-keys", "extref-hashes"],
      unknown: [],
    });
    expect(checksIn("all-external-sources").codes).toContain("countries");
    expect(checksIn("210").codes).not.toContain("countries");
    expect(checksIn("").codes).toEqual([]);
  });

  test("name advice only: a MUST and what nobody knows are told apart", () => {
    expect(checksIn("missing-property,999,__proto__")).toEqual({
      codes: [],
      unknown: ["missing-property", "999", "__proto__"],
    });
  });

  test("cover every advice of the standard, apart from that of the incident suite", () => {
    const advice = (Object.keys(FAULTS) as FaultCode[]).filter((code) => FAULTS[code][0] === "should");
    const { codes } = checksIn("1,2,301,302,303,304,extension-description,extension-properties,extensions-use");
    expect(advice.filter((code) => !codes.includes(code))).toEqual(["incident-vocabulary"]);
  });

  test("are handed to parse to be quiet about them", () => {
    const tool = change("tool", {
      tool_types: ["multi-purpose"],
      kill_chain_phases: [{ kill_chain_name: "a", phase_name: "B_c" }],
    });
    expect(parse(tool, { strict: true, ignore: checksIn("1").codes }).ok).toBe(false);
    expect(parse(tool, { strict: true, ignore: checksIn("2").codes }).ok).toBe(false);
    expect(parse(tool, { strict: true, ignore: checksIn("1,2").codes }).ok).toBe(true);
  });
});
