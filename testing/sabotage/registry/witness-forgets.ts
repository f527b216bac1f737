/** Answers with a cosignature that the witness does not remember: started again it would cosign another past. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "witness-forgets",
  truth: "A witness remembers what it cosigned before it answers (SG-22).",
  file: "apps/auditor/src/witness/serve.ts",
  replace: "if (reply.remember !== undefined) parts.memory.keep(reply.remember);",
  by: "if (reply.status === 422 && reply.remember !== undefined) parts.memory.keep(reply.remember);",
  test: {
    file: "apps/auditor/src/witness/witness.test.ts",
    name: "the commission's witness > cosigns no second past of a log, also after it was started again",
  },
};
