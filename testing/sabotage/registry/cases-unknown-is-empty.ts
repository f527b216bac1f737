/** Reads 不明 in a form as an empty field: an answer would be lost and asked for again. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-unknown-is-empty",
  truth: "Not known is an answer and not the same as missing.",
  file: "packages/cases/src/facts/from-report.ts",
  replace: 'return [{ fact: field.id, value: null, confidence: "stated", place: f.place }];',
  by: "return [];",
  test: {
    file: "packages/cases/src/facts/facts.test.ts",
    name: "tell 'not known' from an empty field, and read a form by the form's own labels and words",
  },
};
