/**
 * How far the demo of a data folder has been played: `demo.json` beside its database. A folder without that file was played to
 * the end by whoever made it.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A number counts the reports that are in. */
export type Stage = "preparing" | number | "done";

export function readStage(data: string): Stage {
  let text: string;
  try {
    text = readFileSync(join(data, "demo.json"), "utf8");
  } catch {
    return "done";
  }
  const found: unknown = JSON.parse(text);
  const stage = typeof found === "object" && found !== null && "stage" in found ? found.stage : undefined;
  return stage === "done" || typeof stage === "number" ? stage : "preparing";
}

/** Written beside its name and put in its place whole, so that a cut file cannot be read. */
export function writeStage(data: string, stage: Stage): void {
  const path = join(data, "demo.json");
  writeFileSync(`${path}.part`, `${JSON.stringify({ stage })}\n`);
  renameSync(`${path}.part`, path);
}
