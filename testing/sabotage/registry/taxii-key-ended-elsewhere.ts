/** Trusts what this process remembers of a key: one that was ended beside it would open pages for seconds more. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-key-ended-elsewhere",
  truth: "A key that ended opens no page from that instant on, whoever ended it.",
  file: "apps/hub/src/db/act.ts",
  replace: "if (row?.credential_ok !== true)",
  by: "if (row?.credential_ok === undefined)",
  test: {
    file: "apps/hub/src/taxii/kept.test.ts",
    name: "who asks for it > is let in no more once another process ended the key, although this one remembers it",
  },
};
