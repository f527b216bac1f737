/**
 * Runs the checks of this house as child processes and counts what they say. Output goes to a log file and is shown
 * only when a step fails; a step that hangs is ended at its limit and counts as failed.
 * Trusts exit codes more than reports: a step that exits non-zero with no failed test still counts as one failure.
 */
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { BIN, LOGS, ROOT } from "./places.ts";

/** What a step counted; names are what a person can look for. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly leftOut: readonly string[];
}

/** One check. `tally` reads its report after it ended; without one, the step itself is the one test. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly minutes?: number;
  readonly tally?: () => Tally | undefined;
}

export interface Outcome extends Tally {
  readonly name: string;
  readonly seconds: number;
  /** Where the whole output is. */
  readonly log: string;
  /** Tests among the passed that passed only when they were run again. */
  readonly unsteady?: readonly string[];
}

const running = new Set<ChildProcess>();

/** Runs one step to its end, with one line of progress at the start and one at the end. */
export async function runStep(step: Step): Promise<Outcome> {
  endChildrenWithUs();
  fs.mkdirSync(LOGS, { recursive: true });
  const log = path.join(LOGS, `${step.name.replaceAll(/[^a-z0-9-]+/gi, "-")}.log`);
  const began = performance.now();
  process.stdout.write(`  … ${step.name}\n`);
  const code = await run(step, log);
  const outcome = { name: step.name, seconds: (performance.now() - began) / 1000, log, ...judge(step, code) };
  const word = outcome.failed > 0 ? "FAILED" : "ok";
  process.stdout.write(
    `  ${outcome.failed > 0 ? "✗" : "✓"} ${step.name}: ${word} in ${outcome.seconds.toFixed(1)} s\n`,
  );
  return outcome;
}

/** Runs steps, at most `width` at a time, in the given order; answers in the given order. */
export async function runSteps(steps: readonly Step[], width: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = steps.entries();
  const worker = async () => {
    for (const [place, step] of waiting) outcomes[place] = await runStep(step);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outcomes;
}

function run(step: Step, log: string): Promise<number> {
  const [command = "", ...args] = step.command;
  const output = fs.openSync(log, "w");
  const limit = (step.minutes ?? 10) * 60_000;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: {
        ...process.env,
        FORCE_COLOR: "0",
        NO_COLOR: "1",
        ...step.env,
        PATH: `${BIN}${path.delimiter}${process.env["PATH"] ?? ""}`,
      },
      stdio: ["ignore", output, output],
    });
    running.add(child);
    const end = (code: number, note: string) => {
      clearTimeout(timer);
      running.delete(child);
      if (note) fs.writeSync(output, `\n${note}\n`);
      fs.closeSync(output);
      resolve(code);
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 5000).unref();
    }, limit);
    child.once("error", (error) => end(1, error.message));
    child.once("exit", (code) => end(code ?? 1, late ? `ended after its limit of ${limit / 60_000} minutes` : ""));
  });
}

let listening = false;

function endChildrenWithUs(): void {
  if (listening) return;
  listening = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill("SIGTERM");
      process.exit(signal === "SIGINT" ? 130 : 143);
    });
  }
}

function judge(step: Step, code: number): Tally {
  if (!step.tally) {
    const failed = code === 0 ? 0 : 1;
    return { passed: 1 - failed, failed, skipped: 0, failures: failed ? [step.name] : [], leftOut: [] };
  }
  const tally = step.tally() ?? { passed: 0, failed: 0, skipped: 0, failures: [], leftOut: [] };
  if (code === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, failures: [`${step.name} ended with ${code}, though no test failed`] };
}
