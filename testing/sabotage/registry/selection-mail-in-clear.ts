/** Mail addresses are kept as keyed tokens only (SG-12). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-mail-in-clear",
  truth: "Mail addresses are kept as keyed tokens only (SG-12).",
  file: "packages/selection/src/select/select.ts",
  replace: "fields[name] = mailTokens(text, treat.mail);",
  by: "fields[name] = text;",
  test: {
    file: "packages/selection/src/select/select.test.ts",
    name: "has permitted fields only, and mail addresses as tokens",
  },
};
