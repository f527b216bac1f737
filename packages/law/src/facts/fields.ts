/**
 * The vocabulary that triggers, stages and forms share: names of facts about one incident, each with its kind and its words in
 * both languages. `unknown` is a legal answer to every one of them. Data in profiles/facts; a trigger or a stage may name nothing
 * that does not stand there.
 */
import * as z from "zod";
import { type Loaded, shapeFaults } from "../errors.ts";

const Said = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

const Field = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/),
  kind: z.enum(["text", "longText", "number", "instant", "flag", "choice", "list"]),
  name: Said,
  /** For a choice: its words. */
  choices: z.array(z.strictObject({ id: z.string(), name: Said })).optional(),
  /** `register`: known from the hub's register; `report`: read from the report; `person`: somebody has to say it. */
  from: z.enum(["register", "report", "person"]),
});
export type FactField = z.infer<typeof Field>;

const Document = z.strictObject({ schema: z.literal("noroshi.fact-fields/1"), fields: z.array(Field).min(1) });

/** Reads the vocabulary. Code: LAW_SHAPE. */
export function readFields(json: unknown): Loaded<readonly FactField[]> {
  // untrusted: the document may be anything at all
  const read = Document.safeParse(json);
  return read.success ? { ok: true, value: read.data.fields } : { ok: false, faults: shapeFaults(read.error.issues) };
}
