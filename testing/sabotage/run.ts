/**
 * `npm run sabotage [-- id …] [--changed] [--minutes N] [--json FILE]`: applies each registered sabotage to a copy of the
 * tree, runs only its test file, and expects exactly the named test to turn red. The working tree is never touched.
 * --changed: only those whose file, test or registration differs from ten commits ago (or from --base COMMIT).
 * --minutes: begin no more after that time; what is left over is named.
 * --before FILE: a report of tests that were just run on this very tree; their files are not run again unbroken.
 */
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../tools/places.ts";
import { resultsIn, type TestResult } from "../../tools/tests-of.ts";
import { copyOfTree } from "./copy.ts";
import { applied, registered, type Sabotage } from "./sabotage.ts";
import { isBad, type Verdict, verdict } from "./verdict.ts";

const WIDTH = 2;
const MINUTES = 5;
/** Twin worlds are slow, and few of the unbroken tree say as much as many: their own tests play the others. */
const WORLD_MINUTES = 30;
const UNBROKEN_WORLDS = 4;
/** How many commits back a change still counts as one: a change of several commits is looked at whole. */
const RECENT = 10;

const { values: flags, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    changed: { type: "boolean", default: false },
    base: { type: "string" },
    minutes: { type: "string" },
    before: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
  },
});

const chosen = choose(await registered());
const copies: string[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
process.once("exit", () => {
  for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
});

const verdicts = await judgeAll(chosen);
print(verdicts);
if (flags.json) fs.writeFileSync(flags.json, JSON.stringify(verdicts));
process.exitCode = verdicts.some(isBad) ? 1 : 0;

function choose(all: readonly Sabotage[]): readonly Sabotage[] {
  const unknown = ids.filter((id) => !all.some((each) => each.id === id));
  if (unknown.length > 0)
    throw new Error(`no such sabotage: ${unknown.join(", ")}. There are: ${all.map((each) => each.id).join(", ")}`);
  let some = ids.length > 0 ? all.filter((each) => ids.includes(each.id)) : all;
  if (flags.changed) {
    const changed = changedFiles();
    some = some.filter((each) =>
      [each.file, each.test.file, `testing/sabotage/registry/${each.id}.ts`].some((file) => changed.has(file)),
    );
  }
  return some;
}

function changedFiles(): ReadonlySet<string> {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const recent = git("rev-list", `--max-count=${RECENT + 1}`, "HEAD")
      .trim()
      .split("\n");
    const base = flags.base ?? recent.at(-1) ?? "HEAD";
    const listed = git("diff", "--name-only", "-z", base) + git("ls-files", "-z", "--others", "--exclude-standard");
    return new Set(listed.split("\0"));
  } catch {
    console.log("no commit to compare with: nothing counts as changed");
    return new Set();
  }
}

async function judgeAll(sabotages: readonly Sabotage[]): Promise<Verdict[]> {
  if (sabotages.length === 0) return [];
  for (let count = 0; count < Math.min(WIDTH, sabotages.length); count += 1) copies.push(copyOfTree(ROOT));
  const [first = ROOT] = copies;
  const before = await unbroken(first, new Set(sabotages.map((each) => each.test.file)));
  const verdicts: Verdict[] = [];
  const waiting = sabotages.entries();
  const end = performance.now() + Number(flags.minutes ?? "600") * 60_000;
  await Promise.all(
    copies.map(async (copy) => {
      for (const [place, sabotage] of waiting) {
        if (performance.now() > end) {
          console.log(`  no time left for ${sabotage.id}; the deep tier takes it`);
          continue;
        }
        verdicts[place] = await judge(copy, sabotage, before.get(sabotage.test.file) ?? []);
        console.log(`  ${isBad(verdicts[place]) ? "✗" : "✓"} ${sabotage.id}: ${verdicts[place].word}`);
      }
    }),
  );
  return verdicts.filter((each) => each !== undefined);
}

/** What each test file says of the unbroken tree: as a run of this very tree just said, or by running it now in a copy. */
async function unbroken(
  copy: string,
  testFiles: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly TestResult[]>> {
  const known = Map.groupBy(flags.before.flatMap(resultsIn), (each) => path.relative(ROOT, each.file));
  const unknown = [...testFiles].filter((file) => !known.has(file));
  if (unknown.length === 0) return known;
  const now = await runTests(copy, unknown, MINUTES * unknown.length, UNBROKEN_WORLDS);
  return new Map([...known, ...Map.groupBy(now, (each) => path.relative(copy, each.file))]);
}

async function judge(copy: string, sabotage: Sabotage, before: readonly TestResult[]): Promise<Verdict> {
  const file = path.join(copy, sabotage.file);
  const original = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const change = applied(sabotage, original);
  if ("stale" in change) return { id: sabotage.id, word: "stale", why: change.stale };
  fs.writeFileSync(file, change.text);
  try {
    const { worlds, test } = sabotage;
    const found = await runTests(copy, [test.file], worlds === undefined ? MINUTES : WORLD_MINUTES, worlds);
    return verdict(sabotage, before, found);
  } finally {
    fs.writeFileSync(file, original);
  }
}

/** Runs test files in a copy; the report is what counts, so the exit code is not looked at. */
function runTests(copy: string, files: readonly string[], minutes: number, worlds?: number): Promise<TestResult[]> {
  const report = path.join(copy, "sabotage-report.json");
  fs.rmSync(report, { force: true });
  const args = ["run", ...files, "--reporter=json", `--outputFile=${report}`, "--passWithNoTests"];
  const vitest = path.join(copy, "node_modules", ".bin", "vitest");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...args], {
      cwd: copy,
      stdio: "ignore",
      timeout: minutes * 60_000,
      env: { ...process.env, NO_COLOR: "1", ...(worlds === undefined ? {} : { NOROSHI_WORLDS: String(worlds) }) },
    });
    child.once("error", reject);
    child.once("exit", () => resolve(resultsIn(report)));
  });
}

function print(verdicts: readonly Verdict[]): void {
  const width = Math.max(8, ...verdicts.map((each) => each.id.length));
  console.log(`\n${"sabotage".padEnd(width)}  verdict`);
  for (const each of verdicts) console.log(`${each.id.padEnd(width)}  ${each.word}${each.why ? `: ${each.why}` : ""}`);
  const bad = verdicts.filter(isBad).length;
  const out = verdicts.filter((each) => each.word === "left out").length;
  console.log(`\n${verdicts.length - bad - out} caught, ${bad} not caught, ${out} left out`);
}
