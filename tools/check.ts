/**
 * `npm run check`: what to run before every commit, in well under a minute: types, lint, arrows, dead code, unit tests.
 * The whole suite is `npm test`; this one never touches a database, a browser or the network.
 */
import { availableParallelism } from "node:os";
import { STATIC_CHECKS } from "./checks.ts";
import { runSteps } from "./steps.ts";
import { report } from "./table.ts";
import { testStep } from "./tests-of.ts";

const began = performance.now();
const steps = [testStep({ name: "unit", project: "unit" }), ...STATIC_CHECKS];
const outcomes = await runSteps(steps, Math.min(4, Math.max(2, availableParallelism())));
process.exitCode = report(outcomes, [], (performance.now() - began) / 1000) > 0 ? 1 : 0;
