/** One sensor a data folder: two would write one chain. A lock of a process that is gone is taken over. */
import { existsSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SensorError } from "../errors.ts";

/** Takes the folder; gives back how to leave it. Codes: SENSOR_RUNS_ALREADY. */
export function takeFolder(data: string): () => void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const path = join(data, "sensor.lock");
  for (let turn = 0; turn < 2; turn++) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => unlinkSync(path);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const pid = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
      if (isAlive(pid)) throw new SensorError("SENSOR_RUNS_ALREADY", `Process ${pid} is a sensor on this data folder.`);
      if (existsSync(path)) unlinkSync(path);
    }
  }
  throw new SensorError("SENSOR_RUNS_ALREADY", "Another sensor takes this data folder.");
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
