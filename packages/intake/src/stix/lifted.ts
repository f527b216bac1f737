/**
 * Objects of STIX 2.0 as 2.1, wherever they stand: in a bundle, or on a page of a TAXII collection, which may hold both. Places
 * are those of the objects as they were sent. What had to be decided is told as LIFTED: information, no refusal.
 */
import { lift } from "@noroshi/stix";
import type { IntakeFault } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import { isRecord } from "./object.ts";
import type { Page } from "./transfer.ts";

export interface LiftedPage {
  readonly page: Page;
  readonly notes: readonly IntakeFault[];
}

/**
 * The page with its 2.0 objects lifted; objects of 2.1 stay as they are.
 * @param container what the objects stand in: a bundle, or an envelope as the bundle that it would be
 * @param place how places in it begin (`$`, `page 2 $`)
 * @param most so many notes at most
 */
export function liftedPage(container: Readonly<Record<string, unknown>>, place: string, most: number): LiftedPage {
  const given: readonly unknown[] = Array.isArray(container["objects"]) ? container["objects"] : [];
  // untrusted: lift() never throws and hands back what it cannot read; the rules of 2.1 are asked afterwards.
  const { object, notes, changed } = lift(container);
  if (!changed) return { page: { objects: given, place }, notes: [] };
  const objects: readonly unknown[] = isRecord(object) && Array.isArray(object["objects"]) ? object["objects"] : [];
  return { page: { objects, place, placeOf: placesIn(given, place) }, notes: told(notes, place, most) };
}

/** Where a lifted object came from: the object of the same id and version, or the observed-data that held it. */
function placesIn(given: readonly unknown[], place: string): (object: unknown, index: number) => string {
  const known = new Map<string, string>();
  for (const [index, one] of given.entries())
    for (const name of namesOf(one)) if (!known.has(name)) known.set(name, `${place}.objects[${index}]`);
  let last = place;
  return (object) => {
    // An observable stands behind the observed-data that it was taken from.
    last = namesOf(object).flatMap((name) => known.get(name) ?? [])[0] ?? last;
    return last;
  };
}

/** What an object is found by: its id with its version, else its id. */
function namesOf(object: unknown): readonly string[] {
  const { id, modified } = isRecord(object) ? object : {};
  return typeof id === "string" ? [`${id} ${typeof modified === "string" ? modified : ""}`, id] : [];
}

/** One line for each different note: its first place, and at how many more it holds. */
function told(notes: ReturnType<typeof lift>["notes"], place: string, most: number): readonly IntakeFault[] {
  const bySay = new Map<string, { readonly path: string; count: number }>();
  for (const { path, say } of notes) {
    const before = bySay.get(say);
    if (before) before.count++;
    else bySay.set(say, { path, count: 1 });
  }
  return [...bySay].slice(0, most).map(([say, { path, count }]) => {
    const others = count === 1 ? ["", ""] : [` So at ${count - 1} more places.`, `ほか${count - 1}か所も同じです。`];
    return fault(
      "LIFTED",
      path === "" ? place : `${place}.${path}`,
      `Lifted from STIX 2.0 to 2.1: ${quote(say, 200)}${others[0]}`,
      `STIX 2.0 から 2.1 に読み替えました：${quote(say, 200)}${others[1]}`,
    );
  });
}
