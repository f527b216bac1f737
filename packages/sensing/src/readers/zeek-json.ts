/**
 * Zeek's logs as JSON lines (LogAscii::use_json): the keys are Zeek's names of fields, flat, so every path is one key; sets and
 * vectors are lists. Times in any of its three forms.
 */
import { CONTENT, MAIL_ADDRESSES, MATCHED, MECHANICAL } from "../contract/index.ts";
import { type JsonField, JsonLinesReader } from "./json/lines.ts";
import type { ReaderOptions } from "./reader.ts";

const MATCHED_FIELDS: readonly JsonField[] = [...MATCHED].flatMap(([to, matched]) => [
  { path: [to], to, matched },
  { path: [to, "[]"], to, matched },
]);

/** The instant and the two ends of a record with their ports. */
const ENDS_FIELDS: readonly JsonField[] = ["ts", "id.orig_h", "id.resp_h", "id.orig_p", "id.resp_p"].map((name) => ({
  path: [name],
  to: name,
}));

/** Which log a line belongs to; it and `_write_ts`, `_system_name` are added by the JSON streaming-logs package. */
export const PATH_FIELD = "_path";

const FLAGS = ["local_orig", "local_resp"];

/** What selection may keep, and which log it is; what people wrote is known and not looked at. */
const KEPT_FIELDS: readonly JsonField[] = [
  { path: [PATH_FIELD], to: PATH_FIELD },
  ...[...MECHANICAL].map((name) => ({ path: [name], to: name, flag: FLAGS.includes(name) })),
  { path: ["tunnel_parents", "[]"], to: "tunnel_parents", many: true },
  ...MATCHED_FIELDS.filter(({ to }) => MAIL_ADDRESSES.has(to)),
];

const KNOWN = [...CONTENT, PATH_FIELD, "_write_ts", "_system_name"];

/** A reader of Zeek's JSON. A record with a field that is on no list is marked as strange, as in the reader of columns. */
export function zeekJsonReader(options: ReaderOptions = {}): JsonLinesReader {
  const fields = options.matchedOnly === true ? [...ENDS_FIELDS, ...MATCHED_FIELDS] : KEPT_FIELDS;
  return new JsonLinesReader({ fields, known: KNOWN }, options);
}
