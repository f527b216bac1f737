/** Prints what the steps counted: the failed ones' output first, then one table, then one line with the sum. */
import fs from "node:fs";
import type { Outcome } from "./steps.ts";

const TAIL = 150;
const NAMES = 20;

/** Prints everything and answers how many failed. `notices` say why tests were left out. */
export function report(outcomes: readonly Outcome[], notices: readonly string[], seconds: number): number {
  for (const each of outcomes.filter((outcome) => outcome.failed > 0 && outcome.log !== "")) showFailure(each);
  showTable(outcomes, seconds);
  showNames(
    "left out",
    outcomes.flatMap((each) => each.leftOut),
    notices,
  );
  showNames(
    "unsteady (failed, then passed when run again alone: to be mended)",
    outcomes.flatMap((each) => each.unsteady ?? []),
    [],
  );
  showNames(
    "failed",
    outcomes.flatMap((each) => each.failures),
    [],
  );
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

function showTable(outcomes: readonly Outcome[], seconds: number): void {
  const width = Math.max(...outcomes.map((each) => each.name.length), 5);
  const row = (name: string, ...cells: string[]) =>
    console.log(`${name.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join("")}`);
  console.log("");
  row("check", "passed", "failed", "skipped", "seconds");
  for (const each of outcomes)
    row(each.name, String(each.passed), String(each.failed), String(each.skipped), each.seconds.toFixed(1));
  row("", "", "", "all", seconds.toFixed(1));
}

function showNames(word: string, names: readonly string[], notices: readonly string[]): void {
  if (names.length === 0) return;
  console.log(`\n${word}:`);
  for (const name of names.slice(0, NAMES)) console.log(`  ${name}`);
  if (names.length > NAMES) console.log(`  … and ${names.length - NAMES} more`);
  for (const notice of notices) console.log(`  note: ${notice}`);
}
