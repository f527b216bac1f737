/** Remembers what it cosigned only while it runs: started again a witness would cosign another past. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "witness-forgets",
  truth: "A witness remembers what it cosigned before it answers (SG-22).",
  file: "apps/auditor/src/witness/memory.ts",
  replace: "const pathOf = (origin: string) => join(folder, `${",
  by: "const own = process.hrtime.bigint();\n  const pathOf = (origin: string) => join(folder, `${own}${",
  test: {
    file: "apps/auditor/src/witness/witness.test.ts",
    name: "the commission's witness > cosigns no second past of a log, also after it was started again",
  },
};
