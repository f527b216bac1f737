/**
 * A file of neutral notices: every notice by itself, ids unique in the file. One bad notice never takes others along.
 */
import type { IntakeFault, Report, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { readNeutralIncident } from "./neutral-incident.ts";

export interface Entry {
  readonly value: unknown;
  readonly place: string;
}

/** Reads all notices of a file in their order. */
export function readNeutralFile(
  entries: readonly Entry[],
  terms: { readonly unmarked: Tlp; readonly limits: Limits },
): { readonly reports: readonly Report[]; readonly refused: readonly IntakeFault[] } {
  const reports: Report[] = [];
  const refused: IntakeFault[] = [];
  const ids = new Set<string>();
  for (const { value, place } of entries) {
    const read = readNeutralIncident(value, place, terms.unmarked, terms.limits);
    refused.push(...read.refused);
    if (!read.ok) continue;
    const id = read.report.sourceId ?? "";
    if (ids.has(id)) refused.push(repeated(id, place));
    else reports.push(read.report);
    ids.add(id);
  }
  return { reports, refused };
}

/** The refusal of a second notice with the same id. */
export function repeated(id: string, place: string): IntakeFault {
  return fault(
    "DUPLICATE",
    `${place}.id`,
    `The id "${quote(id)}" occurs twice in this file; only the first notice is taken. Send an amendment as a file of its own.`,
    `id「${quote(id)}」がこのファイルに二度あります。最初のものだけを受け付けます。訂正は別のファイルで送ってください。`,
  );
}
