/** Takes 不明 for a consent: a report would travel because somebody at night could not say. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-unknown-consents",
  truth: "Nothing is passed on because a sender could not say whether it may be.",
  file: "packages/intake/src/formats/common-form.ts",
  replace: 'form.word(label.TO_COORDINATOR, CONSENT, "fatal") === true',
  by: '(form.word(label.TO_COORDINATOR, CONSENT, "fatal") ?? false) !== false',
  test: {
    file: "packages/intake/src/formats/common-form-json.test.ts",
    name: "gives no consent where the sender could not say, and marks it as unmarked",
  },
};
