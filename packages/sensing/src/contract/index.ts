/**
 * Records of traffic in columns, as readers make them and selection and matching read them. No string is made of a field until
 * a record was kept: texts are places in the bytes that came in.
 */

import type { Matched } from "./matched.ts";

export { CONTENT, isKnownField, MAIL_ADDRESSES, MECHANICAL } from "./fields.ts";
export { MATCHED, type Matched } from "./matched.ts";

/** Texts of one field: where they stand in the bytes. A record without the field has from = to = UNSET. */
export interface TextColumn {
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export const UNSET = 0xffff_ffff;

/** What is known of a record's two ends. */
export const ENDS_READ = 1;

export interface Batch {
  readonly length: number;
  /** Microseconds since 1970; NaN where it could not be read. */
  readonly time: Float64Array;
  /** Four words a record, big end first; IPv4 as ::ffff:a.b.c.d. */
  readonly origin: Uint32Array;
  readonly responder: Uint32Array;
  /** ENDS_READ where both addresses could be read, else 0. */
  readonly ends: Uint8Array;
  readonly originPort: Uint16Array;
  readonly responderPort: Uint16Array;
  /** IANA's protocol number; 0 where unknown. */
  readonly protocol: Uint8Array;
  /** 1 where the record holds a field that nobody knows. */
  readonly strange: Uint8Array;
  /** Every field of the input by its own name, also those that stand in columns above. */
  readonly texts: ReadonlyMap<string, TextColumn>;
  /** Reads a record's time when it is asked for; given by readers that leave `time` empty because few records are asked. */
  readonly timeOf?: (at: number) => number;
  /** Line or record of the input, from 1. Absent where nobody asked. */
  readonly numbers?: Float64Array;
  /** What further fields hold, where the input itself says it (Zeek's `#types`). */
  readonly matched?: ReadonlyMap<string, Matched>;
}

/** The text of a field of one record, or undefined. */
export function textAt(batch: Batch, field: string, at: number): string | undefined {
  const column = batch.texts.get(field);
  const from = column?.from[at] ?? UNSET;
  if (column === undefined || from === UNSET) return undefined;
  return new TextDecoder().decode(column.bytes.subarray(from, column.to[at] ?? from));
}
