/** Tells whoever asks who consented to what. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-reason-names-consent",
  truth: "A reason never tells what the asker may not know.",
  file: "packages/handling/src/sayable.ts",
  replace: '  "third_party_release",\n  "no_independent_source",\n]);',
  by: '  "no_independent_source",\n]);',
  test: {
    file: "packages/handling/src/sayable.test.ts",
    name: "of a third body, who asks without owning the label > hears that something decided which no marking shows, and its owner what it was",
  },
};
