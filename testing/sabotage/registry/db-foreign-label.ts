/** Lets a body write under a label that it merely sees: it could put words into another's mouth. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-foreign-label",
  truth: "Content is written only under labels of the writer's own body.",
  file: "apps/hub/src/db/migrations/0003-row-security.sql",
  replace:
    "create policy written on %s for insert to :app with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))",
  by: "create policy written on %s for insert to :app with check (label_id in (select l.label_id from label l))",
  test: {
    file: "apps/hub/src/db/catalogue.test.ts",
    name: "a reader > cannot write under another's label, even one that it may see",
  },
};
