/**
 * Carries STIX 2.0 into 2.1: one object or a whole bundle, with a note for everything that had to be decided or could
 * not be carried. Pure and deterministic: the same input gives the same ids. Never throws; what it cannot read it hands
 * back as it came. It does not judge: parse() does, afterwards.
 */
import { seededUuid4 } from "../identity/uuid5.ts";
import { withinLimits } from "../limit/within.ts";
import { KINDS } from "../object/registry.ts";
import { isObject, type Loose, written } from "../property/shape.ts";
import { Trial } from "../trial.ts";
import { liftDomainObject } from "./domain-object.ts";
import { fixedTlp } from "./markings.ts";
import { mergeObservables } from "./merge.ts";
import { type LiftNote, Notes } from "./notes.ts";
import { liftObservedData } from "./observed-data.ts";

export interface Lifted {
  /** The 2.1 object or bundle; an observed-data with its observables comes as a bundle. */
  readonly object: unknown;
  readonly notes: readonly LiftNote[];
  /** Whether anything was 2.0. */
  readonly changed: boolean;
}

/** Lifts a STIX 2.0 object or bundle; 2.1 input comes back untouched. */
export function lift(input: unknown): Lifted {
  // untrusted: anything that JSON can say
  if (!isObject(input)) return { object: input, notes: [], changed: false };
  const trial = new Trial({}, KINDS);
  if (!withinLimits(input, trial)) {
    return { object: input, notes: trial.faults.map(({ path, say }) => ({ path, say })), changed: false };
  }
  const notes = new Notes();
  if (input["type"] === "bundle") return liftBundle(input, notes);
  if (!isOld(input)) return { object: input, notes: [], changed: false };
  const objects = liftAll([input], notes, () => "");
  const [only] = objects;
  const bundle = { type: "bundle", id: `bundle--${seededUuid4(written(input["id"]))}`, objects };
  return { object: objects.length === 1 ? only : bundle, notes: notes.list, changed: true };
}

function liftBundle(bundle: Loose, notes: Notes): Lifted {
  const { objects, spec_version, ...rest } = bundle;
  const old = Array.isArray(objects) && objects.some((object) => isObject(object) && isOld(object));
  if (!old && spec_version === undefined) return { object: bundle, notes: [], changed: false };
  const lifted = Array.isArray(objects) ? liftAll(objects, notes, (index) => `objects[${index}]`) : objects;
  const whole =
    lifted === undefined || (Array.isArray(lifted) && lifted.length === 0) ? rest : { ...rest, objects: lifted };
  return { object: whole, notes: notes.list, changed: true };
}

/** Without spec_version an object is 2.0, unless it is an observable (STIX 2.1 §3.2). */
function isOld(object: Loose): boolean {
  if (object["spec_version"] === "2.0") return true;
  return (
    object["spec_version"] === undefined &&
    typeof object["type"] === "string" &&
    KINDS.get(object["type"])?.family !== "sco"
  );
}

function liftAll(objects: readonly unknown[], notes: Notes, place: (index: number) => string): readonly unknown[] {
  const out: unknown[] = [];
  const observables = new Map<string, number>();
  const renamed = new Map<string, string>();
  objects.forEach((object, index) => {
    notes.within(place(index), () => {
      if (!isObject(object) || !isOld(object)) {
        out.push(object);
        return;
      }
      const tlp = fixedTlp(object);
      if (tlp !== undefined) {
        if (object["id"] !== tlp["id"]) {
          notes.add("id", `${String(tlp["name"])} has a fixed id; references to it are changed.`);
          renamed.set(written(object["id"]), String(tlp["id"]));
        }
        out.push(tlp);
        return;
      }
      const { observed, observables: found } = liftObservedData(liftDomainObject(object, notes), notes);
      out.push(observed);
      for (const observable of found) settle(observable, out, observables, notes);
    });
  });
  return renamed.size === 0 ? out : out.map((object) => renameMarkings(object, renamed));
}

function settle(observable: Loose, out: unknown[], known: Map<string, number>, notes: Notes): void {
  const id = written(observable["id"]);
  const at = known.get(id);
  const before = at === undefined ? undefined : out[at];
  if (at !== undefined && isObject(before)) out[at] = mergeObservables(before, observable, notes);
  else known.set(id, out.push(observable) - 1);
}

/** Markings under a made-up TLP id now point to the fixed one. */
function renameMarkings(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (!isObject(value)) return value;
  const named = (ref: unknown): unknown => (typeof ref === "string" ? (renamed.get(ref) ?? ref) : ref);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === "object_marking_refs" && Array.isArray(inner)) return [key, [...new Set(inner.map(named))]];
      if (key === "granular_markings" && Array.isArray(inner)) {
        return [
          key,
          inner.map((item: unknown) =>
            isObject(item) && item["marking_ref"] !== undefined
              ? { ...item, marking_ref: named(item["marking_ref"]) }
              : item,
          ),
        ];
      }
      return [key, inner];
    }),
  );
}
