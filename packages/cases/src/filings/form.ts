/**
 * A form of an authority, as data: whom it goes to, which duties it meets, and its rows with the facts that fill them. A new
 * authority's form is a file in profiles/filings; nothing here knows any of them.
 */
import { z } from "zod";
import type { FactCatalogue } from "../facts/catalogue.ts";
import type { FactSet } from "../facts/fact.ts";

const said = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

const Only = z.strictObject({ fact: z.string(), in: z.array(z.union([z.string(), z.boolean(), z.number()])).min(1) });

const Row = z.strictObject({
  label: said,
  /** The facts of this row; several are written one below the other, each with its name. */
  facts: z.array(z.string()).default([]),
  /** Words that stand here whatever the facts are. */
  fixed: z.string().optional(),
  /** Filled in by the hub: the time of filing, the step (first, follow-up, final), the version, the recipient. */
  auto: z.enum(["filedAt", "step", "version"]).optional(),
  /** `must`: a person is asked for what is missing. `may`: written where it is known. */
  need: z.enum(["must", "may"]).default("must"),
  /** Whether "not known" is a full answer here. */
  unknown: z.boolean().default(true),
  /** What the form calls a value, by value: choices, yes and no, steps. */
  words: z.record(z.string(), z.string()).optional(),
  /** What stands here while nobody has answered, where the form does not take an empty field. */
  otherwise: z.string().optional(),
  /** Asked only where this holds. */
  onlyIf: Only.optional(),
});

const Form = z.strictObject({
  schema: z.literal("noroshi.filing-form/1"),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  version: z.int().min(1),
  title: said,
  /** The law or the scheme in whose name it is asked. */
  regime: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  /** Ids of the duties (stages of regimes) that this form meets. */
  meets: z.array(z.string()).default([]),
  step: z.enum(["first", "follow-up", "final"]),
  encoding: z.enum(["document", "workbook"]),
  /** The language in which the authority reads it. */
  language: z.enum(["ja", "en"]),
  zone: z.string(),
  recipient: z.strictObject({
    name: said,
    /** Slugs of bodies that may receive it, in order of preference. */
    bodies: z.array(z.string()).default([]),
    kinds: z.array(z.string()).default([]),
  }),
  /** The form is offered only where this holds; always where it is absent. */
  onlyIf: Only.optional(),
  text: said,
  source: z.string().min(1),
  verified: z.boolean(),
  /** What rides on it wherever it goes. */
  protection: z.array(z.enum(["limitedUse", "noRegulatoryUse", "privilege"])).default([]),
  rows: z.array(Row).min(1),
});

export type FilingForm = z.infer<typeof Form>;
export type FormRow = FilingForm["rows"][number];
export type Condition = z.infer<typeof Only>;

/** Reads a form. @throws Error with the places that are wrong, or with facts that the catalogue does not know */
export function readForm(input: unknown, catalogue: FactCatalogue): FilingForm {
  const read = Form.safeParse(input);
  if (!read.success)
    throw new Error(`form: ${read.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; ")}`);
  const form = read.data;
  const named = [...factsOf(form), ...conditions(form).map((c) => c.fact)];
  const stray = [...new Set(named.filter((f) => !catalogue.has(f)))];
  if (stray.length > 0) throw new Error(`form ${form.id} asks for facts that are none: ${stray.join(", ")}`);
  return form;
}

/** Every fact that a form may write. */
export const factsOf = (form: FilingForm): readonly string[] => [...new Set(form.rows.flatMap((r) => r.facts))];

const conditions = (form: FilingForm): readonly Condition[] =>
  [form.onlyIf, ...form.rows.map((r) => r.onlyIf)].flatMap((c) => c ?? []);

/** Does a condition hold? `open` while the fact that decides was not stated or is not known. */
export function holds(condition: Condition | undefined, facts: FactSet): "yes" | "no" | "open" {
  if (!condition) return "yes";
  const value = facts.get(condition.fact)?.chosen.value;
  if (value === undefined || value === null) return "open";
  return condition.in.some((wanted) => wanted === value) ? "yes" : "no";
}
