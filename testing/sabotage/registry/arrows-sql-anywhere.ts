/** Lets any room of the hub import the database driver: reads could then bypass the reader that a store demands. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "arrows-sql-anywhere",
  truth: "Only store.ts files and the hub's db and keeping rooms speak SQL.",
  file: "tools/arrows/layers.ts",
  replace: "[/-]store\\\\.ts$|",
  by: "[/-](store|routes)\\\\.ts$|",
  test: { file: "tools/arrows.test.ts", name: "apps/hub/src/intake/routes.ts → [ 'only-stores-speak-sql' ]" },
};
