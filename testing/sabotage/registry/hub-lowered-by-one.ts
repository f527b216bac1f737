/** Lets whoever proposed to lower a label confirm it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-lowered-by-one",
  truth: "A label is lowered by two people, and the database holds that by itself.",
  file: "apps/hub/src/db/migrations/0160-declassification.sql",
  replace: `if d.state is distinct from 'asked' or a.answer is distinct from 'confirmed' or a.spent_at is null
    or a.answered_by is distinct from current_actor() or a.answered_person is null or a.answered_person = a.asked_person
    or a.subject is distinct from wanted or a.act <> 'label.lower' then`,
  by: "if d.state is distinct from 'asked' then",
  test: {
    file: "apps/hub/src/declassify/lowering.test.ts",
    name: "changes no row before a second person has confirmed, and then shows it to exactly those whom the new label names",
  },
};
