/**
 * A row of a table of indicators as items. The kind comes from the column of types, else from the header, else from
 * the shape of the value; a value that is none of it is refused at its cell, and the other rows go in.
 */
import { recognise } from "@noroshi/values";
import type { IntakeFault, Item, Tlp } from "../../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notOneOf, quote } from "../../faults.ts";
import { readTlp, stricter } from "../../marking/tlp.ts";
import { folded } from "../../table/mapping.ts";
import { anyTime } from "../../time/span.ts";
import { item, type ReadValue, readValue } from "../../value/item.ts";
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
  return values.flatMap((written, index) => {
    const read = readWritten(written, fields.get("type"));
    if (!read.ok) {
      note.refused.add(read.fault);
      return [];
    }
    const { place, raw } = written;
    note.fields.push({ place, label: "value", raw, read: `${read.kind} ${read.value}` });
    const id = index === 0 ? ref : `${ref}#${index + 1}`;
    const level = stricter(own, terms.tlp);
    return [item({ ref: id, kind: read.kind, value: read.value, raw, tlp: level, place, ...times })];
  });
}

function readWritten({ raw, place, kinds }: Written, type: Written | undefined): ReadValue {
  const said = type && kindsOf(folded(type.raw));
  if (type && !said && !kinds) return { ok: false, fault: notOneOf(type.place, type.raw, INDICATOR_TYPES) };
  const wanted = said ?? kinds;
  if (wanted) return readValue(wanted, raw, place);
  const found = recognise(raw);
  return found ? { ok: true, kind: found.kind, value: found.value } : { ok: false, fault: shapeless(place, raw) };
}

function shapeless(place: string, raw: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    `"${quote(raw)}" has not the shape of a value; add a column that says its type.`,
    `「${quote(raw)}」の種類が分かりません。種類の列を加えてください。`,
  );
}
