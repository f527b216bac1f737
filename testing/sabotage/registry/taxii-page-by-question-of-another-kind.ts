/** Forgets what kind of answer was asked for: a reader of the manifest would be given the objects. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-page-by-question-of-another-kind",
  truth: "A page that is kept answers the question that was asked.",
  file: "apps/hub/src/taxii/routes.ts",
  replace: "JSON.stringify([what, purpose, after, asked])",
  by: "JSON.stringify([purpose, after, asked])",
  test: {
    file: "apps/hub/src/taxii/kept.test.ts",
    name: "a page that was kept > is the answer to one question: of objects, of the manifest, of one object, of what was added later",
  },
};
