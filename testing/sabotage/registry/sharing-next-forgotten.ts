/** Ends at the first next that a partner has forgotten: what stands behind it would never be taken in one round. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-next-forgotten",
  truth: "A partner that forgets its own next is drained whole.",
  file: "packages/sharing/src/taxii/drain.ts",
  replace: "new Set([400, 404, 410])",
  by: "new Set([400, 410])",
  test: {
    file: "testing/src/partner/drain.test.ts",
    name: "knows none of its own next leads to DRAINED",
  },
};
