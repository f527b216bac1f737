/**
 * Reads single fields of a common form and writes down how each was understood. A field is "fatal" when law or
 * sharing hangs on it: then a value that cannot be read refuses the form. "named" fields are refused alone.
 */
import type { IntakeFault, Report, TimeSpan, Tlp } from "../../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notOneOf, quote } from "../../faults.ts";
import { type FormFormat, labelOf } from "../../form/fields.ts";
import { UNKNOWN } from "../../form/words.ts";
import { readTlp } from "../../marking/tlp.ts";
import { local, point, told } from "../../time/span.ts";
import { serialTime } from "../../xlsx/serial.ts";
import * as label from "./labels.ts";
import type { Field, Rows } from "./rows.ts";

/** Dates of the forms are Japan time. */
const ZONE = "Asia/Tokyo";

/** Which form it is, by 様式名. */
export function formOf({
  fields,
}: Rows): { readonly ok: true; readonly format: FormFormat } | { readonly ok: false; readonly fault: IntakeFault } {
  const field = fields.get(label.FORM_NAME);
  const name = labelOf(field?.raw ?? "");
  const format = Object.hasOwn(label.FORM_NAMES, name) ? label.FORM_NAMES[name] : undefined;
  if (format) return { ok: true, format };
  return {
    ok: false,
    fault: fault(
      "UNKNOWN_FORMAT",
      field?.place ?? "",
      `${field ? `"${quote(field.raw)}" is` : "There is no field 様式名, so this is"} no common form that is known; use ${Object.keys(label.FORM_NAMES).join(" or ")}.`,
      `${field ? `様式名「${quote(field.raw)}」は扱えません` : "「様式名」の欄がありません"}。${Object.keys(label.FORM_NAMES).join("または")}を使ってください。`,
    ),
  };
}

export class FormReader {
  readonly #rows: Rows;
  readonly #from1904: boolean;
  readonly #notes: Notes;
  readonly #told = new Set<string>();
  /** Faults that refuse the form. */
  readonly fatal: IntakeFault[] = [];

  constructor(rows: Rows, from1904: boolean, notes: Notes) {
    this.#rows = rows;
    this.#from1904 = from1904;
    this.#notes = notes;
  }

  /** The field under a label; absent if its cell is empty. A cell that shows an error is refused. */
  field(name: string): Field | undefined {
    const field = this.#rows.fields.get(name);
    if (field?.cell.kind !== "error") return field;
    if (!this.#told.has(name)) {
      this.fatal.push(
        fault(
          "BAD_VALUE",
          field.place,
          `The cell of ${name} holds an error or a formula without value; write the value itself.`,
          `「${name}」のセルがエラーまたは値のない数式です。値そのものを書いてください。`,
        ),
      );
    }
    this.#told.add(name);
    return undefined;
  }

  /** The text of a field as it stands; null if empty. */
  text(name: string): string | null {
    const field = this.field(name);
    if (field) this.#note(name, field, null);
    return field?.raw ?? null;
  }

  /** A text that must be there. */
  required(name: string): string | null {
    const text = this.text(name);
    const row = text === null ? this.#rows.fields.get(name)?.place : undefined;
    if (text === null && !this.#told.has(name)) {
      this.fatal.push(
        fault(
          "MISSING_FIELD",
          row ?? name,
          `The field ${name} is empty; fill it in.`,
          `「${name}」が空欄です。記入してください。`,
        ),
      );
    }
    return text;
  }

  /** A word of a closed list; undefined if the cell is empty or holds another word. */
  word<T>(name: string, words: Readonly<Record<string, T>>, weight: "fatal" | "named"): T | undefined {
    const field = this.field(name);
    if (!field) return undefined;
    const word = labelOf(field.raw);
    if (Object.hasOwn(words, word)) {
      const read = words[word];
      this.#note(name, field, String(read));
      return read;
    }
    this.#note(name, field, null);
    const refusal = notOneOf(field.place, field.raw, Object.keys(words));
    if (weight === "fatal") this.fatal.push(refusal);
    else this.#notes.refused.add(refusal);
    return undefined;
  }

  /** A date: a real date cell, or text in Japan time. 不明 is understood and gives no date. */
  time(name: string): TimeSpan | null {
    const field = this.field(name);
    if (!field) return null;
    const { cell, raw, place } = field;
    if (labelOf(raw) === UNKNOWN) {
      this.#note(name, field, "unknown");
      return null;
    }
    const read =
      cell.kind === "number"
        ? serialTime(cell.value, cell.shown, this.#from1904, ZONE)
        : (point(raw) ?? local(raw, ZONE));
    if (!read) this.fatal.push(badDate(place, raw, ["令和8年12月7日 午前6時30分", "2026/12/07 06:30"]));
    else this.#note(name, field, `${read.approximate ? "about " : ""}${told(read)}`);
    return read ?? null;
  }

  /** The marking of the form; undefined if the cell is empty or the sender does not know. */
  tlp(name: string): Tlp | undefined {
    const field = this.field(name);
    if (!field) return undefined;
    if (labelOf(field.raw) === UNKNOWN) {
      this.#note(name, field, "unknown");
      return undefined;
    }
    const read = readTlp(field.raw);
    if (!read) this.fatal.push(badMarking(field.place, field.raw));
    else this.#note(name, field, `TLP:${read.toUpperCase()}`);
    return read;
  }

  /** All free text fields in the order of the file. */
  narrative(): Report["narrative"] {
    const parts: Report["narrative"][number][] = [];
    for (const [name, field] of this.#rows.fields) {
      if (!label.FREE_TEXT.has(name) || field.cell.kind === "error") continue;
      this.#note(name, field, null);
      parts.push({ label: field.label, text: field.raw });
    }
    return parts;
  }

  /** Writes down the fields that nobody asked for: contacts, and labels that are not of this form. */
  rest(indicators: string): void {
    for (const [name, field] of this.#rows.fields) {
      if (name === indicators || this.#told.has(name)) continue;
      this.#note(name, field, null);
      if (!label.isKnown(name)) continue;
      if (Object.values(label.INDICATORS).includes(name)) {
        this.#notes.refused.add(
          fault(
            "NOT_TAKEN",
            field.place,
            `${field.label} is a field of the other common form; move the lines to ${indicators}.`,
            `「${field.label}」はもう一方の様式の欄です。「${indicators}」に移してください。`,
          ),
        );
      }
    }
  }

  tooManyItems(most: number): void {
    this.fatal.push(
      fault(
        "TOO_MANY",
        "",
        `A form may hold ${most} indicators; send the rest as STIX or MISP.`,
        `一つの様式に書ける指標は${most}件までです。残りは STIX か MISP で送ってください。`,
      ),
    );
  }

  #note(name: string, { place, label: written, raw }: Field, read: string | null): void {
    if (this.#told.has(name)) return;
    this.#told.add(name);
    this.#notes.fields.push({ place, label: written, raw, read });
  }
}
