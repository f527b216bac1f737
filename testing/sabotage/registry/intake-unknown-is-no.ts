/** Reads 不明 as 無: a clock that the law starts on a possible breach would be argued away. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-unknown-is-no",
  truth: "Unknown is what a sender said; it is neither no nor nothing.",
  file: "packages/intake/src/form/words.ts",
  replace: 'also: ["なし"] },\n  unknown("unknown"),',
  by: 'also: ["なし"] },\n  unknown("no"),',
  test: { file: "packages/intake/src/formats/common-form.test.ts", name: "個人情報の漏えい等 不明 is unknown" },
};
