/** Asks again for what was answered with "not known": at three in the morning, five times. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-unknown-asked-again",
  truth: "A question is asked once; not known is an answer.",
  file: "packages/cases/src/filings/missing.ts",
  replace: "(q) => !facts.has(q.fact)",
  by: "(q) => !facts.get(q.fact)?.chosen.value",
  test: {
    file: "apps/hub/src/filings/filings.test.ts",
    name: "asks nobody twice over a whole case: several laws, every stage, an amended form, unknown answers",
  },
};
