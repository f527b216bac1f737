/** `auditor merkle PATH…`: judges Merkle proofs in JSON files, and files below folders, each against what it says of itself. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeVector } from "./vectors.ts";

/**
 * A line for each file whose verdict is not the one that it states (or that states none), then the counts.
 * @returns the exit status: 0 every verdict is as stated and what states none holds, 1 not, undefined where the words were not understood
 */
export async function merkleCommand(args: readonly string[]): Promise<number | undefined> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  if (positionals.length === 0) return undefined;
  const files = (await Promise.all(positionals.map(filesAt))).flat();
  const counts = { judged: 0, otherwise: 0 };
  for (const file of files) {
    const verdict = judgeVector(await readFile(file, "utf8"));
    counts.judged++;
    const { holds, expected } = verdict ?? {};
    const word = holds === undefined ? "NOT A PROOF" : holds ? "holds" : "does not hold";
    const good = holds !== undefined && holds === (expected ?? true);
    if (!good) counts.otherwise++;
    if (!good || expected === undefined) process.stdout.write(`${word}  ${file}\n`);
  }
  process.stdout.write(`${counts.judged} proofs judged, ${counts.otherwise} otherwise than they should be\n`);
  return counts.otherwise === 0 && counts.judged > 0 ? 0 : 1;
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const all = await readdir(path, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile() && one.name.endsWith(".json"))
    .map((one) => join(one.parentPath, one.name))
    .sort();
}
