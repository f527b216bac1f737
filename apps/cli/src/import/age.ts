/**
 * How old a file or a notice is: the newest date that it states, against the realm's time. Dates are those that intake would
 * read; a file that states none, or that intake does not read, is not called old.
 */

import { type StreamEvent, streamReports, type TableMapping, understand, understandFile } from "@noroshi/intake";
import type { Report } from "@noroshi/intake/contract";
import { withoutUnheard } from "./unheard.ts";

/** Older than this, imported material is historical: it starts no case, clock, notice or latency figure. */
const OLD_MS = 30 * 86_400_000;

/** @param now the realm's time, in milliseconds */
export function isOld(newest: number | undefined, now: number): boolean {
  return newest !== undefined && now - newest > OLD_MS;
}

/** The newest date in bytes that intake reads at once, or undefined. */
export function newestIn(bytes: Uint8Array, options: { readonly notice?: boolean } = {}): number | undefined {
  const read = understand(bytes, options.notice ? { format: "neutral-incident" } : {});
  return read.ok ? newest(read.reports.flatMap(datesOf)) : undefined;
}

/** The same for any file that a person may send: letters and PDFs take longer, tables may need a mapping. */
export async function newestInFile(bytes: Uint8Array, table: TableMapping | undefined): Promise<number | undefined> {
  const read = await withoutUnheard(() => understandFile(bytes, {}, table === undefined ? {} : { table }));
  return read.ok ? newest(read.reports.flatMap(datesOf)) : undefined;
}

/** The same for what is too large for that; it is opened twice. */
export async function newestInStream(open: () => AsyncIterable<Uint8Array>): Promise<number | undefined> {
  let found: number | undefined;
  for await (const event of streamReports(open)) found = newest([found ?? Number.NaN, ...eventDates(event)]);
  return found;
}

/** A stream of bytes that are at hand. */
export async function* streamed(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

const PIECE = 1 << 20;

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
