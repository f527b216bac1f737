/**
 * common-form/1: a common form as JSON, as the form on the phone and the desk send it. The answers go through the same
 * reader as the cells of the official workbook; only the place in a fault is another.
 */
import { z } from "zod";
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { FORM_SCHEMA } from "../form/document.ts";
import { FORMS } from "../form/fields.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { type Rows, rowsOf } from "./common-form/rows.ts";
import { type FormReading, readFormRows } from "./common-form.ts";

/** More answers than any form has fields. */
const MOST = 200;

const Shape = z.object({
  schema: z.literal(FORM_SCHEMA),
  form: z.enum(["common-form-ransomware", "common-form-ddos"]),
  answers: z.record(z.string().min(1).max(200), z.string()).refine((a) => Object.keys(a).length <= MOST),
});

/** Reads the document. Codes: those of the workbook's reader, MISSING_FIELD and WRONG_TYPE for its shape. */
export function readFormDocument(top: Readonly<Record<string, unknown>>, unmarked: Tlp, limits: Limits): FormReading {
  const read = documentRows(top);
  if (!read.ok) return { format: null, reports: [], refused: read.faults };
  return readFormRows(read.rows, false, unmarked, limits);
}

/** The answers as rows of a form. */
export function documentRows(
  top: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly rows: Rows } | { readonly ok: false; readonly faults: readonly IntakeFault[] } {
  // untrusted: an answer may hold anything
  const read = check(Shape, top, "$");
  if (!read.ok) return read;
  const { form, answers } = read.value;
  return { ok: true, rows: rowsOf(answers, FORMS.find(({ format }) => format === form)?.written ?? "") };
}
