/** Tells an open stream nothing of what an emergency opens and closes: a screen goes on showing what is closed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-emergency-unheard",
  truth: "When what a reader may see changes, streams that are open follow at that instant (SG-33).",
  file: "apps/hub/src/picture/store.ts",
  replace: ' ${rows[0]?.reads ?? ""}`;',
  by: "`;",
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "is heard of by a stream that is open, at its beginning and at its end: everything is to be looked at again",
  },
};
