/**
 * Asks the operating system about a process: does it live, since when, what is it called.
 * Linux answers from /proc; elsewhere `ps` does. An unknown answer is null, and callers treat it as "cannot tell".
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { codeOf } from "./faults.ts";

/** True if a process with this id exists, also when it belongs to somebody else; a zombie counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
  return stat(pid)?.state !== "Z";
}

/** Something that differs between two processes that got the same id: the start time. */
export function startOf(pid: number): string | null {
  const found = stat(pid);
  if (found !== undefined) return found.started;
  return process.platform === "linux" ? null : ps(pid, "lstart=");
}

/** The program's short name ("postgres"), or null. */
export function nameOf(pid: number): string | null {
  const found = stat(pid);
  if (found !== undefined) return found.name;
  return process.platform === "linux" ? null : (ps(pid, "comm=")?.split("/").at(-1) ?? null);
}

// proc(5): field 2 is the name in brackets (which may itself hold brackets), field 3 the state, field 22 the start time.
function stat(pid: number): { name: string; state: string; started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const rest = text.slice(end + 2).split(" ");
    return { name: text.slice(text.indexOf("(") + 1, end), state: rest[0] ?? "", started: rest[19] ?? "" };
  } catch {
    return undefined;
  }
}

function ps(pid: number, field: string): string | null {
  try {
    return execFileSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
