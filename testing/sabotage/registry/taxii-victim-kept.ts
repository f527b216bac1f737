/** Keeps pages that name a victim: its name would be served after the instant until which it consented. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-victim-kept",
  truth: "What names a victim is in nobody's memory: it goes at the instant at which its consent ends.",
  file: "apps/hub/src/taxii/routes.ts",
  replace: "if (key && !fleeting)",
  by: "if (key && fleeting !== undefined)",
  test: {
    file: "apps/hub/src/taxii/kept.test.ts",
    name: "what names a victim > is served no more from the instant on until which its consent was given, though nothing is done at that instant",
  },
};
