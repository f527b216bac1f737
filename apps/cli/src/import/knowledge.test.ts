import { describe, expect, it } from "vitest";
import { entriesOf } from "./knowledge.ts";

describe("entries of reference files", () => {
  it("are one a vulnerability, one a galaxy value, one a list, one a taxonomy, one an object", () => {
    expect(entriesOf("kev", { vulnerabilities: [{ cveID: "CVE-1", vulnerabilityName: "V" }] })).toMatchObject([
      { source: "cisa-kev", ref: "CVE-1", name: "V" },
    ]);
    expect(
      entriesOf("galaxy", { type: "tool", values: [{ uuid: "u", value: "T" }, { value: "only a name" }] }),
    ).toMatchObject([{ source: "misp-galaxy:tool", ref: "u", name: "T" }, { ref: "only a name" }]);
    expect(entriesOf("warninglist", { name: "L", list: ["a"] })).toMatchObject([
      { source: "misp-warninglists", ref: "L" },
    ]);
    expect(entriesOf("taxonomy", { namespace: "tlp", expanded: "Traffic Light" })).toMatchObject([
      { ref: "tlp", name: "Traffic Light" },
    ]);
    expect(entriesOf("attack", { type: "tool", id: "tool--1", name: "N" })).toMatchObject([
      { source: "mitre", ref: "tool--1", kind: "tool" },
    ]);
  });

  it("that cannot be looked up have an empty reference, and values that are no objects are none", () => {
    expect(entriesOf("kev", { vulnerabilities: [{}, null, 7] })).toMatchObject([{ ref: "" }]);
  });
});
