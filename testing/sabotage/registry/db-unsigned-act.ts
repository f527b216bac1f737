/** Lets a machine write an act in another's name: the record of who decided what would be worth nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-unsigned-act",
  truth: "An act is attributed to who acts.",
  file: "apps/hub/src/db/migrations/0003-row-security.sql",
  replace: "with check (actor_id = current_actor() and audience_class in",
  by: "with check (audience_class in",
  test: { file: "apps/hub/src/db/catalogue.test.ts", name: "a reader > cannot sign an act with another's name" },
};
