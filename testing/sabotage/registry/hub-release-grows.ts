/** Hands over of a release that waited whatever may go out when it is let go. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-release-grows",
  truth: "A release that waits holds no more when it is let go than when it was ordered.",
  file: "apps/hub/src/sharing/delivery-store.ts",
  replace: "case r.state when 'approved' then coalesce(p.items, '[]') else r.items end as items",
  by: "r.items as items",
  test: {
    file: "apps/hub/src/sharing/waiting/waiting.test.ts",
    name: "a release that the profile asks a second person for > holds no more when it is let go than when it was ordered, whatever became wider meanwhile",
  },
};
