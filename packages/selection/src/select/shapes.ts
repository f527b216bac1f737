/**
 * What the texts of mechanical fields look like. Field names are promises of whoever wrote the log; a sentence, a mail address
 * or a URL in a field that should hold a number is content under a mechanical name. A record with a value that does not have
 * its field's shape is not understood and is dropped as a whole. Shapes after Zeek's types (conn.log, smtp.log).
 */
import { type Batch, MECHANICAL, textAt } from "@noroshi/sensing/contract";

const COUNT = /^\d{1,20}$/;
const SECONDS = /^\d{1,12}(?:\.\d{1,9})?$/;
const PORT = /^\d{1,5}$/;
const ADDRESS = /^[0-9A-Fa-f:.]{2,45}$/;
const UID = /^[\w:.-]{1,64}$/;
/** Also as other tools write an instant (milliseconds, RFC 3339). */
const INSTANT = /^(?:\d{1,13}(?:\.\d{1,9})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d))$/;
const NAMES = /^[A-Za-z0-9][A-Za-z0-9,_+-]{0,127}$/;
const FLAG = /^(?:T|F|true|false)$/;

const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ["ts", INSTANT],
  ["duration", SECONDS],
  ["uid", UID],
  ["tunnel_parents", /^(?:\(empty\)|[\w:.,-]{1,512})$/],
  ...(["id.orig_h", "id.resp_h"] as const).map((name) => [name, ADDRESS] as const),
  ...(["id.orig_p", "id.resp_p"] as const).map((name) => [name, PORT] as const),
  ...(["proto", "service"] as const).map((name) => [name, NAMES] as const),
  ["conn_state", /^[A-Z0-9]{1,8}$/],
  ["history", /^[\^A-Za-z]{1,128}$/],
  ...(["local_orig", "local_resp"] as const).map((name) => [name, FLAG] as const),
  ...["orig_bytes", "resp_bytes", "missed_bytes", "orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes"].map(
    (name) => [name, COUNT] as const,
  ),
  ...(["ip_proto", "trans_depth"] as const).map((name) => [name, /^\d{1,20}(?:,\d{1,20}){0,63}$/] as const),
]);

/** Whether every mechanical field of the record has its shape. A mechanical field without a shape never has it. */
export function wellShaped(batch: Batch, at: number): boolean {
  for (const name of batch.texts.keys()) {
    if (!MECHANICAL.has(name)) continue;
    const text = textAt(batch, name, at);
    if (text !== undefined && SHAPES.get(name)?.test(text) !== true) return false;
  }
  return true;
}
