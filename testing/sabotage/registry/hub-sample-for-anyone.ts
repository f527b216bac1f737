/** Lets anybody who sees an attachment take it out: a sample would leave by a mere API key. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-sample-for-anyone",
  truth: "A file leaves only in an archive under a password, to a role that may have it, with an entry in its custody.",
  file: "apps/hub/src/intake/attachments/hand-over.ts",
  replace: 'if (!acting.roles.some((role) => MAY_TAKE.has(role))) throw new Refusal("NOT_ALLOWED");',
  by: "void MAY_TAKE;",
  test: {
    file: "apps/hub/src/intake/attachments/attachments.test.ts",
    name: "leaves as an archive under a password to a role that may, with an entry before the first byte",
  },
};
