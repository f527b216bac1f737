/**
 * Runs Vitest projects with full counts, a few files at a time, remembering each file that passed.
 * A project counts as one outcome, whatever was run now and whatever had passed before.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import type { DeepMemory } from "./deep-memory.ts";
import { BIN, ROOT } from "./places.ts";
import { caught, sabotageIds, sabotageStep } from "./sabotages.ts";
import { type Outcome, runStep } from "./steps.ts";
import { resultsOf, type TestResult, tallyOf, testStep } from "./tests-of.ts";

/** Files a run: pure tests share their workers, tests with a database or a browser take turns anyway. */
const CHUNK: Readonly<Record<string, number>> = { unit: 8, house: 8, hub: 2, faults: 1, e2e: 1 };

const SABOTAGES = 8;

/** Runs what has not passed yet; `see` gets the results of every chunk (to keep failing seeds). */
export async function runDeep(
  project: string,
  memory: DeepMemory,
  see: (results: readonly TestResult[]) => void,
): Promise<Outcome> {
  const files = filesOf(project);
  const known = files.filter((file) => memory.passed.has(file));
  const before = known.map((file) => memory.passed.get(file) ?? { passed: 0, skipped: 0 });
  let sum: Outcome = {
    ...{ name: project, seconds: 0, log: "", failed: 0, failures: [], leftOut: [] },
    passed: before.reduce((total, each) => total + each.passed, 0),
    skipped: before.reduce((total, each) => total + each.skipped, 0),
  };
  const chunks = chunksOf(
    files.filter((file) => !known.includes(file)),
    CHUNK[project] ?? 1,
  );
  for (const [place, chunk] of chunks.entries()) {
    const selection = { name: `${project} ${place + 1} of ${chunks.length}`, project, files: chunk, minutes: 60 };
    const outcome = await runStep(testStep(selection));
    const results = resultsOf(selection);
    see(results);
    for (const file of chunk) {
      const tally = tallyOf(results.filter((each) => path.relative(ROOT, each.file) === file));
      if (outcome.failed === 0 || (tally.failed === 0 && tally.passed > 0)) memory.remember(file, tally);
    }
    sum = added(sum, outcome);
  }
  return sum;
}

/** All sabotages, a few at a time; those that were caught at this commit are not run again. */
export async function runDeepSabotages(memory: DeepMemory): Promise<Outcome> {
  const remembered = (id: string) => memory.passed.has(`sabotage:${id}`);
  const ids = sabotageIds();
  const nothing = { name: "sabotages", seconds: 0, log: "", failed: 0, skipped: 0, failures: [], leftOut: [] };
  let sum: Outcome = { ...nothing, passed: ids.filter(remembered).length };
  const chunks = chunksOf(
    ids.filter((id) => !remembered(id)),
    SABOTAGES,
  );
  for (const [place, chunk] of chunks.entries()) {
    sum = added(sum, await runStep(sabotageStep(`sabotages ${place + 1} of ${chunks.length}`, chunk, 60)));
    for (const id of caught()) memory.remember(`sabotage:${id}`, { passed: 1, skipped: 0 });
  }
  return sum;
}

function added(sum: Outcome, next: Outcome): Outcome {
  return {
    name: sum.name,
    seconds: sum.seconds + next.seconds,
    log: next.failed > 0 || sum.log === "" ? next.log : sum.log,
    passed: sum.passed + next.passed,
    failed: sum.failed + next.failed,
    skipped: sum.skipped + next.skipped,
    failures: [...sum.failures, ...next.failures],
    leftOut: [...sum.leftOut, ...next.leftOut],
  };
}

function filesOf(project: string): string[] {
  const args = ["list", "--project", project, "--filesOnly", "--json", "--passWithNoTests"];
  const listed = execFileSync(path.join(BIN, "vitest"), args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const start = listed.indexOf("[");
  if (start < 0) return [];
  const files = JSON.parse(listed.slice(start)) as readonly { readonly file: string }[];
  return files.map((each) => path.relative(ROOT, each.file)).sort();
}

function chunksOf(files: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(files.length / size) }, (_, place) =>
    files.slice(place * size, (place + 1) * size),
  );
}
