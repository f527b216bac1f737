/**
 * Zeek's logs as JSON lines (LogAscii::use_json): the keys are Zeek's names of fields, flat, so every path is one key; sets and
 * vectors are lists. Times in any of its three forms.
 */
import { isKnownField } from "../contract/fields.ts";
import { CONTENT, MAIL_ADDRESSES, MATCHED, MECHANICAL } from "../contract/index.ts";
import { type JsonField, JsonLinesReader } from "./json/lines.ts";
import type { Reader, ReaderOptions } from "./reader.ts";

const MATCHED_FIELDS: readonly JsonField[] = [...MATCHED].flatMap(([to, matched]) => [
  { path: [to], to, matched },
  { path: [to, "[]"], to, matched },
]);

const KEPT_FIELDS: readonly JsonField[] = [...MECHANICAL, ...MAIL_ADDRESSES]
  .filter((name) => !MATCHED.has(name))
  .map((name) => ({ path: [name], to: name }));

/** `_path`, `_write_ts` and `_system_name` are added by the JSON streaming-logs package; they say nothing of the traffic. */
const KNOWN = [...CONTENT, "_path", "_write_ts", "_system_name"];

/** A reader of Zeek's JSON. A record with a field that is on no list is marked as strange, as in the reader of columns. */
export function zeekJsonReader(options: ReaderOptions = {}): Reader {
  const matched = options.matchedOnly === true ? MATCHED_FIELDS : MATCHED_FIELDS.filter(({ to }) => isKnownField(to));
  return new JsonLinesReader({ fields: [...KEPT_FIELDS, ...matched], known: KNOWN }, options);
}
