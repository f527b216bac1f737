/**
 * What one object of a transfer gives to the report that it belongs to: its items under its own marking and the
 * report's, its faults, and a line for the receipt where something is left out on purpose.
 */
import type { IntakeFault, Item, Tlp, UnderstoodField } from "../contract/index.ts";
import { stricter } from "../marking/tlp.ts";
import { contextItems, isContext, isNamed } from "./context.ts";
import { indicatorItems } from "./indicator.ts";
import { type Markings, markingOf } from "./marking.ts";
import type { Placed } from "./object.ts";

export interface Member {
  readonly object: Placed;
  /** The object's own level; what counts for unmarked objects stands in for a missing one. */
  readonly tlp: Tlp;
  readonly faults: readonly IntakeFault[];
}

/** True for the types that are read at all. */
export function isRead(type: string): boolean {
  return type === "report" || type === "indicator" || isContext(type) || isNamed(type);
}

/** The object with its level. */
export function member(object: Placed, markings: Markings, unmarked: Tlp): Member {
  const { tlp, faults } = markingOf(object, markings);
  return { object, tlp: tlp ?? unmarked, faults };
}

/** Items, faults and receipt lines of a member of a report that is marked `report`. */
export function itemsOf(
  { object, tlp }: Member,
  report: Tlp,
): {
  readonly items: readonly Item[];
  readonly faults: readonly IntakeFault[];
  readonly fields: readonly UnderstoodField[];
} {
  const level = stricter(tlp, report);
  if (object.type === "indicator" && object.body["revoked"] === true) {
    const read = "revoked: not an indicator any more";
    return { items: [], faults: [], fields: [{ place: object.place, label: "indicator", raw: object.id, read }] };
  }
  if (object.type === "indicator") return { ...indicatorItems(object, level), fields: [] };
  if (isContext(object.type)) return { items: contextItems(object, level), faults: [], fields: [] };
  return { items: [], faults: [], fields: [] };
}
