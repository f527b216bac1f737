/**
 * Finds a PostgreSQL that a killed hub left running on a data folder and ends it in order, so that the new hub starts its own.
 * Trusts: postmaster.pid only together with the process's name; a process id that now belongs to another program is no server.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseError } from "./errors.ts";
import { codeOf } from "./faults.ts";
import { isAlive, nameOf } from "./processes.ts";

/** After this call no server runs on the folder. Codes: POSTGRES_FAILED when one will not end. */
export async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const path = join(data, "postmaster.pid");
  const pid = postmaster(path);
  if (pid === undefined) return;
  if (!isAlive(pid)) return; // PostgreSQL clears the file itself and recovers
  if (nameOf(pid) !== "postgres") {
    log(`postmaster.pid names process ${pid}, which is another program now; the file is stale`);
    rmSync(path, { force: true });
    return;
  }
  log(`a PostgreSQL (process ${pid}) was left running on this data folder; ending it in order`);
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    send(pid, signal);
    for (let waited = 0; waited < 20_000; waited += 20) {
      if (!isAlive(pid)) return;
      await pause(20);
    }
  }
  throw new DatabaseError("POSTGRES_FAILED", `PostgreSQL (process ${pid}) on ${data} does not end; end it by hand.`);
}

/** untrusted: a file that a crash may have cut; its first line is the process id. */
function postmaster(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}
