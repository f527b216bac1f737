/** Leaves the end of a long name out of what its id is derived from: two long values share an object. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-id-of-a-cut-name",
  truth: "Ids of what is released are HMAC-SHA-256 of the whole name, as they ever were.",
  file: "packages/sharing/src/mint.ts",
  replace: "if (BLOCK + 3 * text.length > inner.length)",
  by: "if (BLOCK + 3 * text.length > 8 * inner.length)",
  test: {
    file: "packages/sharing/src/mint.test.ts",
    name: "is HMAC-SHA-256 of its parts, each after its length in bytes",
  },
};
