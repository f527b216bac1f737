/**
 * stix-bundle-2.1: a bundle (STIX 2.1 §8) as reports. Bundles of STIX 2.0 are recognised and sent back with the way
 * to lift them: their objects mean other things under the same names.
 */
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { readTransfer, type Told } from "../stix/transfer.ts";

/** Reads a bundle that the sniffer recognised as one. */
export function readStixBundle(bundle: Readonly<Record<string, unknown>>, unmarked: Tlp, limits: Limits): Told {
  const { objects, id } = bundle;
  if (bundle["spec_version"] === "2.0") return { reports: [], refused: [stix20("$.spec_version")] };
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

/** The answer to STIX 2.0. */
export function stix20(place: string): IntakeFault {
  return fault(
    "NOT_TAKEN",
    place,
    "This is STIX 2.0 (spec_version 2.0); lift it to STIX 2.1 first (noroshi stix lift FILE) and send the result.",
    "STIX 2.0（spec_version 2.0）です。先に STIX 2.1 に変換し（noroshi stix lift ファイル）、その結果を送ってください。",
  );
}
