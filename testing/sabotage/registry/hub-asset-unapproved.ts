/** Routes by what bodies say that they own. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-asset-unapproved",
  truth: "An asset counts once the office has approved it.",
  file: "apps/hub/src/assets/store.ts",
  replace: "from asset a where a.state = 'approved'`",
  by: "from asset a where a.state <> 'refused'`",
  test: {
    file: "apps/hub/src/assets/assets.test.ts",
    name: "counts once the office has approved it, and its history says who did what",
  },
};
