/**
 * Attributes for which STIX has no object, as MISP's converter carries them: `x-misp-attribute` with its type and value, before 2022
 * `x-misp-object-TYPE`. The label `misp:to_ids="True"` says that the attribute is an indicator, as `to_ids` does in MISP.
 */
import type { Item, Tlp } from "../contract/index.ts";
import { partsOf, REFERENCES } from "../formats/misp/values.ts";
import { item, readValue } from "../value/item.ts";
import type { Placed } from "./object.ts";

const BEFORE = "x-misp-object-";

/** True for the types that carry an attribute. */
export function isMispAttribute(type: string): boolean {
  return type === "x-misp-attribute" || type.startsWith(BEFORE);
}

/** The values of the attribute under `tlp`; what is of a type without values, or cannot be read, stays in the original. */
export function mispAttributeItems({ id, type, body, place }: Placed, tlp: Tlp): readonly Item[] {
  // untrusted: what stands in the object
  const { x_misp_type, x_misp_value, labels } = body;
  const kind = type.startsWith(BEFORE) ? type.slice(BEFORE.length) : x_misp_type;
  if (typeof kind !== "string" || typeof x_misp_value !== "string") return [];
  const indicator = Array.isArray(labels) && labels.includes('misp:to_ids="True"');
  if (!indicator && REFERENCES.has(kind)) return [];
  const items: Item[] = [];
  for (const { kinds, raw, telling } of partsOf(kind, x_misp_value) ?? []) {
    const at = `${place}.x_misp_value`;
    const read = readValue(kinds, raw, at);
    if (!read.ok && telling) return [];
    if (!read.ok) continue;
    const ref = telling ? id : `${id}#2`;
    items.push(item({ ref, kind: read.kind, value: read.value, raw, indicator: indicator && telling, tlp, place: at }));
  }
  return items;
}
