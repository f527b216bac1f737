/** Prints what the steps counted: the failed ones' output first, then one table, then one line with the sum. */
import fs from "node:fs";
import type { Outcome } from "./steps.ts";

const TAIL = 150;

/** Prints everything and answers how many failed. */
export function report(outcomes: readonly Outcome[]): number {
  for (const each of outcomes.filter((outcome) => outcome.failed > 0)) showFailure(each);
  const width = Math.max(...outcomes.map((each) => each.name.length), 5);
  console.log(
    `\n${"check".padEnd(width)}  ${"passed".padStart(7)}  ${"failed".padStart(6)}  ${"skipped".padStart(7)}  ${"seconds".padStart(8)}`,
  );
  for (const each of outcomes) {
    const cells = [String(each.passed).padStart(7), String(each.failed).padStart(6), String(each.skipped).padStart(7)];
    console.log(`${each.name.padEnd(width)}  ${cells.join("  ")}  ${each.seconds.toFixed(1).padStart(8)}`);
  }
  const sum = (key: "passed" | "failed" | "skipped") => outcomes.reduce((total, each) => total + each[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed");
}

function showFailure(outcome: Outcome): void {
  const lines = fs.readFileSync(outcome.log, "utf8").trimEnd().split("\n");
  console.log(`\n──── ${outcome.name} ${"─".repeat(Math.max(0, 90 - outcome.name.length))}`);
  if (lines.length > TAIL) console.log(`(the last ${TAIL} lines; everything is in ${outcome.log})`);
  console.log(lines.slice(-TAIL).join("\n"));
}
