/**
 * Columns of many rows as parameters, in PostgreSQL's own binary form of an array (array_send, pinned by tests against the server):
 * nothing is escaped here and nothing is parsed there. For `unnest` in inserts of thousands of rows.
 */

/** pg_type.oid of the elements. */
const OID = { text: 25, integer: 23, boolean: 16, timestamptz: 1184, uuid: 2950 } as const;

/** Texts as text[]. @param places is given where each text begins; its length in bytes stands before it, in four bytes */
export function textColumn(list: readonly (string | null)[], places?: number[]): Buffer {
  let units = HEAD;
  for (const text of list) units += 4 + (text === null ? 0 : text.length);
  // Most texts have a byte for each code unit: the others are counted when one is met.
  return textsIn(units, list, true, places) ?? textsIn(bytesOf(list), list, false, places) ?? Buffer.alloc(0);
}

function bytesOf(list: readonly (string | null)[]): number {
  let bytes = HEAD;
  for (const text of list) bytes += 4 + (text === null ? 0 : Buffer.byteLength(text));
  return bytes;
}

/** @returns undefined where a text has more bytes than code units and that was not to be */
function textsIn(
  bytes: number,
  list: readonly (string | null)[],
  plain: boolean,
  places: number[] | undefined,
): Buffer | undefined {
  // Room to spare, so that of a text with more bytes than code units more are written than it has code units, the last one's too.
  const { buffer, start } = begun(bytes + 4, "text", list.length);
  const before = places?.length ?? 0;
  let at = start;
  for (const text of list) {
    places?.push(at + 4);
    if (text === null) {
      at = buffer.writeInt32BE(-1, at);
      continue;
    }
    const length = buffer.write(text, at + 4);
    if (plain && length !== text.length) {
      if (places) places.length = before;
      return undefined;
    }
    buffer.writeInt32BE(length, at);
    at += 4 + length;
  }
  return list.length === 0 ? buffer : buffer.subarray(0, at);
}

/** UUIDs, as texts, as uuid[]. @throws RangeError for what is none */
export function uuidColumn(list: readonly string[]): Buffer {
  const { buffer, start } = begun(HEAD + 20 * list.length, "uuid", list.length);
  let at = start;
  for (const text of list) {
    at = buffer.writeInt32BE(16, at);
    if (buffer.write(text.replaceAll("-", ""), at, "hex") !== 16) throw new RangeError("a UUID that is none");
    at += 16;
  }
  return buffer;
}

/** Numbers as integer[]. */
export function integerColumn(list: readonly number[]): Buffer {
  const { buffer, start } = begun(HEAD + 8 * list.length, "integer", list.length);
  let at = start;
  for (const n of list) at = buffer.writeInt32BE(n, buffer.writeInt32BE(4, at));
  return buffer;
}

/** As boolean[]. */
export function booleanColumn(list: readonly boolean[]): Buffer {
  const { buffer, start } = begun(HEAD + 5 * list.length, "boolean", list.length);
  let at = start;
  for (const yes of list) at = buffer.writeInt8(yes ? 1 : 0, buffer.writeInt32BE(1, at));
  return buffer;
}

/** PostgreSQL counts from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Instants, ISO 8601 in UTC to the microsecond, as timestamptz[]. @throws RangeError for what is none */
export function instantColumn(list: readonly (string | null)[]): Buffer {
  const given = list.reduce((n, text) => n + (text === null ? 0 : 1), 0);
  const { buffer, start } = begun(HEAD + 4 * list.length + 8 * given, "timestamptz", list.length);
  let [at, last, micros] = [start, "", 0n];
  for (const text of list) {
    at = buffer.writeInt32BE(text === null ? -1 : 8, at);
    if (text === null) continue;
    // Rows of one act share a few instants.
    if (text !== last) [last, micros] = [text, microsOf(text)];
    at = buffer.writeBigInt64BE(micros, at);
  }
  return buffer;
}

function microsOf(text: string): bigint {
  const said = /^(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  const whole = Date.parse(`${said?.[1]}Z`);
  if (!said || Number.isNaN(whole)) throw new RangeError("an instant that is none");
  return BigInt(whole - EPOCH_MS) * 1_000n + BigInt((said[2] ?? "").slice(0, 6).padEnd(6, "0"));
}

/** Dimensions, a flag for nulls, the type, and of the one dimension its length and lower bound. */
const HEAD = 20;

function begun(bytes: number, type: keyof typeof OID, length: number): { buffer: Buffer; start: number } {
  // An array of nothing has no dimension.
  const buffer = Buffer.allocUnsafe(length === 0 ? 12 : bytes);
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(OID[type], 8);
  if (length > 0) buffer.writeInt32BE(1, buffer.writeInt32BE(length, 12));
  return { buffer, start: HEAD };
}
