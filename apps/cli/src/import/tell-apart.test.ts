import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { type ImportKind, tellApart } from "./tell-apart.ts";

const file = temporaryFolder();
let n = 0;
const told = (text: string | Uint8Array, wanted: ImportKind = "auto") => tellApart(file(`${n++}.any`, text), wanted);
const json = (value: unknown) => JSON.stringify(value, null, 2);
const ID = "00000000-0000-4000-8000-000000000001";
const indicator = { type: "indicator", id: `indicator--${ID}` };

describe("a file is told apart by its content", () => {
  it.each([
    ["kev", { catalogVersion: "1", vulnerabilities: [] }],
    ["warninglist", { name: "n", version: 1, list: [] }],
    ["galaxy", { uuid: ID, category: "tool", values: [] }],
    ["taxonomy", { namespace: "tlp", predicates: [] }],
    ["attack", { ...indicator, external_references: [{ source_name: "mitre-attack" }] }],
  ])("as knowledge (%s)", async (of, value) => {
    expect(await told(json(value))).toEqual({ kind: "knowledge", of, value });
    expect(await told(`${JSON.stringify(value)}\n${JSON.stringify(value)}\n`)).toEqual({ kind: "knowledge-lines", of });
    expect(await told(json(value), "reports")).toEqual({ kind: "report" });
  });

  it("as notices, when each line is an object that names an organisation", async () => {
    const line = JSON.stringify({ id: "1", organisation: "O" });
    expect(await told(`${line}\n${line}\n`)).toEqual({ kind: "notices" });
    expect(await told(line)).toEqual({ kind: "report" });
    expect(await told("anything", "notices")).toEqual({ kind: "notices" });
  });

  it.each([
    ["a bundle that says 2.0", { type: "bundle", spec_version: "2.0", objects: [] }, "report"],
    ["a bundle with an object without version", { type: "bundle", objects: [indicator] }, "old-stix"],
    ["an envelope with such an object", { objects: [indicator] }, "old-stix"],
    ["a 2.1 bundle", { type: "bundle", objects: [{ ...indicator, spec_version: "2.1" }] }, "report"],
    [
      "a 2.1 bundle of an observable",
      { type: "bundle", objects: [{ type: "ipv4-addr", id: `ipv4-addr--${ID}` }] },
      "report",
    ],
    ["a MISP event", { Event: {} }, "report"],
    [
      "a TAXII server's data",
      { root: { collections: [{ id: "c", objects: [indicator] }, { id: "empty" }] } },
      "collections",
    ],
  ])("%s", async (_, value, kind) => {
    expect((await told(json(value))).kind).toBe(kind);
  });

  it("as a workbook by its first bytes, whatever it is called", async () => {
    expect(await told(Uint8Array.from([0x50, 0x4b, 3, 4, 0xff]))).toEqual({ kind: "report" });
  });

  it("as broken, with the line and column of the sign that cannot stand there", async () => {
    expect(await told('{\n  "a": ]\n}')).toEqual({
      kind: "broken",
      place: "line 2, column 8",
      say: '"]" cannot stand here',
    });
    expect(await told('{"a": [1,')).toMatchObject({ kind: "broken", place: "line 1, column 10" });
    expect(await tellApart(file("x.json", "oops"), "auto")).toMatchObject({
      kind: "broken",
      place: "line 1, column 1",
    });
  });

  it("as the hub's to read, when it is no JSON and does not say that it is: tables, letters, texts", async () => {
    expect(await told("ip,first seen\n192.0.2.1,2026-01-01\n")).toEqual({ kind: "report" });
    expect(await told("From: a@example.org\n\nHello")).toEqual({ kind: "report" });
  });

  it("as no knowledge, when it was called knowledge and is none", async () => {
    expect(await told(json({ Event: {} }), "knowledge")).toEqual({ kind: "no-knowledge" });
    expect(await told('{"id":"1"}\n{"id":"2"}', "knowledge")).toEqual({ kind: "no-knowledge" });
  });
});
