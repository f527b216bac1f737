import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtinPolicies } from "./builtin.ts";
import { loadPolicy } from "./load.ts";

function shipped(id: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../profiles/link-policies/${id}.json`, import.meta.url), "utf8"));
}

describe("a link policy", () => {
  it.each(["observables", "notices"] as const)("%s: the published file and the built-in one are the same", (id) => {
    expect(loadPolicy(shipped(id))).toEqual({ ok: true, policy: builtinPolicies[id] });
  });

  it("without a kind joins by observables alone, transitively", () => {
    const read = loadPolicy({ id: "x", minSharedStrongObservables: 3, strongTypes: ["md5"], windowDays: 7 });
    expect(read).toMatchObject({
      ok: true,
      policy: { kind: "observables", minSharedStrongObservables: 3, minShare: 0, threshold: -10 },
    });
  });

  it("that is no object is refused", () => {
    for (const json of [null, 3, "observables", [], {}]) expect(loadPolicy(json)).toMatchObject({ ok: false });
  });

  it("with a wrong type names the place", () => {
    const read = loadPolicy({ id: "x", windowDays: 14, strongTypes: ["md5", 4] });
    expect(read).toMatchObject({ ok: false, faults: [{ code: "POLICY_SHAPE", place: "strongTypes.1" }] });
  });

  it("that would join on no shared value at all is out of range", () => {
    const read = loadPolicy({ id: "x", windowDays: 14, minSharedStrongObservables: 0 });
    expect(read).toMatchObject({ ok: false, faults: [{ code: "POLICY_RANGE", place: "minSharedStrongObservables" }] });
  });
});
