/** Leaves an install script undecided: code of strangers would run, or silently not run, on every machine. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "lock-undecided-script",
  truth: "Every install script in the lock file is decided on.",
  file: "package.json",
  replace: '    "lefthook": false\n',
  by: '    "left-hook": false\n',
  test: { file: "tools/lock.test.ts", name: "decide on exactly those install scripts that there are" },
};
