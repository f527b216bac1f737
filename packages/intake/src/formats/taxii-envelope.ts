/**
 * taxii-envelope-2.1: the pages of one answer to GET objects (TAXII 2.1 §3.7, §5.4). All pages are one transfer; they
 * may overlap. A transfer whose last page says `more` is incomplete: it is refused, never taken in half.
 */
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { type Page, readTransfer, type Told } from "../stix/transfer.ts";

/** Reads the pages in the order in which they were fetched. */
export function readTaxiiEnvelope(
  pages: readonly Readonly<Record<string, unknown>>[],
  unmarked: Tlp,
  limits: Limits,
): Told {
  const read: Page[] = [];
  for (const [index, page] of pages.entries()) {
    const place = pages.length === 1 ? "$" : `page ${index + 1} $`;
    const objects = page["objects"] ?? [];
    if (!Array.isArray(objects)) {
      return {
        reports: [],
        refused: [
          fault("WRONG_TYPE", `${place}.objects`, "objects must be a list.", "objects は配列で書いてください。"),
        ],
      };
    }
    read.push({ objects, place });
  }
  const last = pages.at(-1);
  if (last?.["more"] === true && typeof last["next"] === "string") {
    return { reports: [], refused: [incomplete(pages.length === 1 ? "$.more" : `page ${pages.length} $.more`)] };
  }
  return readTransfer({ format: "taxii-envelope-2.1", id: null, pages: read }, unmarked, limits);
}

/** The refusal of a transfer whose last page says that more follows. */
export function incomplete(place: string): IntakeFault {
  return fault(
    "MISSING_FIELD",
    place,
    "The last page says that more follows; send all pages of the transfer together.",
    "最後のページに続きがあると書かれています（more）。送信の全ページをまとめて送ってください。",
  );
}
