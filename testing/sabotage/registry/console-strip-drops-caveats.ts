/** Lets the strip name only the first row's caveats: a page with a police-only row on it would not say so. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-strip-drops-caveats",
  truth: "The strip says every caveat of what the page shows.",
  file: "apps/console/src/ui/tlp.tsx",
  replace: "marks.flatMap((m) => m.caveats)",
  by: "first.caveats",
  test: {
    file: "apps/console/src/ui/tlp.test.ts",
    name: "the page is marked as strictly as the strictest thing on it, with every caveat",
  },
};
