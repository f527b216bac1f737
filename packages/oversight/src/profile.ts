/**
 * Reads what a country's law asks of its oversight body: the provisions that requests stand under, what the body may say to
 * whom, which figures its statutory report holds, which tables it publishes, and the one answer that a complainant gets. All of
 * it is data; nothing here knows a country. untrusted: a file.
 */
import { MEASURE_TYPES } from "@noroshi/decisions/contract";
import { z } from "zod";
import { type ProvisionFacts, REGISTER_ACTS, type RegisterAct, type Words } from "./contract/index.ts";

const Said = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });
const Id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/);
const Act = z.enum(REGISTER_ACTS);

const Count = z.strictObject({
  acts: z.array(Act).min(1),
  /** Ids of provisions; empty counts acts under any, and those that stand under none. */
  provisions: z.array(Id).default([]),
  /** Only extensions, only others, or both. */
  extension: z.boolean().nullable().default(null),
});

const ProfileSchema = z.strictObject({
  schema: z.literal("oversight-profile/1"),
  id: Id,
  name: Said,
  source: z.string().min(1),
  verified: z.boolean(),
  provisions: z
    .array(
      z.strictObject({
        id: Id,
        name: Said,
        /** Every list that is there must hold the request's own word; the first provision that fits is taken. */
        when: z.strictObject({
          types: z.array(z.enum(MEASURE_TYPES)).min(1),
          directions: z.array(z.string().min(1)).min(1).optional(),
          askedBy: z.array(z.string().min(1)).min(1).optional(),
        }),
      }),
    )
    .min(1),
  words: z.array(
    z.strictObject({ act: z.enum(["notice", "demand", "recommendation"]), provision: z.string().min(1), name: Said }),
  ),
  report: z.strictObject({
    title: Said,
    basis: z.string().min(1),
    items: z
      .array(
        z.strictObject({
          id: Id,
          title: Said,
          figures: z.array(z.strictObject({ id: Id, title: Said, count: Count })).min(1),
          /** Does the law ask for words beside the figures? */
          overview: z.boolean(),
        }),
      )
      .min(1),
  }),
  transparency: z.strictObject({
    title: Said,
    /** Counts from 1 up to one less are not published. */
    threshold: z.number().int().min(2).max(100),
    /** The month in which the year begins over which figures are added up. */
    yearBegins: z.number().int().min(1).max(12),
    tables: z
      .array(
        z.strictObject({
          id: Id,
          title: Said,
          rows: z.array(z.strictObject({ id: Id, title: Said, provisions: z.array(Id).min(1) })).default([]),
          columns: z.array(z.strictObject({ id: Id, title: Said, acts: z.array(Act).min(1) })).min(1),
          /** Columns that add up, as one more column. */
          sums: z.array(z.strictObject({ id: Id, title: Said, of: z.array(Id).min(2) })).default([]),
        }),
      )
      .min(1),
  }),
  complaint: z.strictObject({ answer: Said }),
});

export type OversightProfile = z.infer<typeof ProfileSchema>;
export type TablePlan = OversightProfile["transparency"]["tables"][number];

export type ReadOversight =
  | { readonly ok: true; readonly profile: OversightProfile }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly say: string }[] };

/** Reads a profile; a figure or row that names a provision that is not there is a fault with its place. */
export function readOversightProfile(input: unknown): ReadOversight {
  const read = ProfileSchema.safeParse(input);
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
  const profile = read.data;
  const known = new Set(profile.provisions.map((p) => p.id));
  const faults: { place: string; say: string }[] = [];
  const check = (place: string, ids: readonly string[]): void => {
    for (const id of ids) if (!known.has(id)) faults.push({ place, say: `no provision ${id}` });
  };
  const once = (place: string, ids: readonly string[]): void => {
    if (new Set(ids).size < ids.length) faults.push({ place, say: "an id stands twice" });
  };
  once("provisions", [...profile.provisions.map((p) => p.id)]);
  once(
    "report.items",
    profile.report.items.map((i) => i.id),
  );
  once(
    "report.figures",
    profile.report.items.flatMap((i) => i.figures.map((f) => f.id)),
  );
  once(
    "transparency.tables",
    profile.transparency.tables.map((t) => t.id),
  );
  for (const item of profile.report.items)
    for (const figure of item.figures) check(`report.${item.id}.${figure.id}`, figure.count.provisions);
  for (const table of profile.transparency.tables) {
    const place = `transparency.${table.id}`;
    for (const row of table.rows) check(`${place}.${row.id}`, row.provisions);
    once(
      `${place}.rows`,
      table.rows.flatMap((r) => r.provisions),
    );
    once(`${place}.columns`, [...table.columns.map((c) => c.id), ...table.sums.map((s) => s.id)]);
    once(
      `${place}.acts`,
      table.columns.flatMap((c) => c.acts),
    );
    const columns = new Set(table.columns.map((c) => c.id));
    for (const sum of table.sums)
      for (const of of sum.of)
        if (!columns.has(of)) faults.push({ place: `${place}.${sum.id}`, say: `no column ${of}` });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, profile };
}

/** The provision that a request stands under; null when no rule of the profile fits. */
export function provisionOf(profile: OversightProfile, facts: ProvisionFacts): string | null {
  const fits = profile.provisions.find(
    ({ when }) =>
      when.types.includes(facts.type) &&
      (when.askedBy === undefined || when.askedBy.includes(facts.askedBy)) &&
      (when.directions === undefined || (facts.direction !== null && when.directions.includes(facts.direction))),
  );
  return fits?.id ?? null;
}

/** What the law calls a word of the commission. */
export function wordOf(profile: OversightProfile, act: RegisterAct): { provision: string; name: Words } | undefined {
  return profile.words.find((w) => w.act === act);
}
