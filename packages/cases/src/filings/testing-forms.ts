/** The shipped facts and forms, and statements to change, for the tests of this room. */
import { readdirSync, readFileSync } from "node:fs";
import { readCatalogue } from "../facts/catalogue.ts";
import type { FactStatement, FactValue } from "../facts/fact.ts";
import { readForm } from "./form.ts";

const PROFILES = new URL("../../../../profiles/", import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PROFILES), "utf8"));

export const CATALOGUE = readCatalogue(
  [json("facts/incident.json"), json("facts/triggers.json")],
  json("filings/questions.json"),
);

export const FORMS = readdirSync(new URL("filings/forms/", PROFILES)).map((name) =>
  readForm(json(`filings/forms/${name}`), CATALOGUE),
);

export function formNamed(id: string) {
  const found = FORMS.find((f) => f.id === id);
  if (!found) throw new Error(`no form ${id}`);
  return found;
}

let n = 0;

/** The filer's own statement of a fact; `more` changes it. */
export function stated(fact: string, value: FactValue | null, more: Partial<FactStatement> = {}): FactStatement {
  n += 1;
  return {
    id: `s${String(n).padStart(6, "0")}`,
    fact,
    value,
    source: { kind: "person", ref: null, by: "port" },
    at: "2026-12-07T00:00:00Z",
    confidence: "stated",
    own: true,
    readers: "any",
    keptFrom: [],
    protection: [],
    ...more,
  };
}
