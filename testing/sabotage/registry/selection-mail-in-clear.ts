/** Mail addresses are kept as keyed tokens only. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-mail-in-clear",
  truth: "Mail addresses are kept as keyed tokens only.",
  file: "packages/selection/src/select/select.ts",
  replace: "fields[name] = tokens(text, tokenise);",
  by: "fields[name] = text;",
  test: {
    file: "packages/selection/src/selection.test.ts",
    name: "keeps permitted fields only, mail addresses as tokens, and nothing of a record with an unknown field",
  },
};
