/** Runs the auditor or the witness as a child of this command, on this command's own terminal. Neither knows a hub. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const AUDITOR = fileURLToPath(new URL("../../../auditor/src/main.ts", import.meta.url));
const WITNESS = fileURLToPath(new URL("../../../auditor/src/witness/main.ts", import.meta.url));

/** @returns its exit status */
export const runAuditor = (words: readonly string[]): Promise<number> => runChild(AUDITOR, words);

/** Signals go to both of them; this command ends when the witness has ended. */
export const runWitness = (words: readonly string[]): Promise<number> => runChild(WITNESS, words);

function runChild(main: string, words: readonly string[]): Promise<number> {
  // An audit keeps most of what it reads: a young heap of a few megabytes would be moved over and over.
  const child = spawn(process.execPath, ["--max-semi-space-size=64", main, ...words], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}
