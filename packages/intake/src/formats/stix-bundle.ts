/**
 * stix-bundle-2.1: a bundle (STIX 2.1 §8) as reports. Bundles of STIX 2.0 have a reader of their own; beyond the size
 * that is read at once they are sent back with the way to lift them.
 */
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { readTransfer, type Told } from "../stix/transfer.ts";

/** Reads a bundle that the sniffer recognised as one. */
export function readStixBundle(bundle: Readonly<Record<string, unknown>>, unmarked: Tlp, limits: Limits): Told {
  const { objects, id } = bundle;
  if (objects !== undefined && !Array.isArray(objects)) {
    return {
      reports: [],
      refused: [fault("WRONG_TYPE", "$.objects", "objects must be a list.", "objects は配列で書いてください。")],
    };
  }
  return readTransfer(
    {
      format: "stix-bundle-2.1",
      id: typeof id === "string" ? id : null,
      pages: [{ objects: objects ?? [], place: "$" }],
    },
    unmarked,
    limits,
  );
}

/** The answer to STIX 2.0 in a stream: lifting needs the whole bundle at once. */
export function stix20(place: string): IntakeFault {
  return fault(
    "NOT_TAKEN",
    place,
    "This is STIX 2.0 (spec_version 2.0) and too large to be lifted here; lift it to STIX 2.1 first (noroshi stix lift FILE) and send the result.",
    "STIX 2.0（spec_version 2.0）で、大きすぎるためここでは変換できません。先に STIX 2.1 に変換し（noroshi stix lift ファイル）、その結果を送ってください。",
  );
}
