/** A request says in words of its own why it is needed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-copied-request",
  truth: "A request says in words of its own why it is needed.",
  file: "packages/decisions/src/request/form.ts",
  replace: 'else if (earlier.has(plain)) faults.push({ place, rule: "copied" });',
  by: "",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "says why it is needed, in words of its own",
  },
};
