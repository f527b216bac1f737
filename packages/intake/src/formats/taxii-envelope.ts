/**
 * taxii-envelope-2.1: the pages of one answer to GET objects (TAXII 2.1 §3.7, §5.4). All pages are one transfer; they
 * may overlap. A transfer whose last page says `more` is incomplete: it is refused, never taken in half. A collection may hold
 * STIX 2.0 beside 2.1 (§3.4, `match[spec_version]`): what is 2.0 is lifted, as in a bundle.
 */
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { liftedPage } from "../stix/lifted.ts";
import { type Page, readTransfer, type Told } from "../stix/transfer.ts";

/** Reads the pages in the order in which they were fetched. */
export function readTaxiiEnvelope(
  pages: readonly Readonly<Record<string, unknown>>[],
  unmarked: Tlp,
  limits: Limits,
): Told {
  const read: Page[] = [];
  const notes: IntakeFault[] = [];
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
    const lifted = liftedPage({ type: "bundle", objects }, place, limits.faults);
    read.push(lifted.page);
    notes.push(...lifted.notes);
  }
  const last = pages.at(-1);
  if (last?.["more"] === true && typeof last["next"] === "string") {
    return { reports: [], refused: [incomplete(pages.length === 1 ? "$.more" : `page ${pages.length} $.more`)] };
  }
  const told = readTransfer({ format: "taxii-envelope-2.1", id: null, pages: read }, unmarked, limits);
  return { reports: told.reports, refused: [...told.refused, ...notes.slice(0, limits.faults)] };
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
