/**
 * Runs Vitest as steps and reads its JSON reports: how many passed, failed and were left out, by name.
 * Does not trust a report that is older than the run: it is deleted before the step is made.
 */
import fs from "node:fs";
import path from "node:path";
import { LOGS, ROOT } from "./places.ts";
import type { Step, Tally } from "./steps.ts";

/**
 * One test as the report knows it; `file` is absolute, `message` is the first failure, `name` is written as Vitest's
 * own `-t` reads it: the describes and the test, with " > " between.
 */
export interface TestResult {
  readonly file: string;
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly message: string;
}

/** What to run: a project of vitest.config.ts, some files, or one test by its whole name with a seed of its own. */
export interface Selection {
  readonly name: string;
  readonly project?: string;
  readonly files?: readonly string[];
  readonly only?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly minutes?: number;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** A step that runs the selected tests. */
export function testStep(selection: Selection): Step {
  const report = reportOf(selection.name);
  fs.rmSync(report, { force: true });
  const project = selection.project === undefined ? [] : ["--project", selection.project];
  const only = selection.only === undefined ? [] : ["--testNamePattern", `^${escaped(selection.only)}$`];
  return {
    name: selection.name,
    command: [
      ...["vitest", "run", ...project, "--passWithNoTests", "--reporter=default"],
      ...["--reporter=json", `--outputFile.json=${report}`, ...only, ...(selection.files ?? [])],
    ],
    ...(selection.env ? { env: selection.env } : {}),
    ...(selection.minutes ? { minutes: selection.minutes } : {}),
    tally: () => tallyOf(resultsOf(selection)),
  };
}

/** What the last run of a selection said. */
export function resultsOf({ name, only }: Pick<Selection, "name" | "only">): TestResult[] {
  return resultsIn(reportOf(name)).filter((each) => only === undefined || each.name === only);
}

/** Every test in a report; a file that could not even be loaded counts as one failed test. Empty when there is none. */
export function resultsIn(report: string): TestResult[] {
  if (!fs.existsSync(report)) return [];
  const { testResults } = JSON.parse(fs.readFileSync(report, "utf8")) as VitestReport;
  return testResults.flatMap((file): TestResult[] => {
    const results = file.assertionResults.map((each) => ({
      file: file.name,
      name: [...each.ancestorTitles, each.title].join(" > "),
      status: statusOf(each.status),
      message: each.failureMessages?.[0] ?? "",
    }));
    // A file that does not load has no tests; one whose beforeAll fails reports them as skipped.
    if (file.status !== "failed" || results.some((each) => each.status === "failed")) return results;
    return [...results, { file: file.name, name: "(the file itself)", status: "failed", message: file.message ?? "" }];
  });
}

function statusOf(status: string): TestResult["status"] {
  return status === "passed" || status === "failed" ? status : "skipped";
}

/** Adds results up. */
export function tallyOf(results: readonly TestResult[]): Tally {
  const named = (status: TestResult["status"]) =>
    results.filter((each) => each.status === status).map((each) => `${path.relative(ROOT, each.file)} › ${each.name}`);
  const failures = named("failed");
  const leftOut = named("skipped");
  return { passed: named("passed").length, failed: failures.length, skipped: leftOut.length, failures, leftOut };
}

/** Where the report of a selection lies, whether or not it was run. */
export function reportOf(name: string): string {
  return path.join(LOGS, `${name.replaceAll(/[^a-z0-9-]+/gi, "-")}.json`);
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
