/**
 * The form as JSON, `common-form/1`: the same labels with the same words as in the official workbook, so that one reader
 * understands both. `answers` holds text only; a field that is not there is empty, 不明 is an answer.
 */
import { type FormFormat, fieldsOf, labelOf } from "./fields.ts";

export const FORM_SCHEMA = "common-form/1";

/** What a person answered, by the label of the field. */
export type Answers = Readonly<Record<string, string>>;

export interface FormDocument {
  readonly schema: typeof FORM_SCHEMA;
  readonly form: FormFormat;
  readonly answers: Answers;
}

/** The document to send: fields of this form only, in the form's order, without the empty ones. */
export function formDocument(form: FormFormat, answers: Answers): FormDocument {
  const kept = fieldsOf(form).flatMap(({ label }): [string, string][] => {
    const text = Object.hasOwn(answers, label) ? answers[label]?.trim() : undefined;
    return text ? [[label, text]] : [];
  });
  return { schema: FORM_SCHEMA, form, answers: Object.fromEntries(kept) };
}

/**
 * Answers from a form that the hub understood (an official workbook, or an earlier version): lines of one cell come back as
 * lines of one answer. Labels that are not of this form are left.
 */
export function answersFrom(
  form: FormFormat,
  understood: readonly { readonly label: string; readonly raw: string }[],
): Answers {
  const known = new Map(fieldsOf(form).map(({ label }) => [labelOf(label), label]));
  const answers = new Map<string, string>();
  for (const { label, raw } of understood) {
    const field = known.get(labelOf(label));
    if (field === undefined) continue;
    const before = answers.get(field);
    answers.set(field, before === undefined ? raw : `${before}\n${raw}`);
  }
  return Object.fromEntries(answers);
}
