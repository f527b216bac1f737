/**
 * The indicators of a neutral notice, one by one: a bad one is refused and named, the others go in.
 */
import type { IntakeFault, Item, Tlp } from "../../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notOneOf, quote } from "../../faults.ts";
import { check } from "../../json/check.ts";
import { readTlp, stricter } from "../../marking/tlp.ts";
import { anyTime } from "../../time/span.ts";
import { item, readValue } from "../../value/item.ts";
import { INDICATOR_TYPES, indicatorKind, NeutralIndicator } from "./schema.ts";

export interface Notice {
  readonly place: string;
  readonly tlp: Tlp;
  readonly zone: string;
}

type Read =
  | { readonly ok: true; readonly item: Item; readonly type: string }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] };

/** All indicators that could be read; notes take the fields and the refusals. */
export function readIndicators(given: readonly unknown[], notice: Notice, { fields, refused }: Notes): readonly Item[] {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (const [index, one] of given.entries()) {
    if (refused.hopeless) break;
    const place = `${notice.place}.indicators[${index}]`;
    const read = readIndicator(one, index, place, notice);
    if (!read.ok) {
      refused.addAll(read.faults);
      continue;
    }
    if (seen.has(read.item.ref)) {
      refused.add(repeated(read.item.ref, place));
      continue;
    }
    seen.add(read.item.ref);
    items.push(read.item);
    fields.push({ place: read.item.place, label: read.type, raw: read.item.raw, read: read.item.value });
  }
  return items;
}

function readIndicator(value: unknown, index: number, place: string, { tlp, zone }: Notice): Read {
  const checked = check(NeutralIndicator, value, place);
  if (!checked.ok) return checked;
  const said = checked.value;
  const times: Record<"validFrom" | "validUntil" | "observedAt", string | null> = {
    validFrom: null,
    validUntil: null,
    observedAt: null,
  };
  for (const name of ["validFrom", "validUntil", "observedAt"] as const) {
    const raw = said[name];
    if (raw === undefined || raw === null) continue;
    const read = anyTime(raw, zone);
    if (!read) return no(badDate(`${place}.${name}`, raw));
    times[name] = read.from;
  }
  const own = said.tlp === undefined || said.tlp === null ? tlp : readTlp(said.tlp);
  if (own === undefined) return no(badMarking(`${place}.tlp`, said.tlp ?? ""));
  const kinds = indicatorKind(said.type);
  if (!kinds) return no(notOneOf(`${place}.type`, said.type, INDICATOR_TYPES));
  const read = readValue(kinds, said.value, `${place}.value`);
  if (!read.ok) return no(read.fault);
  const { kind, value: canonical } = read;
  const ref = said.id ?? `indicator ${index + 1}`;
  const level = stricter(own, tlp);
  return {
    ok: true,
    type: said.type,
    item: item({ ref, kind, value: canonical, raw: said.value, tlp: level, place: `${place}.value`, ...times }),
  };
}

function no(fault: IntakeFault): Read {
  return { ok: false, faults: [fault] };
}

function repeated(ref: string, place: string): IntakeFault {
  return fault(
    "DUPLICATE",
    `${place}.id`,
    `The id "${quote(ref)}" is used twice; give each indicator an id of its own.`,
    `id「${quote(ref)}」が重複しています。指標ごとに別の id にしてください。`,
  );
}
