/**
 * What must be true of a machine before raw traffic may enter its memory: no swap, no core dumps, or unselected input could
 * reach a disk behind the sensor's back. Hard in a live realm; told as a warning elsewhere. A machine that cannot say is not
 * trusted.
 */
import { readFileSync } from "node:fs";
import type { SetUp } from "@noroshi/selection";
import { type SensorCode, SensorError } from "../errors.ts";

export interface Machine {
  /** The text of /proc/swaps, or undefined where there is none. */
  readonly swaps: string | undefined;
  /** The text of /proc/self/limits, or undefined. */
  readonly limits: string | undefined;
}

export interface Unfit {
  readonly code: SensorCode;
  readonly say: string;
}

export function thisMachine(): Machine {
  return { swaps: textOf("/proc/swaps"), limits: textOf("/proc/self/limits") };
}

/** What speaks against this machine; none means that it is fit. */
export function unfit(machine: Machine): Unfit[] {
  const found: Unfit[] = [];
  if (machine.swaps === undefined || machine.swaps.trim().split("\n").length > 1)
    found.push({
      code: "SENSOR_SWAP_IS_ON",
      say: "Memory may be written to disk here. Turn swap off (swapoff -a) and start again.",
    });
  const core = /^Max core file size\s+(\S+)\s+(\S+)/m.exec(machine.limits ?? "");
  if (core?.[1] !== "0" || core[2] !== "0")
    found.push({
      code: "SENSOR_CORE_DUMPS",
      say: "A crash would write memory to disk here. Set both core limits to 0 (ulimit -H -c 0) and start again.",
    });
  return found;
}

/** Refuses to start on an unfit machine in a live realm, and warns elsewhere. Codes: SENSOR_SWAP_IS_ON, SENSOR_CORE_DUMPS. */
export function holdToMachine(
  setUp: Pick<SetUp, "kind">,
  machine: Machine = thisMachine(),
  warn: (say: string) => void = (say) => void process.stderr.write(`sensor: warning: ${say}\n`),
): void {
  for (const { code, say } of unfit(machine)) {
    if (setUp.kind === "live") throw new SensorError(code, say);
    warn(say);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // No such file: another system, which cannot say and is not trusted.
    return undefined;
  }
}
