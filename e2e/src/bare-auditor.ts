/**
 * A machine that has only the auditor: its sources, the ledger's and the two libraries that they name, in a folder of their own, with
 * no environment. What it cannot reach from there it does not need.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** @returns runs it on some words: its exit status and what it said */
export function bareAuditor(folder: string): (words: readonly string[]) => [number | null, string] {
  for (const part of ["apps/auditor", "packages/ledger"])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "node_modules/@noroshi"), { recursive: true });
  symlinkSync("../../packages/ledger", join(folder, "node_modules/@noroshi/ledger"));
  for (const part of ["jose", "zod"])
    cpSync(join(ROOT, "node_modules", part), join(folder, "node_modules", part), { recursive: true });
  return (words) => {
    const main = join(folder, "apps/auditor/src/main.ts");
    const ran = spawnSync(process.execPath, [main, ...words], { cwd: folder, env: {}, encoding: "utf8" });
    return [ran.status, ran.stdout + ran.stderr];
  };
}
