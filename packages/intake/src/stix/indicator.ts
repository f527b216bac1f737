/**
 * The items of one STIX indicator (STIX 2.1 §4.7). A pattern that one value alone satisfies gives an indicator item
 * for each such value; values that matter only in combination are context; a pattern without single values, or in
 * another language than STIX, is named as not taken.
 */
import { trailOf } from "@noroshi/stix";
import type { IntakeFault, Item, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import { instant } from "../time/span.ts";
import { item, readValue } from "../value/item.ts";
import type { Placed } from "./object.ts";
import { patternValues } from "./pattern-values.ts";

export interface Items {
  readonly items: readonly Item[];
  readonly faults: readonly IntakeFault[];
}

/** Items of an indicator whose rules were checked. `tlp` is already the stricter of indicator and report. */
export function indicatorItems({ id, modified, body, place }: Placed, tlp: Tlp): Items {
  const at = `${place}.pattern`;
  const pattern = typeof body["pattern"] === "string" ? body["pattern"] : "";
  const language = body["pattern_type"];
  const values = language === "stix" ? patternValues(pattern) : [];
  if (values.length === 0) return { items: [], faults: [notTaken(at, String(language ?? "?"), pattern)] };
  const trail = trailOf(body);
  const items: Item[] = [];
  const faults: IntakeFault[] = [];
  for (const { kinds, raw, sufficient } of values) {
    const read = readValue(kinds, raw, at);
    if (!read.ok) {
      faults.push(read.fault);
      continue;
    }
    items.push(
      item({
        ref: items.length === 0 ? id : `${id}#${items.length + 1}`,
        ...(modified === undefined ? {} : { version: modified }),
        kind: read.kind,
        value: read.value,
        raw,
        indicator: sufficient,
        tlp,
        originator: typeof body["created_by_ref"] === "string" ? body["created_by_ref"] : null,
        validFrom: time(body["valid_from"]),
        validUntil: time(body["valid_until"]),
        ...(trail === undefined ? {} : { trail }),
        place: at,
      }),
    );
  }
  return { items, faults };
}

function time(value: unknown): string | null {
  return typeof value === "string" ? (instant(value) ?? null) : null;
}

function notTaken(place: string, language: string, pattern: string): IntakeFault {
  return language === "stix"
    ? fault(
        "NOT_TAKEN",
        place,
        `The pattern "${quote(pattern)}" names no single value that can be matched; it stays in the original. Send a pattern of equalities to have it matched.`,
        `パターン「${quote(pattern)}」には照合できる単独の値がないため、原本にのみ残します。照合するには等値の比較で書いてください。`,
      )
    : fault(
        "NOT_TAKEN",
        place,
        `Patterns of type ${quote(language)} are not read; the indicator stays in the original. Send it with pattern_type stix to have it matched.`,
        `pattern_type が ${quote(language)} のパターンは読みません（原本には残ります）。照合するには pattern_type を stix にして送ってください。`,
      );
}
