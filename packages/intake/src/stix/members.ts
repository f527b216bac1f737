/**
 * What one object of a transfer gives to the report that it belongs to: its items under its own marking and the
 * report's, its faults, and a line for the receipt where something is left out on purpose.
 */
import type { Caveat, Pap } from "@noroshi/handling";
import type { IntakeFault, Item, Tlp, UnderstoodField } from "../contract/index.ts";
import { stricterPap } from "../marking/pap.ts";
import { stricter } from "../marking/tlp.ts";
import { contextItems, isContext, isNamed } from "./context.ts";
import { indicatorItems } from "./indicator.ts";
import { type Markings, markingOf } from "./marking.ts";
import { isMispAttribute, mispAttributeItems } from "./misp-attribute.ts";
import type { Placed } from "./object.ts";

export interface Member {
  readonly object: Placed;
  /** The object's own level; what counts for unmarked objects stands in for a missing one. */
  readonly tlp: Tlp;
  readonly pap: Pap | null;
  /** What it restricts in the words in which hubs say it. */
  readonly caveats: readonly Caveat[];
  readonly faults: readonly IntakeFault[];
}

/** True for the types that are read at all. */
export function isRead(type: string): boolean {
  return type === "report" || type === "indicator" || isContext(type) || isNamed(type) || isMispAttribute(type);
}

/** The object with its level. */
export function member(object: Placed, markings: Markings, unmarked: Tlp): Member {
  const { tlp, ...rest } = markingOf(object, markings);
  return { object, tlp: tlp ?? unmarked, ...rest };
}

/** Items, faults and receipt lines of a member of a report that is marked so. */
export function itemsOf(
  { object, tlp, pap, caveats }: Member,
  report: { readonly tlp: Tlp; readonly pap: Pap | null; readonly caveats: readonly Caveat[] },
): {
  readonly items: readonly Item[];
  readonly faults: readonly IntakeFault[];
  readonly fields: readonly UnderstoodField[];
} {
  const level = stricter(tlp, report.tlp);
  const acting = stricterPap(pap, report.pap);
  const held = [...new Set([...caveats, ...report.caveats])].sort();
  const terms = { ...(acting === null ? {} : { pap: acting }), ...(held.length === 0 ? {} : { caveats: held }) };
  const under = (items: readonly Item[]): readonly Item[] => items.map((one) => ({ ...one, ...terms }));
  if (object.type === "indicator" && object.body["revoked"] === true) {
    const read = "revoked: not an indicator any more";
    return { items: [], faults: [], fields: [{ place: object.place, label: "indicator", raw: object.id, read }] };
  }
  if (object.type === "indicator") {
    const { items, faults } = indicatorItems(object, level);
    return { items: under(items), faults, fields: [] };
  }
  if (isContext(object.type)) return { items: under(contextItems(object, level)), faults: [], fields: [] };
  if (isMispAttribute(object.type)) return { items: under(mispAttributeItems(object, level)), faults: [], fields: [] };
  return { items: [], faults: [], fields: [] };
}
