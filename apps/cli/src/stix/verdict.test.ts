import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { verdictOf } from "./verdict.ts";

const file = temporaryFolder();
let n = 0;
const judged = (value: unknown, strict = false) =>
  verdictOf(
    file(`${n++}.json`, typeof value === "string" ? value : JSON.stringify(value)),
    { strict },
    () => undefined,
  );

const ID = "00000000-0000-4000-8000-000000000001";
const tool = {
  type: "tool",
  spec_version: "2.1",
  id: `tool--${ID}`,
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  name: "T",
  tool_types: ["exploitation"],
};
const bundle = (...objects: unknown[]) => ({ type: "bundle", id: `bundle--${ID}`, objects });

describe("the verdict on a STIX file", () => {
  it("places each finding in the file: in a bundle, in a single object, in a line", async () => {
    const { name: _, ...nameless } = tool;
    const paths = async (value: unknown) => (await judged(value)).faults.map((f) => `${f.path} ${f.code}`);
    expect(await paths(bundle(tool, nameless))).toEqual(["objects[1] missing-property"]);
    expect(await paths(nameless)).toEqual([" missing-property"]);
    expect(await paths(`${JSON.stringify(tool)}\n${JSON.stringify({ ...tool, revoked: "no" })}`)).toEqual([
      "line 2.revoked wrong-type",
    ]);
  });

  it("reads the bundle's own properties, and finds a version that comes twice", async () => {
    expect((await judged({ type: "bundle", objects: [tool] })).faults.map((f) => f.code)).toEqual(["missing-property"]);
    expect((await judged(bundle(tool, tool))).warnings.map((f) => `${f.path} ${f.code}`)).toContain(
      "objects[1] duplicate-ids",
    );
    expect((await judged(bundle(tool, tool), true)).faults.map((f) => f.code)).toContain("duplicate-ids");
  });

  it("says of STIX 2.0 that it is 2.0, and of text that is cut that it cannot be read", async () => {
    const { spec_version: _, ...old } = tool;
    expect(await judged(bundle(old))).toMatchObject({ old: true, faults: [{ code: "stix-2.0" }] });
    expect((await judged(JSON.stringify(bundle(tool)).slice(0, -4))).faults.length).toBeGreaterThan(0);
  });

  it("finds nothing in what is valid", async () => {
    expect(await judged(bundle(tool))).toMatchObject({ faults: [], objects: 1, old: false });
  });
});
