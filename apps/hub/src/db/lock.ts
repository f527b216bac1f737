/**
 * Lets one hub at a time use a data folder: `hub.lock` holds the process that has it.
 * Trusts: process ids of this machine together with their start time. Does not trust: the file's content (a crash may have
 * cut it) or a process id alone (it may have been given to another program since).
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "./errors.ts";
import { codeOf } from "./faults.ts";
import { isAlive, startOf } from "./processes.ts";

export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly started: string | null;
}

/** Takes the folder, or throws FOLDER_IN_USE naming the process that has it. A dead holder's or a cut lock is taken over. */
export function lockFolder(dataDir: string, log: (line: string) => void): FolderLock {
  const path = join(dataDir, "hub.lock");
  const mine = join(dataDir, `hub.lock.${process.pid}`);
  const content = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      // link() is the whole lock: the file appears at once with its content, or the name is taken.
      if (linked(mine, path)) return { release: () => release(path, content) };
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (
        holder !== undefined &&
        isAlive(holder.pid) &&
        (holder.started === null || startOf(holder.pid) === holder.started)
      ) {
        throw new DatabaseError(
          "FOLDER_IN_USE",
          `Another hub (process ${holder.pid}) uses ${dataDir}. Stop it first, or choose another folder.`,
        );
      }
      log(
        `hub.lock in ${dataDir} was left behind by ${holder === undefined ? "a crash (cut file)" : `process ${holder.pid}`}; taking the folder over`,
      );
      putAside(path, found, mine);
    }
    throw new DatabaseError("FOLDER_IN_USE", `Several hubs try to start on ${dataDir} at once.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** untrusted: whatever a crash left in the file. */
function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number")
      return undefined;
    const started = "started" in value && typeof value.started === "string" ? value.started : null;
    return Number.isInteger(value.pid) && value.pid > 0 ? { pid: value.pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** Moves the stale lock away; if what was moved is not what was judged stale, another hub was faster and gets it back. */
function putAside(path: string, judged: string, mine: string): void {
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== judged) linked(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, content: string): void {
  if (read(path) === content) rmSync(path, { force: true });
}
