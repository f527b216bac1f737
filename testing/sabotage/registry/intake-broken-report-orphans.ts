/** Lets the indicators of a broken report go in as if they stood alone, without the report's marking. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-broken-report-orphans",
  truth: "A report that cannot be read takes what it names with it.",
  file: "packages/intake/src/stix/heads.ts",
  replace: "lost.add(ref);",
  by: "void ref;",
  test: { file: "packages/intake/src/formats/stix-bundle.test.ts", name: "among others, only its own" },
};
