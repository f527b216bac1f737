/** What a reader finds: values with why they answer the question, and reports with where the words stand. */
import { z } from "@hono/zod-openapi";
import { Indicator, ReportSummary } from "./report.ts";

export const SearchAnswer = z
  .object({
    query: z.string(),
    /** The value that was meant, where the question is one. */
    meant: z.object({ kind: z.string(), value: z.string() }).nullable(),
    values: z.array(
      z.object({
        /** The value itself; a range that holds it; something inside the range that was asked for. */
        why: z.enum(["exact", "holds", "inside"]),
        indicator: Indicator,
      }),
    ),
    texts: z.array(
      z.object({ report: ReportSummary, passages: z.array(z.object({ where: z.string(), text: z.string() })) }),
    ),
    /** There are more texts; ask more narrowly. */
    more: z.boolean(),
  })
  .openapi("SearchAnswer");
export type SearchAnswer = z.infer<typeof SearchAnswer>;

const Asked = z.object({ asked: z.string(), kind: z.string(), value: z.string() });

export const ValuesAnswer = z
  .object({
    found: z.array(Asked.extend({ sources: z.array(Indicator) })),
    missing: z.array(Asked),
    /** Pieces that are no value. */
    unread: z.array(z.string()),
    more: z.boolean(),
  })
  .openapi("ValuesAnswer");
export type ValuesAnswer = z.infer<typeof ValuesAnswer>;

export const Suggestions = z
  .object({ items: z.array(z.object({ kind: z.string(), value: z.string() })) })
  .openapi("Suggestions");
