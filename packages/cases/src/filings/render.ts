/**
 * Fills a form from a fact set: what each row says, in the authority's language, and which fact said it. What the recipient may
 * not have is not in the set that comes in here, so it cannot be written. The facts that were written are kept beside the words:
 * by them filings are compared.
 */
import { Temporal } from "temporal-polyfill";
import type { FactCatalogue, FactField } from "../facts/catalogue.ts";
import type { FactSet, FactValue } from "../facts/fact.ts";
import { type FilingForm, type FormRow, holds } from "./form.ts";

export interface WrittenCell {
  readonly fact: string;
  readonly name: { readonly en: string; readonly ja: string };
  /** As the authority reads it. Empty for what nobody has stated. */
  readonly text: string;
  readonly state: "known" | "unknown" | "not_stated";
}

export interface WrittenRow {
  readonly label: { readonly en: string; readonly ja: string };
  readonly cells: readonly WrittenCell[];
  /** The whole row in one text: what a workbook's cell holds. */
  readonly text: string;
  /** The bare value where the row is one fact. */
  readonly value: FactValue | null;
}

export interface Rendering {
  readonly form: string;
  readonly version: number;
  readonly rows: readonly WrittenRow[];
  /** What was told, fact by fact: null = "not known". Facts that were not stated are not here. */
  readonly told: Readonly<Record<string, FactValue | null>>;
  /** Facts that the form must have and nobody stated, and those for which it does not take "not known". */
  readonly lacking: readonly string[];
}

export interface RenderContext {
  readonly catalogue: FactCatalogue;
  /** The realm's instant of the filing. */
  readonly at: string;
  /** How many filings of this form went to this recipient before. */
  readonly earlier: number;
}

const UNKNOWN = { en: "not known", ja: "不明" } as const;
const FLAG = { en: { true: "yes", false: "no" }, ja: { true: "はい", false: "いいえ" } } as const;
const STEPS = {
  en: { first: "first report", "follow-up": "follow-up", final: "final report" },
  ja: { first: "初報", "follow-up": "続報", final: "確報" },
} as const;

/** Fills the form. @param facts what this recipient may have */
export function render(form: FilingForm, facts: FactSet, context: RenderContext): Rendering {
  const told: Record<string, FactValue | null> = {};
  const lacking = new Set<string>();
  const rows = form.rows.flatMap((row): WrittenRow[] => {
    if (holds(row.onlyIf, facts) === "no") return [];
    const cells = row.facts.flatMap((fact) => {
      const field = context.catalogue.get(fact);
      return field ? [cellOf(row, field, form, facts)] : [];
    });
    for (const cell of cells) {
      const value = facts.get(cell.fact)?.chosen.value;
      if (value !== undefined) told[cell.fact] = value;
      const wanted = row.need === "must" && holds(row.onlyIf, facts) === "yes";
      if (wanted && (cell.state === "not_stated" || (cell.state === "unknown" && !row.unknown))) lacking.add(cell.fact);
    }
    const [only] = row.facts;
    const value = row.facts.length === 1 && only !== undefined ? (facts.get(only)?.chosen.value ?? null) : null;
    return [{ label: row.label, cells, text: textOf(row, cells, form, context), value }];
  });
  return { form: form.id, version: form.version, rows, told, lacking: [...lacking] };
}

function textOf(row: FormRow, cells: readonly WrittenCell[], form: FilingForm, context: RenderContext): string {
  if (row.fixed !== undefined) return row.fixed;
  if (row.auto === "filedAt") return instantText(context.at, form);
  if (row.auto === "version") return String(context.earlier + 1);
  if (row.auto === "step") {
    const step = form.step === "first" && context.earlier > 0 ? "follow-up" : form.step;
    return row.words?.[step] ?? STEPS[form.language][step];
  }
  const [one] = cells;
  if (cells.length === 1 && one) return one.text === "" ? (row.otherwise ?? "") : one.text;
  return cells.flatMap((c) => (c.state === "not_stated" ? [] : [`${c.name[form.language]}: ${c.text}`])).join("\n");
}

function cellOf(row: FormRow, field: FactField, form: FilingForm, facts: FactSet): WrittenCell {
  const { id: fact, name } = field;
  const value = facts.get(fact)?.chosen.value;
  if (value === undefined) return { fact, name, text: "", state: "not_stated" };
  if (value === null) return { fact, name, text: row.words?.["unknown"] ?? UNKNOWN[form.language], state: "unknown" };
  return { fact, name, text: valueText(value, field, form, row.words), state: "known" };
}

/** A value in the authority's words. */
function valueText(
  value: FactValue,
  field: FactField,
  form: FilingForm,
  words: Readonly<Record<string, string>> | undefined,
): string {
  const word = words?.[String(value)];
  if (word !== undefined) return word;
  if (typeof value === "boolean") return FLAG[form.language][value ? "true" : "false"];
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return listText(value, words);
  if (field.kind === "instant") return instantText(value, form);
  if (field.kind === "choice") return field.choices?.find((c) => c.id === value)?.name[form.language] ?? value;
  return value;
}

/** One line each. A form that has words for kinds of values takes `kind：value`, and only the kinds that it has words for. */
function listText(lines: readonly string[], words: Readonly<Record<string, string>> | undefined): string {
  if (!words) return lines.join("\n");
  return lines
    .flatMap((line) => {
      const [kind = "", ...rest] = line.split(" ");
      const word = words[kind];
      return word === undefined ? [] : [`${word}：${rest.join(" ")}`];
    })
    .join("\n");
}

/** An instant in the authority's own time, to the minute: `2026/12/07 06:30` in Japanese forms, with its zone in others. */
function instantText(instant: string, form: FilingForm): string {
  const t = Temporal.Instant.from(instant).toZonedDateTimeISO(form.zone);
  const two = (n: number) => String(n).padStart(2, "0");
  const clock = `${two(t.hour)}:${two(t.minute)}`;
  if (form.language === "ja") return `${t.year}/${two(t.month)}/${two(t.day)} ${clock}`;
  return `${t.year}-${two(t.month)}-${two(t.day)} ${clock} ${form.zone}`;
}
