/** Leaves acts out of the record that oversight reads. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-oversight-half-the-record",
  truth: "Commissioners and their secretariat read every act's entry without anybody's help (SG-20).",
  file: "apps/hub/src/reads/store.ts",
  replace: 'where (${act === undefined} or o.act = ${act ?? ""})',
  by: "where (${act === undefined} and o.act <> 'report.accepted' or o.act = ${act ?? \"\"})",
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "oversight > reads every act's entry without anybody's help, and what it inspected nobody else sees",
  },
};
