/**
 * What a stream of reports tells, in this order: a report before its items, items in batches, refusals as they are
 * found, and one end. Nothing counts before `end` says `whole`: a consumer stages what it gets and publishes then.
 */
import type { Format, IntakeFault, Item, Report } from "../contract/index.ts";

export type StreamEvent =
  /** A report without its items; `index` names it in the events that follow. */
  | { readonly kind: "report"; readonly index: number; readonly report: Report }
  | { readonly kind: "items"; readonly index: number; readonly items: readonly Item[] }
  | { readonly kind: "refused"; readonly faults: readonly IntakeFault[] }
  | {
      readonly kind: "end";
      readonly format: Format | null;
      /** False if the file broke off or could not be read to its end: then nothing of it may be published. */
      readonly whole: boolean;
      readonly reports: number;
      readonly items: number;
      readonly refused: number;
    };

/** How many items are handed on at once. */
export const BATCH = 1_000;

/** Opens the file again from its first byte; a stream is read twice. */
export type Open = () => AsyncIterable<Uint8Array>;
