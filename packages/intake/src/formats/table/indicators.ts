/**
 * A row of a table of indicators as items. The kind comes from the column of types, else from the header, else from
 * the shape of the value; a value that is none of it is refused at its cell, and the other rows go in. Types of MISP's attributes are
 * read as in its events, pairs among them, and so is `to_ids`: what is not meant for detection is context.
 */
import { type ObservableKind, portBeside, recognise } from "@noroshi/values";
import type { IntakeFault, Item, Tlp } from "../../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notOneOf, quote } from "../../faults.ts";
import { readTlp, stricter } from "../../marking/tlp.ts";
import { folded } from "../../table/mapping.ts";
import { anyTime } from "../../time/span.ts";
import { item, type ReadValue, readValue } from "../../value/item.ts";
import { partsOf } from "../misp/values.ts";
import { INDICATOR_TYPES } from "../neutral-incident/schema.ts";
import { kindsOf, type TableRecord, type Written } from "./record.ts";

export interface RowTerms {
  readonly tlp: Tlp;
  readonly zone: string;
}

/** The items of one row. A bad date or marking refuses the row; a bad value only itself. */
export function rowItems({ row, fields, values }: TableRecord, terms: RowTerms, note: Notes): readonly Item[] {
  const faults: IntakeFault[] = [];
  const time = (name: "validFrom" | "validUntil" | "observedAt"): string | null => {
    const said = fields.get(name);
    const read = said && anyTime(said.raw, terms.zone);
    if (said && !read) faults.push(badDate(said.place, said.raw));
    return read?.from ?? null;
  };
  const marking = fields.get("tlp");
  const own = marking ? readTlp(marking.raw) : terms.tlp;
  if (marking && own === undefined) faults.push(badMarking(marking.place, marking.raw));
  const times = { validFrom: time("validFrom"), validUntil: time("validUntil"), observedAt: time("observedAt") };
  if (faults.length > 0 || own === undefined) {
    note.refused.addAll(faults);
    return [];
  }
  const ref = fields.get("id")?.raw ?? `row ${row}`;
  const meant = !NOT_MEANT.has(fields.get("forDetection")?.raw.toLowerCase() ?? "");
  const items: Item[] = [];
  for (const written of values) {
    const { place, raw } = written;
    for (const { read, telling } of readWritten(written, fields.get("type"))) {
      // Of a pair, context that cannot be read costs nobody anything.
      if (!read.ok && telling) note.refused.add(read.fault);
      if (!read.ok) continue;
      note.fields.push({ place, label: "value", raw, read: `${read.kind} ${read.value}` });
      const id = items.length === 0 ? ref : `${ref}#${items.length + 1}`;
      const level = stricter(own, terms.tlp);
      const indicator = meant && telling;
      items.push(item({ ref: id, kind: read.kind, value: read.value, raw, indicator, tlp: level, place, ...times }));
    }
  }
  return items;
}

/** How a row says that its value is there to be read, and not to be looked for. */
const NOT_MEANT: ReadonlySet<string> = new Set(["0", "false", "no", "いいえ", "否", "×"]);

interface Part {
  readonly read: ReadValue;
  /** False for the half of a pair that only describes the other. */
  readonly telling: boolean;
}

function readWritten({ raw, place, kinds }: Written, type: Written | undefined): readonly Part[] {
  const said = type && kindsOf(folded(type.raw));
  const pair = type && !said ? partsOf(type.raw.trim(), raw) : undefined;
  if (pair) return pair.map((part) => ({ read: ofKinds(part.kinds, part.raw, place), telling: part.telling }));
  if (type && !said && !kinds)
    return [{ read: { ok: false, fault: notOneOf(type.place, type.raw, INDICATOR_TYPES) }, telling: true }];
  const wanted = said ?? kinds;
  if (wanted) return [{ read: ofKinds(wanted, raw, place), telling: true }];
  const found = recognise(raw);
  return [
    {
      read: found ? { ok: true, kind: found.kind, value: found.value } : { ok: false, fault: shapeless(place, raw) },
      telling: true,
    },
  ];
}

/** An address may stand with its port: what is kept of it is the address. */
function ofKinds(kinds: readonly ObservableKind[], raw: string, place: string): ReadValue {
  const address = kinds.includes("ipv4") && portBeside(raw) !== undefined ? recognise(raw) : undefined;
  return address ? { ok: true, kind: address.kind, value: address.value } : readValue(kinds, raw, place);
}

function shapeless(place: string, raw: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    `"${quote(raw)}" has not the shape of a value; add a column that says its type.`,
    `「${quote(raw)}」の種類が分かりません。種類の列を加えてください。`,
  );
}
