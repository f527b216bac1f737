/** Shows every label to every reader: labels tell of owners, caveats and hidden reports. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-label-leaks",
  truth: "What a reader may not see is not there.",
  file: "apps/hub/src/db/migrations/0003-row-security.sql",
  replace:
    "create policy in_set on label for select to :app\n  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))",
  by: "create policy in_set on label for select to :app\n  using (current_reader() is not null)",
  test: {
    file: "apps/hub/src/db/catalogue.test.ts",
    name: "a reader > sees neither another's label nor another's set",
  },
};
