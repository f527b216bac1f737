/**
 * The facts that laws ask for, as data: kind, words, where they come from, and how a person is asked. A form may name nothing
 * that does not stand here.
 */
import { z } from "zod";

const said = z.object({ en: z.string().min(1), ja: z.string().min(1) });

const Field = z.object({
  id: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/),
  kind: z.enum(["text", "longText", "number", "instant", "flag", "choice", "list"]),
  name: said,
  choices: z.array(z.object({ id: z.string().min(1), name: said })).optional(),
  from: z.enum(["register", "report", "person"]),
});

const Fields = z.object({ schema: z.literal("noroshi.fact-fields/1"), fields: z.array(Field).min(1) });

const Questions = z.object({
  schema: z.literal("noroshi.fact-questions/1"),
  questions: z.array(
    z.object({ fact: z.string(), ask: said, hint: said.optional(), personal: z.boolean().default(false) }),
  ),
});

export interface FactField extends z.infer<typeof Field> {
  readonly ask: { readonly en: string; readonly ja: string };
  readonly hint: { readonly en: string; readonly ja: string } | null;
  /** Tells of a person: never shown beside what is shared on. */
  readonly personal: boolean;
}

export type FactCatalogue = ReadonlyMap<string, FactField>;

/** Reads both files. @throws Error with the place: what ships malformed must fail loudly */
export function readCatalogue(fields: readonly unknown[], questions: unknown): FactCatalogue {
  const names = fields.flatMap((f) => Fields.parse(f).fields);
  const asked = new Map(Questions.parse(questions).questions.map((q) => [q.fact, q]));
  const known = new Set(names.map((f) => f.id));
  const stray = [...asked.keys()].filter((id) => !known.has(id));
  if (stray.length > 0) throw new Error(`questions about facts that are none: ${stray.join(", ")}`);
  return new Map(
    names.map((f) => {
      const q = asked.get(f.id);
      return [f.id, { ...f, ask: q?.ask ?? f.name, hint: q?.hint ?? null, personal: q?.personal ?? false }];
    }),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const LONGEST = 20_000;
const MOST = 2_000;

/**
 * Reads what somebody answered to a field. untrusted: any JSON value.
 * @returns the value in its canonical form, or undefined for one that the field cannot take
 */
export function readValue(field: FactField, value: unknown): string | number | boolean | readonly string[] | undefined {
  switch (field.kind) {
    case "flag":
      return typeof value === "boolean" ? value : undefined;
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
    case "choice":
      return field.choices?.some((c) => c.id === value) ? String(value) : undefined;
    case "instant":
      return readInstant(value);
    case "list":
      return readList(value);
    default:
      return readText(value);
  }
}

function readText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text.length > 0 && text.length <= LONGEST ? text : undefined;
}

function readInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !INSTANT.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().replace(".000Z", "Z");
}

function readList(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST) return undefined;
  const lines = value.map(readText);
  return lines.every((l) => l !== undefined) ? lines : undefined;
}
