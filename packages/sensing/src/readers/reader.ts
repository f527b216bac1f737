/**
 * What every reader of traffic is: bytes in, whole records out in columns, and coded faults for the records it could not read.
 * A bad record never takes the others with it; a reader never throws on its input.
 */
import type { Batch } from "../contract/index.ts";
import type { ReadFaultCode } from "./faults.ts";

export interface Reader {
  /**
   * Reads whole records from the beginning of `bytes`; what it used must not be handed in again. It may stop before the end,
   * when its columns are full: call it again with the rest until it uses nothing. The batch is good until the next call.
   * @param end whether nothing follows: an unfinished record is then a fault
   */
  read(bytes: Uint8Array, end: boolean): Portion;
}

export interface Portion {
  readonly batch: Batch;
  /** Bytes that were read; the rest belongs before what comes next. */
  readonly used: number;
  /** Lines or records that went by, read or not. */
  readonly passed: number;
  readonly faults: readonly ReadFault[];
}

export interface ReadFault {
  readonly code: ReadFaultCode;
  /** Line or record, from 1. */
  readonly number: number;
}

/** Records of one batch: their columns stay in the processor's cache between reading and matching. */
export const BATCH_MOST = 16_384;

export interface ReaderOptions {
  /** Records of a batch at most. */
  readonly most?: number;
  /** Read only what indicators can be about; all other fields stay unread. */
  readonly matchedOnly?: boolean;
  /** Also the ports of the two ends, where an indicator has one. */
  readonly ports?: boolean;
}

/** A batch for selection that owns what it stands in. */
export interface Whole {
  readonly batch: Batch;
  /** What was no record, and mails without their connection. */
  readonly unreadable: number;
  /** Overwrites every byte that was made of the input; the input itself is the caller's. */
  readonly wipe: () => void;
}
