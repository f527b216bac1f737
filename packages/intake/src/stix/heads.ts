/**
 * The report objects of a transfer, sound and broken. A report that breaks the standard takes what it names with it:
 * its marking and its name are unknown then, and its indicators must not go in as if they stood alone. If it cannot
 * even be said what it names, or it was the only report, nothing of the transfer goes in.
 */
import type { IntakeFault } from "../contract/index.ts";
import { broken, type Placed } from "./object.ts";

export interface Heads {
  readonly sound: readonly Placed[];
  readonly faults: readonly IntakeFault[];
  /** Ids that broken reports name. */
  readonly lost: ReadonlySet<string>;
  /** True if nothing of the transfer may go in. */
  readonly allLost: boolean;
}

/** Checks all report objects of a transfer. `unplaced` is true if one of them had no readable id or version. */
export function headsOf(reports: readonly Placed[], unplaced: boolean): Heads {
  const sound: Placed[] = [];
  const faults: IntakeFault[] = [];
  const lost = new Set<string>();
  let allLost = unplaced;
  for (const report of reports) {
    const found = broken(report);
    if (found.length === 0) {
      sound.push(report);
      continue;
    }
    faults.push(...found);
    const refs = report.body["object_refs"];
    if (!Array.isArray(refs) || reports.length === 1) allLost = true;
    for (const ref of objectRefs(report)) lost.add(ref);
  }
  return { sound, faults, lost, allLost };
}

/** The ids that a report names. */
export function objectRefs({ body }: Placed): readonly string[] {
  const refs: unknown = body["object_refs"];
  return Array.isArray(refs) ? refs.filter((one): one is string => typeof one === "string") : [];
}

/** True for a value that claims to be a report object, readable or not. */
export function claimsReport(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && value.type === "report";
}
