/** Takes a marked playbook in where every body reads it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-marking-lost",
  truth: "A round trip through any format never makes a label less strict.",
  file: "packages/cases/src/playbooks/cacao.ts",
  replace: 'new Set(["TLP:CLEAR", "TLP:GREEN"])',
  by: 'new Set(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"])',
  test: {
    file: "packages/cases/src/playbooks/playbooks.test.ts",
    name: "a playbook that was written from tasks > is not taken in where its marking is stricter than what everybody here may read",
  },
};
