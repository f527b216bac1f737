/**
 * Gives the records of connections the fields of the mails that went over them: rows of smtp.log with the same uid. A row
 * without its connection is no record and is only counted. Where a connection carried several mails, the addresses of all are
 * joined with a comma, as Zeek writes sets.
 */
import { type Batch, MAIL_ADDRESSES, MECHANICAL, type TextColumn, textAt, UNSET } from "../contract/index.ts";

export interface Joined {
  readonly batch: Batch;
  /** Mail rows without a connection in this batch. */
  readonly orphans: number;
}

/** Joins mail rows to their connections by uid. */
export function joinMails(connections: Batch, mails: Batch): Joined {
  const places = new Map<string, number>();
  for (let at = 0; at < connections.length; at++) {
    const uid = textAt(connections, "uid", at);
    if (uid !== undefined) places.set(uid, at);
  }
  let orphans = 0;
  const strange = connections.strange.slice();
  const gathered = new Map<string, Map<number, string>>();
  for (let row = 0; row < mails.length; row++) {
    const at = places.get(textAt(mails, "uid", row) ?? "");
    if (at === undefined) {
      orphans++;
      continue;
    }
    if (mails.strange[row] === 1) strange[at] = 1;
    for (const name of mails.texts.keys()) {
      // What people wrote stays where it stands: only fields that a permit could open are carried over.
      if (connections.texts.has(name) || !(MAIL_ADDRESSES.has(name) || MECHANICAL.has(name))) continue;
      const text = textAt(mails, name, row);
      if (text === undefined) continue;
      const column = gathered.get(name) ?? new Map<number, string>();
      gathered.set(name, column);
      const before = column.get(at);
      column.set(at, before === undefined ? text : `${before},${text}`);
    }
  }
  const texts = new Map(connections.texts);
  for (const [name, column] of gathered) texts.set(name, columnOf(column, connections.length));
  return { batch: { ...connections, strange, texts }, orphans };
}

function columnOf(values: ReadonlyMap<number, string>, length: number): TextColumn {
  const from = new Uint32Array(length).fill(UNSET);
  const to = new Uint32Array(length).fill(UNSET);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const [at, text] of values) {
    const part = new TextEncoder().encode(text);
    from[at] = end;
    end += part.length;
    to[at] = end;
    parts.push(part);
  }
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, from, to };
}
