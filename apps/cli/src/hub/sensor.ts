/** Runs the sensor as a child of this command: the words in, what it printed out. Raw traffic goes to it by pipe alone. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CommandFailed } from "../errors.ts";

const SENSOR = fileURLToPath(new URL("../../../sensor/src/main.ts", import.meta.url));

/** Runs it on this command's own terminal; gives back its exit status. */
export function runSensor(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [SENSOR, ...words], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}

/** Feeds it by pipe and reads its answer as JSON. Codes: SENSOR_FAILED with its own words. */
export async function askSensor(words: readonly string[], input: readonly Uint8Array[]): Promise<unknown> {
  const child = spawn(process.execPath, [SENSOR, ...words], { stdio: ["pipe", "pipe", "pipe"] });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  // A sensor that refuses ends before it has read everything; its own words say why.
  child.stdin.on("error", () => {});
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  for (const part of input) child.stdin.write(part);
  child.stdin.end();
  if ((await ended) !== 0)
    throw new CommandFailed("SENSOR_FAILED", Buffer.concat(said).toString().trim().split("\n").at(-1) ?? "");
  return JSON.parse(Buffer.concat(out).toString());
}
