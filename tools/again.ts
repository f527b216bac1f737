/**
 * A second look at tests on real servers, browsers and processes that failed: their files once more, alone on the machine. A test
 * that then passes is counted as passed and named as unsteady, which is a defect to be mended; what fails again has failed.
 * Never excuses a property (its counter-example stands), nor a run in which many files failed, nor a pure test.
 */
import { type Outcome, runStep } from "./steps.ts";
import { resultsOf, type Selection, type TestResult, tallyOf, testStep } from "./tests-of.ts";

/** More files than this do not fail by chance. */
const MOST = 3;

/** Runs the selected tests, and the few files that failed once more. */
export async function runTwice(selection: Selection): Promise<Outcome> {
  const first = await runStep(testStep(selection));
  const results = resultsOf(selection);
  const files = worthAnotherLook(results);
  if (files.length === 0) return first;
  const second = { ...selection, name: `${selection.name}, again`, files };
  const outcome = await runStep(testStep(second));
  return { ...first, seconds: first.seconds + outcome.seconds, ...lookedAtTwice(results, resultsOf(second)) };
}

/** The files whose failures may be chance. */
export function worthAnotherLook(results: readonly TestResult[]): readonly string[] {
  const failed = results.filter((each) => each.status === "failed");
  const files = [...new Set(failed.map((each) => each.file))];
  return files.length > MOST || failed.some((each) => /Property failed after/.test(each.message)) ? [] : files;
}

/** What both looks say together: the second stands for the files that it took; it excuses nothing that it did not run. */
export function lookedAtTwice(first: readonly TestResult[], second: readonly TestResult[]) {
  const key = (each: TestResult) => `${each.file}\n${each.name}`;
  const now = new Map(second.map((each) => [key(each), each]));
  const failed = first.filter((each) => each.status === "failed");
  const heldUp = (each: TestResult) =>
    each.name === "(the file itself)"
      ? second.some((other) => other.file === each.file) &&
        second.every((other) => other.file !== each.file || other.status === "passed")
      : now.get(key(each))?.status === "passed";
  const files = new Set(failed.map((each) => each.file));
  const merged = first.flatMap((each) => {
    if (!files.has(each.file)) return [each];
    if (each.name === "(the file itself)") return heldUp(each) ? [] : [each];
    return [now.get(key(each)) ?? each];
  });
  const tally = tallyOf(merged);
  return { ...tally, unsteady: tallyOf(failed.filter(heldUp)).failures };
}
