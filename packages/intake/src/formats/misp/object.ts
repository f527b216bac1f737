/** The attributes of one MISP object, under the object's own reach. A deleted object has none. */
import type { Item } from "../../contract/index.ts";
import type { Notes } from "../../faults.ts";
import { check } from "../../json/check.ts";
import { readAttribute, type Terms } from "./attribute.ts";
import { reachOf, within } from "./reach.ts";
import { MispObject } from "./shape.ts";

/** The items of the object at `place`; a bad attribute is refused and named. */
export function readObject(
  value: unknown,
  place: string,
  terms: Terms,
  seen: Set<string>,
  note: Notes,
): readonly Item[] {
  const object = check(MispObject, value, place);
  if (!object.ok) note.refused.addAll(object.faults);
  if (!object.ok || object.value.deleted === true) return [];
  const inside = within(terms, reachOf(object.value));
  const items: Item[] = [];
  for (const [index, one] of (object.value.Attribute ?? []).entries()) {
    if (note.refused.hopeless) break;
    items.push(...readAttribute(one, `${place}.Attribute[${index}]`, inside, seen, note));
  }
  return items;
}
