/** Asks the database once for each measure of a list. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-asks-row-by-row",
  truth: "A list asks the same number of questions however many rows it shows.",
  file: "apps/hub/src/decisions/shown.ts",
  replace: "const notices = await noticesOf(tx, ids);",
  by: "const notices = new Map((await Promise.all(ids.map((id) => noticesOf(tx, [id])))).flatMap((m) => [...m]));",
  test: {
    file: "apps/hub/src/decisions/measures-list.test.ts",
    name: "asks the same questions however many measures it shows, and says of each what its own page says",
  },
};
