/** Swallows the signal that ended the program: whoever started Noroshi would take a crash for a quiet end. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "setup-signal-swallowed",
  truth: "How the program ended is passed on to whoever started it.",
  file: "tools/setup.mjs",
  replace: "if (signal) process.kill(process.pid, signal);",
  by: 'if (signal === "SIGTERM") process.kill(process.pid, signal);',
  test: { file: "tools/setup.test.ts", name: "ends setup with its own signal" },
};
