/** Lets a TLP marking carry more than its fixed instance: a known id could smuggle what nobody agreed to. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "stix-dressed-tlp",
  truth: "A TLP marking is its fixed instance to the letter.",
  file: "packages/stix/src/smo/marking-definition.ts",
  replace: "Object.keys(object).every((name) => allowed.has(name)) &&",
  by: "Object.keys(object).length > 0 &&",
  test: { file: "packages/stix/src/must.test.ts", name: "a TLP marking has nothing else (tlp-fixed at )" },
};
