/**
 * stix-bundle-2.0: a bundle of STIX 2.0, lifted to 2.1 and then read as any other. Places are those of the file as it
 * was sent. What had to be decided while lifting is told as LIFTED: information, no refusal.
 */
import { lift } from "@noroshi/stix";
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { isRecord } from "../stix/object.ts";
import { readTransfer, type Told } from "../stix/transfer.ts";

/** Reads a bundle that the sniffer recognised as STIX 2.0. */
export function readStix20(bundle: Readonly<Record<string, unknown>>, unmarked: Tlp, limits: Limits): Told {
  const { objects: given, id } = bundle;
  if (given !== undefined && !Array.isArray(given)) {
    return {
      reports: [],
      refused: [fault("WRONG_TYPE", "$.objects", "objects must be a list.", "objects は配列で書いてください。")],
    };
  }
  // untrusted: lift() never throws and hands back what it cannot read; the rules of 2.1 are asked afterwards.
  const { object, notes } = lift(bundle);
  const objects: readonly unknown[] = isRecord(object) && Array.isArray(object["objects"]) ? object["objects"] : [];
  const told = readTransfer(
    {
      format: "stix-bundle-2.0",
      id: typeof id === "string" ? id : null,
      pages: [{ objects, place: "$", placeOf: placesIn(given ?? []) }],
    },
    unmarked,
    limits,
  );
  return { reports: told.reports, refused: [...told.refused, ...lifted(notes, limits.faults)] };
}

/** Where a lifted object came from: the object of the same id, or the observed-data that held it. */
function placesIn(given: readonly unknown[]): (object: unknown, index: number) => string {
  const byId = new Map<string, string>();
  for (const [index, one] of given.entries())
    if (isRecord(one) && typeof one["id"] === "string" && !byId.has(one["id"]))
      byId.set(one["id"], `$.objects[${index}]`);
  let last = "$";
  return (object) => {
    const id = isRecord(object) ? object["id"] : undefined;
    // An observable stands behind the observed-data that it was taken from.
    last = (typeof id === "string" ? byId.get(id) : undefined) ?? last;
    return last;
  };
}

/** One line for each different note: its first place, and at how many more it holds. */
function lifted(notes: ReturnType<typeof lift>["notes"], most: number): readonly IntakeFault[] {
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
      path === "" ? "$" : `$.${path}`,
      `Lifted from STIX 2.0 to 2.1: ${quote(say, 200)}${others[0]}`,
      `STIX 2.0 から 2.1 に読み替えました：${quote(say, 200)}${others[1]}`,
    );
  });
}
