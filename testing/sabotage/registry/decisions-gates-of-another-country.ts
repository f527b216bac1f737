/** Gives every realm the gates of the first file. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-gates-of-another-country",
  truth: "A realm's legal profile chooses its gates.",
  file: "packages/decisions/src/plan.ts",
  replace: "all.find((g) => g.profiles.includes(profile))",
  by: "all.find((g) => g.profiles.includes(profile) || g.plans.size > 0)",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "gates of a legal profile > are those of the one file that names it; a profile that no file names has the neutral ones",
  },
};
