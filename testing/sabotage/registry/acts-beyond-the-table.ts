/** Gives one role one act that the reviewed table does not give it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "acts-beyond-the-table",
  truth: "A role may do what the reviewed table says, and nothing else.",
  file: "profiles/acts/never.cedar",
  replace: '@id("oversight-changes-nothing")',
  by: '@id("briefers-join") @why("briefers join reports") @why_ja("説明担当が報告を照合する") permit (principal in Noroshi::Role::"briefer", action == Noroshi::Action::"link.say", resource);\n@id("oversight-changes-nothing")',
  test: {
    file: "apps/hub/src/roles/policies.test.ts",
    name: "is what the policies say, in exercises and in a live realm",
  },
};
