/** Judges one sabotage by what its test file said after the change: exactly the named test must be red. */
import type { TestResult } from "../../tools/tests-of.ts";
import type { Sabotage } from "./sabotage.ts";

export interface Verdict {
  readonly id: string;
  readonly word: "caught" | "missed" | "spilled" | "stale" | "left out";
  readonly why: string;
}

/**
 * @param before the test file's results on the untouched copy
 * @param after its results with the sabotage applied
 */
export function verdict(sabotage: Sabotage, before: readonly TestResult[], after: readonly TestResult[]): Verdict {
  const { id } = sabotage;
  const unbroken = before.find((each) => isNamed(each, sabotage));
  if (!unbroken) return { id, word: "stale", why: `${sabotage.test.file} has no test "${sabotage.test.name}"` };
  const already = before.filter((each) => each.status === "failed");
  if (already.length > 0) return { id, word: "stale", why: `red before the sabotage: ${names(already)}` };
  if (unbroken.status === "skipped") return { id, word: "left out", why: "its test is skipped here" };
  const red = after.filter((each) => each.status === "failed");
  const others = red.filter((each) => !isNamed(each, sabotage));
  if (red.length === 0)
    return { id, word: "missed", why: after.length > 0 ? "every test stayed green" : "no test ran" };
  if (others.length === red.length)
    return { id, word: "missed", why: `other tests turned red instead: ${names(others)}` };
  if (others.length > 0) return { id, word: "spilled", why: `more turned red: ${names(others)}` };
  return { id, word: "caught", why: "" };
}

/** Whether a sabotage fails the run. */
export function isBad(each: Verdict): boolean {
  return each.word !== "caught" && each.word !== "left out";
}

function isNamed(result: TestResult, { test }: Sabotage): boolean {
  return result.name === test.name || result.name.endsWith(` ${test.name}`);
}

function names(results: readonly TestResult[]): string {
  return results.map((each) => `"${each.name}"`).join(", ");
}
