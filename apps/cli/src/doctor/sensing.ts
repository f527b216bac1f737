/**
 * Whether a sensor under communications law could run live on this machine: no swap and no core dumps, or raw traffic could reach
 * a disk. A warning, for a machine without such a sensor may well have both. A machine that cannot say is not trusted.
 */
import { readFileSync } from "node:fs";
import { type Finding, good, warning } from "./finding.ts";

/** @param swaps the text of /proc/swaps @param limits the text of /proc/self/limits; undefined where there is none */
export function sensorFindings(
  swaps: string | undefined = textOf("/proc/swaps"),
  limits: string | undefined = textOf("/proc/self/limits"),
): Finding[] {
  const swap = swaps === undefined || swaps.trim().split("\n").length > 1;
  const core = /^Max core file size\s+(\S+)\s+(\S+)/m.exec(limits ?? "");
  const dumps = core?.[1] !== "0" || core[2] !== "0";
  return [
    swap
      ? warning(
          "swap",
          "memory may be written to disk here: a live sensor will not start (swapoff -a)",
          "メモリがディスクに書かれる可能性があるため、実運用のセンサーは起動しません（swapoff -a）",
        )
      : good("swap", "off, as a live sensor needs it", "無効（実運用のセンサーの条件を満たします）"),
    dumps
      ? warning(
          "core dumps",
          "a crash would write memory to disk: a live sensor will not start (ulimit -H -c 0)",
          "異常終了時にメモリがディスクに書かれるため、実運用のセンサーは起動しません（ulimit -H -c 0）",
        )
      : good("core dumps", "off, as a live sensor needs it", "無効（実運用のセンサーの条件を満たします）"),
  ];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // No such file: another system, which cannot say.
    return undefined;
  }
}
