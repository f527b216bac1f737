/**
 * How old a file or a notice is: the newest date that it states, against the realm's time. Dates are those that intake would
 * read; a file that states none, or that intake does not read, is not called old.
 */

import { createReadStream } from "node:fs";
import { type Options, type StreamEvent, streamReports, understand } from "@noroshi/intake";
import type { Report } from "@noroshi/intake/contract";

/** Older than this, imported material is historical: it starts no case, clock, notice or latency figure. */
const OLD_MS = 30 * 86_400_000;

/** @param now the realm's time, in milliseconds */
export function isOld(newest: number | undefined, now: number): boolean {
  return newest !== undefined && now - newest > OLD_MS;
}

/** The newest date in bytes that intake can read, or undefined. */
export function newestIn(
  bytes: Uint8Array,
  options: { readonly notice?: boolean } = {},
  limits: Options = {},
): number | undefined {
  const read = understand(bytes, options.notice ? { format: "neutral-incident" } : {}, limits);
  return read.ok ? newest(read.reports.flatMap(datesOf)) : undefined;
}

/** The same for a file that is too large to be read at once. */
export async function newestInLarge(file: string): Promise<number | undefined> {
  let found: number | undefined;
  for await (const event of streamReports(() => createReadStream(file)))
    found = newest([found ?? Number.NaN, ...eventDates(event)]);
  return found;
}

function eventDates(event: StreamEvent): number[] {
  if (event.kind === "report") return datesOf(event.report);
  return event.kind === "items"
    ? event.items.flatMap(({ observedAt, validFrom }) => times([observedAt, validFrom]))
    : [];
}

function datesOf(r: Report): number[] {
  const items = r.items.flatMap(({ observedAt, validFrom }) => [observedAt, validFrom]);
  return times([r.stated?.to, r.noticed?.to, r.occurred?.to, ...items]);
}

function times(list: readonly (string | null | undefined)[]): number[] {
  return list.flatMap((one) => (one ? [Date.parse(one)] : []));
}

function newest(list: readonly number[]): number | undefined {
  let found: number | undefined;
  for (const one of list) if (!Number.isNaN(one) && (found === undefined || one > found)) found = one;
  return found;
}
