/** Lets a request through that considered no milder means. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-no-milder-means",
  truth: "A request that names no milder means, where the plan asks for them, is not complete (SG-04).",
  file: "packages/decisions/src/request/form.ts",
  replace: 'if (subsidiarity.length === 0) faults.push({ place: "subsidiarity", rule: "missing" });',
  by: "",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "names milder means and why they do not do, where the plan asks",
  },
};
