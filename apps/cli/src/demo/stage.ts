/**
 * How far the demo of a data folder has been played: `demo.json` beside its database, with the number of steps that are done.
 * A folder with the realm but without that file was played to the end by whoever made it.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Stage = number | "all";

export function readStage(data: string): Stage {
  let text: string;
  try {
    text = readFileSync(join(data, "demo.json"), "utf8");
  } catch {
    return "all";
  }
  const found: unknown = JSON.parse(text);
  const done = typeof found === "object" && found !== null && "done" in found ? found.done : undefined;
  return typeof done === "number" ? done : "all";
}

/** Written beside its name and put in its place whole, so that a cut file cannot be read. */
export function writeStage(data: string, done: Stage): void {
  const path = join(data, "demo.json");
  writeFileSync(`${path}.part`, `${JSON.stringify({ done })}\n`);
  renameSync(`${path}.part`, path);
}
