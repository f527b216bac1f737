/** Tells a reader who is shut out which restriction did it: the answer tells of the hidden thing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-reason-tells",
  truth: "What a reader may not see is not there, in reasons too (SG-29).",
  file: "packages/handling/src/sayable.ts",
  replace: 'if (!verdict.allowed) return "not_there";',
  by: 'if (!verdict.allowed) return verdict.chain.at(-1)?.rule ?? "not_there";',
  test: {
    file: "packages/handling/src/may-act.test.ts",
    name: "tells a reader who is shut out nothing but that nothing is there",
  },
};
