/**
 * stix-bundle-2.0: a bundle of STIX 2.0, lifted to 2.1 and then read as any other. Places are those of the file as it
 * was sent. What had to be decided while lifting is told as LIFTED: information, no refusal.
 */
import type { Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { liftedPage } from "../stix/lifted.ts";
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
  const { page, notes } = liftedPage(bundle, "$", limits.faults);
  const told = readTransfer(
    { format: "stix-bundle-2.0", id: typeof id === "string" ? id : null, pages: [page] },
    unmarked,
    limits,
  );
  return { reports: told.reports, refused: [...told.refused, ...notes] };
}
