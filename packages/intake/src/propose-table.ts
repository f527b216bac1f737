/**
 * Shows a table to the person who is to say what its columns mean: the headers as they stand, the first rows, and the
 * mapping that the headers propose. Nothing is accepted here; the corrected mapping goes to `understand`.
 */
import type { IntakeFault } from "./contract/index.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { readDelimited } from "./table/delimited.ts";
import { proposeMapping, type TableMapping } from "./table/mapping.ts";
import type { Row } from "./table/rows.ts";
import { sheetRows } from "./table/sheet-rows.ts";
import { decodeText } from "./text/encoding.ts";
import { isZip } from "./xlsx/container.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

export type TableProposal =
  | {
      readonly ok: true;
      /** Undefined if no row of the table is known as its header: then a person chooses. */
      readonly mapping: TableMapping | undefined;
      readonly headers: readonly string[];
      /** The first rows below the header. */
      readonly sample: readonly (readonly string[])[];
    }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

const SAMPLE = 10;

/** Reads the head of a table (CSV, TSV, workbook) and proposes a mapping. Never throws. */
export function proposeTable(bytes: Uint8Array, options: { readonly limits?: Partial<Limits> } = {}): TableProposal {
  const read = openTable(bytes, { ...LIMITS, ...options.limits });
  if (!read.ok) return { ok: false, refused: [read.fault] };
  const proposal = proposeMapping(read.rows);
  const header = proposal?.header ?? 0;
  return {
    ok: true,
    mapping: proposal?.mapping,
    headers: proposal?.headers ?? read.rows[0]?.cells ?? [],
    sample: read.rows.slice(header + 1, header + 1 + SAMPLE).map(({ cells }) => cells),
  };
}

function openTable(
  bytes: Uint8Array,
  limits: Limits,
): { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly fault: IntakeFault } {
  if (isZip(bytes)) {
    const book = readWorkbook(bytes, limits);
    return book.ok ? { ok: true, rows: sheetRows(book) } : book;
  }
  const text = decodeText(bytes);
  return text.ok ? readDelimited(text.text, limits) : text;
}
