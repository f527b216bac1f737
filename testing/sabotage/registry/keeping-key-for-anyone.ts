/** Gives a content key to a reader that sees nothing under it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "keeping-key-for-anyone",
  truth: "A key is given out only to a reader that sees something under it.",
  file: "apps/hub/src/db/migrations/0042-linking-in-bulk.sql",
  replace:
    "where r.content_key = any (wanted) and r.audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader())",
  by: "where r.content_key = any (wanted)",
  test: {
    file: "apps/hub/src/keeping/keys.test.ts",
    name: "a data key > is not given to a reader that sees nothing under it",
  },
};
