/**
 * Runs Vitest projects as steps and reads their JSON reports: how many passed, failed and were left out, by name.
 * Does not trust a report that is missing or older than the run: the report is deleted before the run starts.
 */
import fs from "node:fs";
import path from "node:path";
import { LOGS, type Step, type Tally } from "./steps.ts";

/** One test as the report knows it; `file` is absolute, `message` is the first failure. */
export interface TestResult {
  readonly file: string;
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly message: string;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** A step that runs one Vitest project, or only some files of it. */
export function projectStep(
  project: string,
  options: {
    readonly files?: readonly string[];
    readonly minutes?: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly name?: string;
    readonly filter?: string;
  } = {},
): Step {
  const name = options.name ?? project;
  const report = reportOf(name);
  fs.rmSync(report, { force: true });
  const filter = options.filter === undefined ? [] : ["--testNamePattern", options.filter];
  return {
    name,
    command: [
      "vitest",
      "run",
      "--project",
      project,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...filter,
      ...(options.files ?? []),
    ],
    ...(options.env ? { env: options.env } : {}),
    ...(options.minutes ? { minutes: options.minutes } : {}),
    tally: () => tallyOf(resultsIn(report)),
  };
}

/** Where the JSON report of a step lies. */
export function reportOf(name: string): string {
  return path.join(LOGS, `${name.replaceAll(/[^a-z0-9-]+/gi, "-")}.json`);
}

/** Every test in a report; a file that could not even be collected counts as one failed test. Empty when there is none. */
export function resultsIn(report: string): TestResult[] {
  if (!fs.existsSync(report)) return [];
  const { testResults } = JSON.parse(fs.readFileSync(report, "utf8")) as VitestReport;
  return testResults.flatMap((file): TestResult[] => {
    if (file.assertionResults.length === 0 && file.status === "failed")
      return [{ file: file.name, name: "(the file does not load)", status: "failed", message: file.message ?? "" }];
    return file.assertionResults.map((each) => ({
      file: file.name,
      name: each.fullName,
      status: each.status === "passed" || each.status === "failed" ? each.status : "skipped",
      message: each.failureMessages?.[0] ?? "",
    }));
  });
}

/** Adds results up. */
export function tallyOf(results: readonly TestResult[]): Tally {
  const named = (status: TestResult["status"]) =>
    results.filter((each) => each.status === status).map((each) => `${path.basename(each.file)} › ${each.name}`);
  const failures = named("failed");
  const leftOut = named("skipped");
  return { passed: named("passed").length, failed: failures.length, skipped: leftOut.length, failures, leftOut };
}
