/**
 * A rendering as bytes: a workbook that the authority's own form reads, or a tagged PDF. What is frozen is exactly this.
 * The PDF writer is loaded when the first document is written: most hubs write few, and it is large.
 */
import { createHash } from "node:crypto";
import type { FilingForm, Rendering } from "@noroshi/cases";
import type { PdfContext } from "@noroshi/cases/pdf";
import { type WrittenRow as SheetRow, writeWorkbook } from "@noroshi/intake/example";
import { filingFonts } from "./fonts.ts";

export interface Encoded {
  readonly mediaType: string;
  readonly extension: "pdf" | "xlsx";
  readonly bytes: Uint8Array;
  readonly sha256: Buffer;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param as the file that is wanted; what is frozen is the form's own */
export async function encodeFiling(
  form: FilingForm,
  rendering: Rendering,
  context: Omit<PdfContext, "fonts">,
  as: "own" | "pdf" = "own",
): Promise<Encoded> {
  const sheet = as === "own" && form.encoding === "workbook";
  const bytes = sheet ? writeWorkbook(sheetRows(form, rendering)) : await document(form, rendering, context);
  return {
    mediaType: sheet ? XLSX : "application/pdf",
    extension: sheet ? "xlsx" : "pdf",
    bytes,
    sha256: createHash("sha256").update(bytes).digest(),
  };
}

/** Label beside value, one field a row; what nobody stated stays an empty cell, which is not 不明. */
function sheetRows(form: FilingForm, rendering: Rendering): readonly SheetRow[] {
  const rows = rendering.rows.map((row): SheetRow => {
    const label = row.label[form.language];
    if (typeof row.value === "number") return [label, row.value];
    return row.text === "" ? [label] : [label, row.text];
  });
  return [[form.title[form.language]], null, ...rows];
}

async function document(
  form: FilingForm,
  rendering: Rendering,
  context: Omit<PdfContext, "fonts">,
): Promise<Uint8Array> {
  const [{ filingPdf }, fonts] = await Promise.all([import("@noroshi/cases/pdf"), filingFonts()]);
  return filingPdf(form, rendering, { ...context, fonts });
}
