/**
 * `npm test` and `npm run test:deep`: everything this machine can run, in two tiers from one code. The deep tier runs
 * full counts and all sabotages and can be resumed; the normal one takes what changed. Every check counts as one test.
 * Ends with one line, `N passed, N failed, N skipped`. In CI (CI=true) a skipped test is a failure.
 */
import { randomInt } from "node:crypto";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTwice } from "./again.ts";
import { STATIC_CHECKS } from "./checks.ts";
import { runDeep, runDeepSabotages } from "./deep.ts";
import { deepMemory } from "./deep-memory.ts";
import { ROOT } from "./places.ts";
import { sabotageStep } from "./sabotages.ts";
import { keepSeeds, seedSteps } from "./seeds.ts";
import { type Outcome, runStep, runSteps } from "./steps.ts";
import { surroundings } from "./surroundings.ts";
import { report } from "./table.ts";
import { reportOf, resultsOf, type Selection, type TestResult, testStep } from "./tests-of.ts";

const { values: flags } = parseArgs({
  options: { deep: { type: "boolean", default: false }, fresh: { type: "boolean", default: false } },
});

const began = performance.now();
const seed = process.env["NOROSHI_SEED"] ?? String(randomInt(2 ** 31 - 1));
process.env["NOROSHI_SEED"] = seed;
if (flags.deep) process.env["NOROSHI_DEEP"] = "1";
const notices = surroundings(process.env);
console.log(
  `Noroshi's tests, ${flags.deep ? "deep" : "normal"} tier. Seed ${seed} (NOROSHI_SEED=${seed} runs the same again).`,
);
for (const notice of notices) console.log(`  note: ${notice}`);

const keep = (results: readonly TestResult[]) => keepSeeds(results, flags.deep);
const kept = seedSteps();
const outcomes = flags.deep ? await deep() : await normal();
if (process.env["CI"] === "true") outcomes.push(nothingSkipped(outcomes));

const failed = report(outcomes, notices, (performance.now() - began) / 1000);
process.exitCode = failed > 0 ? 1 : 0;

async function normal(): Promise<Outcome[]> {
  const built = await runStep(consoleStep());
  const quick = await runSteps([...STATIC_CHECKS, project("unit", 8), project("house", 4)], 2);
  const real: Outcome[] = [];
  for (const selection of [...hubTests(), { name: "e2e", project: "e2e", minutes: 30 }])
    real.push(await runTwice(selection));
  for (const name of ["unit", "hub", "faults", "e2e"]) keep(resultsOf({ name }));
  return [
    built,
    ...quick,
    ...real,
    ...(await runSteps(kept, 1)),
    await runStep(sabotageStep("sabotages", ["--changed", "--minutes", "2", ...justSeen()], 8)),
  ];
}

async function deep(): Promise<Outcome[]> {
  const memory = deepMemory(flags.fresh);
  const outcomes = [await runStep(consoleStep()), ...(await runSteps(STATIC_CHECKS, 2))];
  for (const name of ["unit", "house", "hub", "faults", "e2e"]) outcomes.push(await runDeep(name, memory, keep));
  outcomes.push(...(await runSteps(kept, 1)), await runDeepSabotages(memory));
  return outcomes;
}

/** The sabotages believe what these steps have just said of the unbroken tree. */
function justSeen(): string[] {
  return ["unit", "house", "hub", "faults", "e2e"].flatMap((name) => ["--before", reportOf(name)]);
}

function project(name: string, minutes: number) {
  return testStep({ name, project: name, minutes });
}

/** The hub's tests on the bundled PostgreSQL, and its database rooms again on somebody else's where there is one. */
function hubTests(): Selection[] {
  const outside = process.env["NOROSHI_TEST_DATABASE_URL"];
  const bundled = { name: "hub", project: "hub", minutes: 25, env: { NOROSHI_TEST_DATABASE_URL: "" } };
  const faults = { name: "faults", project: "faults", minutes: 15, env: { NOROSHI_TEST_DATABASE_URL: "" } };
  if (!outside) return [bundled, faults];
  const files = ["apps/hub/src/db", "apps/hub/src/keeping"];
  return [bundled, { name: "hub, external PostgreSQL", project: "hub", files, minutes: 12 }, faults];
}

/** First, for the bundle's own tests and the browser's need what it builds; setup.mjs does nothing when it is up to date. */
function consoleStep() {
  return { name: "console builds", command: ["node", path.join(ROOT, "tools", "setup.mjs"), "--console"], minutes: 3 };
}

function nothingSkipped(all: readonly Outcome[]): Outcome {
  const leftOut = all.flatMap((each) => each.leftOut);
  const failures = leftOut.map((each) => `skipped in CI: ${each}`);
  const failed = leftOut.length > 0 ? 1 : 0;
  return {
    name: "nothing skipped",
    seconds: 0,
    log: "",
    passed: 1 - failed,
    failed,
    skipped: 0,
    failures,
    leftOut: [],
  };
}
