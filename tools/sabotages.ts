/** Runs the sabotages as one step and counts each of them as a test. */
import fs from "node:fs";
import path from "node:path";
import { LOGS, ROOT } from "./places.ts";
import type { Step, Tally } from "./steps.ts";

const REPORT = path.join(LOGS, "sabotages.json");

interface Verdict {
  readonly id: string;
  readonly word: string;
  readonly why: string;
}

/** @param args what follows `npm run sabotage --` */
export function sabotageStep(name: string, args: readonly string[], minutes: number): Step {
  fs.rmSync(REPORT, { force: true });
  const run = path.join(ROOT, "testing", "sabotage", "run.ts");
  return { name, command: ["node", run, "--json", REPORT, ...args], minutes, tally };
}

/** Every registered id: a registration's file is named after it. */
export function sabotageIds(): string[] {
  return fs
    .readdirSync(path.join(ROOT, "testing", "sabotage", "registry"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.basename(file, ".ts"))
    .sort();
}

/** The ids that were caught in the last run. */
export function caught(): string[] {
  return verdicts()
    .filter((each) => each.word === "caught")
    .map((each) => each.id);
}

function tally(): Tally {
  const all = verdicts();
  const leftOut = all.filter((each) => each.word === "left out").map((each) => `sabotage ${each.id}: ${each.why}`);
  const failures = all
    .filter((each) => each.word !== "caught" && each.word !== "left out")
    .map((each) => `sabotage ${each.id}: ${each.word}, ${each.why}`);
  return { passed: caught().length, failed: failures.length, skipped: leftOut.length, failures, leftOut };
}

function verdicts(): readonly Verdict[] {
  return fs.existsSync(REPORT) ? (JSON.parse(fs.readFileSync(REPORT, "utf8")) as Verdict[]) : [];
}
