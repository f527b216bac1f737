/** Lets the fusion duty read the bytes as they came: a narrow duty would see everything. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-duty-reads-bytes",
  truth: "Duties have their own database roles and only the grants that they need.",
  file: "apps/hub/src/db/migrations/0003-row-security.sql",
  replace: "  report, assertion, feature, posting, link, cluster_member, case_room,",
  by: "  report, raw, assertion, feature, posting, link, cluster_member, case_room,",
  test: { file: "apps/hub/src/db/catalogue.test.ts", name: "of fusion reads no key, no raw bytes and no receipt" },
};
