/** Shows every row to every reader: a bank would read what the police hold. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-hidden-row-shown",
  truth: "A reader sees a row iff its label is in the reader's set.",
  file: "apps/hub/src/db/migrations/0003-row-security.sql",
  replace:
    "execute format('create policy in_set on %s for select to :app using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))', target);",
  by: "execute format('create policy in_set on %s for select to :app using (true)', target);",
  test: {
    file: "apps/hub/src/faults/truths.test.ts",
    name: "answers for a report that the reader may not see as for one that is not there",
  },
};
