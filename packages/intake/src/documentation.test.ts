/** The examples of the specification and README hold. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NeutralIncident, neutralIncidentJsonSchema } from "./formats/neutral-incident/schema.ts";
import { understand } from "./understand.ts";

const text = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const SPEC = text("../../../docs/specs/neutral-incident.md");

test("the example of docs/specs/neutral-incident.md is a notice without a fault", () => {
  const example = /```json\n([\s\S]*?)```/.exec(SPEC)?.[1] ?? "";
  const read = understand(new TextEncoder().encode(example));
  expect(read.refused).toEqual([]);
  expect(read.ok && read.reports[0]).toMatchObject({
    sourceId: "2026-0042",
    tlp: "green",
    items: [{ value: "bad.example", validUntil: "2027-01-01T00:00:00Z" }],
  });
});

test("the specification and the schema name the same properties", () => {
  const rows = SPEC.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map((match) => match[1]));
  expect(new Set(named)).toEqual(new Set(Object.keys(NeutralIncident.shape)));
});

test("docs/specs/neutral-incident.schema.json is what the code checks", () => {
  expect(JSON.parse(text("../../../docs/specs/neutral-incident.schema.json"))).toEqual(
    JSON.parse(JSON.stringify(neutralIncidentJsonSchema())),
  );
});

test("README names every format that is taken", () => {
  for (const format of [
    "stix-bundle-2.1",
    "stix-bundle-2.0",
    "table",
    "iodef-2",
    "veris",
    "email",
    "text",
    "docx",
    "taxii-envelope-2.1",
    "misp-event",
    "common-form-ransomware",
    "common-form-ddos",
    "police-submission",
    "neutral-incident",
  ]) {
    expect(text("../README.md")).toContain(`\`${format}\``);
  }
});
