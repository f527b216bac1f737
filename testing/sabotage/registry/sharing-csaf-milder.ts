/** Labels a CSAF document milder than what stands in it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-csaf-milder",
  truth: "A format that has no word for a marking says a stricter one.",
  file: "packages/sharing/src/document/csaf.ts",
  replace: '"amber+strict": "RED"',
  by: '"amber+strict": "AMBER"',
  test: {
    file: "packages/sharing/src/copies.test.ts",
    name: "a value in another format > stands in a CSAF document under its own marking, and the document's level is never milder",
  },
};
