/**
 * Markings across the lift: nothing may become less strict. Selectors follow what they select to its new place; where
 * there is no new place the whole object is marked instead. TLP markings under a made-up id become the fixed ones.
 */
import { TLP } from "../marking/tlp.ts";
import { isObject, type Loose, written } from "../property/shape.ts";
import type { Notes } from "./notes.ts";

/** Where a selector leads after the lift; empty means nowhere. */
export type Moves = (selector: string) => readonly string[];

/** The object with its granular markings moved. */
export function moveSelectors(object: Loose, moves: Moves, notes: Notes): Loose {
  const markings = object["granular_markings"];
  if (!Array.isArray(markings)) return object;
  const kept: Loose[] = [];
  const whole: string[] = [];
  for (const marking of markings) {
    if (!isObject(marking) || !Array.isArray(marking["selectors"])) continue;
    const old = marking["selectors"].filter((selector) => typeof selector === "string");
    const moved = old.flatMap((selector) => moves(selector));
    if (moved.length > 0) kept.push({ ...marking, selectors: [...new Set(moved)] });
    const lost = old.some((selector) => moves(selector).length === 0);
    if (lost && typeof marking["marking_ref"] === "string") {
      whole.push(marking["marking_ref"]);
      notes.add("granular_markings", "What was marked has no place of its own any more; the whole object is marked.");
    }
  }
  const { granular_markings: _, ...rest } = object;
  return addMarkings(kept.length > 0 ? { ...rest, granular_markings: kept } : rest, whole);
}

/** The object with more markings on the whole of it. */
export function addMarkings(object: Loose, refs: readonly string[]): Loose {
  if (refs.length === 0) return object;
  const own = object["object_marking_refs"];
  return { ...object, object_marking_refs: [...new Set([...(Array.isArray(own) ? own : []), ...refs])] };
}

const FIXED: Readonly<Record<string, Loose>> = TLP[1];

/** The fixed TLP marking that a marking definition of 2.0 stands for, if it is one. */
export function fixedTlp(object: Loose): Loose | undefined {
  const definition = object["definition"];
  if (object["type"] !== "marking-definition" || object["definition_type"] !== "tlp" || !isObject(definition))
    return undefined;
  const colour = written(definition["tlp"]).toLowerCase();
  return Object.hasOwn(FIXED, colour) ? FIXED[colour] : undefined;
}
