/** Goes on linking by a value that has come onto the warning list. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-warning-unheeded",
  truth: "A value of the warning list weighs nothing from the moment at which it is listed.",
  file: "apps/hub/src/db/migrations/0017-ruling-mark.sql",
  replace: "create trigger turns_ruling after insert or update or delete on warning_value",
  by: "create trigger turns_ruling after truncate on warning_value",
  test: { file: "apps/hub/src/fusion/remembered.test.ts", name: "ends when a value comes onto the warning list" },
};
