/** Lets whoever proposed to lower a label confirm it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-lowered-by-one",
  truth: "A label is lowered by two people, and the database holds that by itself.",
  file: "apps/hub/src/db/migrations/0160-declassification.sql",
  replace: "if d.state is distinct from 'asked' or a.answer is distinct from 'confirmed' or a.spent_at is null",
  by: "if false and d.state is distinct from 'asked' or a.spent_at is null and false",
  test: {
    file: "apps/hub/src/declassify/lowering.test.ts",
    name: "changes no row before a second person has confirmed, and then shows it to exactly those whom the new label names",
  },
};
