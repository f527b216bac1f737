/** Tells a recipient what the filer holds back from it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-held-back-told",
  truth: "A fact that a recipient may not have is not rendered for it.",
  file: "packages/cases/src/facts/choose.ts",
  replace: "return recipient === null ? s.keptFrom.length === 0 : !s.keptFrom.includes(recipient);",
  by: "return recipient === null || s.keptFrom.length >= 0;",
  test: {
    file: "packages/cases/src/facts/facts.test.ts",
    name: "for a recipient has only what that recipient may have",
  },
};
