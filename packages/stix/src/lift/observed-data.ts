/**
 * Observed data of 2.0: its container becomes observables that it refers to. They inherit its markings, for in 2.0 the
 * markings of the observed data covered them.
 */
import { select } from "../marking/granular.ts";
import { isObject, type Loose, written } from "../property/shape.ts";
import { liftContainer, type Observables } from "./container.ts";
import { addMarkings, moveSelectors } from "./markings.ts";
import type { Notes } from "./notes.ts";
import { nameIn21 } from "./observable.ts";

export interface LiftedObservation {
  readonly observed: Loose;
  readonly observables: readonly Loose[];
}

export function liftObservedData(object: Loose, notes: Notes): LiftedObservation {
  const container = object["objects"];
  if (!isObject(container)) return { observed: object, observables: [] };
  const observables = notes.within("objects", () => liftContainer(container, written(object["id"]), notes));
  const { objects: _, ...rest } = object;
  const refs = [...new Set([...observables.values()].map((observable) => written(observable["id"])))];
  const moves = (selector: string): readonly string[] =>
    /^objects(?:\.|$)/.test(selector) ? ["object_refs"] : [selector];
  const observed = moveSelectors({ ...rest, ...(refs.length > 0 ? { object_refs: refs } : {}) }, moves, notes);
  return { observed, observables: inherit(object, observables) };
}

/** Each observable with the markings that covered it. */
function inherit(object: Loose, observables: Observables): readonly Loose[] {
  const whole = strings(object["object_marking_refs"]);
  const granular = Array.isArray(object["granular_markings"]) ? object["granular_markings"].filter(isObject) : [];
  return [...observables].map(([key, observable]) => {
    const all = [...whole];
    const parts: Loose[] = [];
    for (const marking of granular) {
      const selected = strings(marking["selectors"]).flatMap((selector) =>
        inside(selector, key, observables, observable),
      );
      if (selected.includes("") && typeof marking["marking_ref"] === "string") all.push(marking["marking_ref"]);
      const selectors = selected.filter((selector) => selector !== "");
      if (selectors.length > 0) parts.push({ ...marking, selectors });
    }
    const marked = addMarkings(observable, all);
    return parts.length > 0 ? { ...marked, granular_markings: parts } : marked;
  });
}

/** What a selector of the observed data selects in one observable: nothing, all of it (""), or a part. */
function inside(selector: string, key: string, all: Observables, observable: Loose): readonly string[] {
  if (selector === "objects" || selector === `objects.${key}`) return [""];
  if (!selector.startsWith("objects.")) return [];
  const prefix = `objects.${key}.`;
  if (!selector.startsWith(prefix)) {
    // What selects no observable that is there was meant for one: all of them are marked rather than none.
    const meant = [...all.keys()].some(
      (other) => selector === `objects.${other}` || selector.startsWith(`objects.${other}.`),
    );
    return meant ? [] : [""];
  }
  const [first = "", ...more] = selector.slice(prefix.length).split(".");
  const moved = [nameIn21(written(observable["type"]), first), ...more].join(".");
  return [select(observable, moved) === undefined ? "" : moved];
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
