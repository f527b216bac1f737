/**
 * A file of neutral notices: every notice by itself, ids unique in the file. One bad notice never takes others along.
 */
import type { IntakeFault, Report, Tlp } from "../contract/index.ts";
import { fault, quote, Refusals } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { readNeutralIncident } from "./neutral-incident.ts";

/** A notice at its place, or why there is none. */
export type Entry =
  | { readonly ok: true; readonly place: string; readonly value: unknown }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Reads all notices of a file in their order, at most as many as the limits allow. */
export function readNeutralFile(
  entries: Iterable<Entry>,
  terms: { readonly unmarked: Tlp; readonly limits: Limits },
): { readonly reports: readonly Report[]; readonly refused: readonly IntakeFault[] } {
  const reports: Report[] = [];
  const refused = new Refusals(terms.limits.faults);
  const ids = new Set<string>();
  for (const entry of entries) {
    if (refused.hopeless) return { reports: [], refused: refused.list() };
    if (!entry.ok) {
      refused.add(entry.fault);
      continue;
    }
    const read = readNeutralIncident(entry.value, entry.place, terms.unmarked, terms.limits);
    refused.addAll(read.refused);
    if (!read.ok) continue;
    const id = read.report.sourceId ?? "";
    if (ids.has(id)) refused.add(repeated(id, entry.place));
    else reports.push(read.report);
    ids.add(id);
    // One more than the limit is enough for the caller to refuse the file.
    if (reports.length > terms.limits.reports) break;
  }
  return { reports, refused: refused.list() };
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
