/** Lets a file be submitted that the dry run refused. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-refused-is-sent",
  truth: "What was refused cannot be sent.",
  file: "apps/console/src/pages/file/filing-state.ts",
  replace: 'step.do === "send" && stage.understood.accepted',
  by: 'step.do === "send"',
  test: { file: "apps/console/src/pages/file/filing-state.test.ts", name: "what was refused cannot be sent" },
};
