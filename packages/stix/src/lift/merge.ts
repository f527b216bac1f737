/** The same observable from several observations: one object, with all that any of them said and every marking of each. */
import { canonicalJson } from "../identity/canonical-json.ts";
import { type Loose, written } from "../property/shape.ts";
import type { Notes } from "./notes.ts";

const UNITED = new Set(["object_marking_refs", "granular_markings"]);

export function mergeObservables(first: Loose, second: Loose, notes: Notes): Loose {
  const merged = new Map(Object.entries(first));
  for (const [name, value] of Object.entries(second)) {
    const known = merged.get(name);
    if (known === undefined) merged.set(name, value);
    else if (UNITED.has(name) && Array.isArray(known) && Array.isArray(value)) merged.set(name, union(known, value));
    else if (canonicalJson(known) !== canonicalJson(value)) {
      notes.add(name, `Two observations of ${written(first["id"])} differ in ${name}; the first is kept.`);
    }
  }
  return Object.fromEntries(merged);
}

function union(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const seen = new Map([...a, ...b].map((item) => [canonicalJson(item), item]));
  return [...seen.values()];
}
