/**
 * Remembers which test files and sabotages have passed in the deep tier, so that a run of an hour can be resumed.
 * What is remembered counts only for the same commit with nothing changed; anything else starts over. Seeds that a
 * failing run has kept do not count as a change: they are steps of their own.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./places.ts";

const FILE = path.join(ROOT, "node_modules", ".cache", "deep.json");

interface Passed {
  readonly passed: number;
  readonly skipped: number;
}

export interface DeepMemory {
  /** Test file (from the root), or `sabotage:<id>` → what it counted when it passed. */
  readonly passed: Map<string, Passed>;
  remember(name: string, counts: Passed): void;
}

/** Opens the memory of this very tree; an empty one when the tree differs from its commit or `fresh` is asked for. */
export function deepMemory(fresh: boolean): DeepMemory {
  const state = cleanCommit();
  const kept = fresh || state === undefined ? undefined : read(state);
  const passed = new Map<string, Passed>(Object.entries(kept ?? {}));
  if (passed.size > 0)
    console.log(`resuming: ${passed.size} files and sabotages have passed at this commit (--fresh starts over)`);
  return {
    passed,
    remember(name, counts) {
      passed.set(name, counts);
      if (state === undefined) return;
      fs.mkdirSync(path.dirname(FILE), { recursive: true });
      fs.writeFileSync(FILE, JSON.stringify({ commit: state, passed: Object.fromEntries(passed) }));
    },
  };
}

function read(commit: string): Readonly<Record<string, Passed>> | undefined {
  try {
    const kept = JSON.parse(fs.readFileSync(FILE, "utf8")) as {
      commit: string;
      passed: Readonly<Record<string, Passed>>;
    };
    return kept.commit === commit ? kept.passed : undefined;
  } catch {
    return undefined; // none yet, or half written: start over
  }
}

function cleanCommit(): string | undefined {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    return git("status", "--porcelain", "--", ".", ":!testing/seeds") === ""
      ? git("rev-parse", "HEAD").trim()
      : undefined;
  } catch {
    return undefined;
  }
}
