/** Lets a playbook hold a step that a machine would run, as long as a person does something in it too. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-machine-step",
  truth: "Playbooks hold manual steps alone; nothing here runs anything.",
  file: "packages/cases/src/playbooks/cacao.ts",
  replace: 'c.type === "manual"\n',
  by: 'c.type === "manual" || n > 0\n',
  test: {
    file: "packages/cases/src/playbooks/playbooks.test.ts",
    name: "is refused where a machine would run a step, judge a condition or call another playbook",
  },
};
