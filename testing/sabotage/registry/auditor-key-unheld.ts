/** Takes any key that was ever registered for one that stood when it signed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-key-unheld",
  truth: "A decision counts as signed by a key that stood on record as its person's at that instant.",
  file: "apps/auditor/src/signatures/keys.ts",
  replace: "own.some((span) => span.from <= now && now <= span.until)",
  by: "own.some((span) => span.from <= now)",
  test: {
    file: "apps/auditor/src/signatures/signatures.test.ts",
    name: "the key of a signed decision > is named where it had been revoked before, unless it was registered again",
  },
};
