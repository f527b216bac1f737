/** The checks that look at the code without running it, as steps: types, lint, arrows, dead code. */
import path from "node:path";
import { ROOT } from "./places.ts";
import type { Step } from "./steps.ts";

/** In the order in which a person would want to hear of them. */
export const STATIC_CHECKS: readonly Step[] = [
  { name: "types", command: ["tsc", "-b", "--pretty", "false", "--checkers", "1", "--builders", "2"], minutes: 3 },
  { name: "lint", command: ["biome", "check", "--colors=off", "--max-diagnostics=50", "."], minutes: 2 },
  { name: "arrows", command: ["node", path.join(ROOT, "tools", "arrows.ts")], minutes: 2 },
  { name: "dead code", command: ["knip", "--no-progress"], minutes: 2 },
];
