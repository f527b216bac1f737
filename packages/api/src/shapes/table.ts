/** Saved mappings: what the columns of a sender's tables mean. The fields are those of a neutral notice and of an indicator. */
import { z } from "@hono/zod-openapi";
import { Suggested } from "./party.ts";
import { Fault } from "./report.ts";

export const TableMapping = z
  .object({
    /** `indicators`: a row is a value, the table one report. `incidents`: a row is a notice of its own. */
    rows: z.enum(["indicators", "incidents"]),
    /** Header text → field, or a field of `TABLE_FIELDS` of @noroshi/intake. */
    columns: z.record(z.string(), z.string()),
    /** What holds for every row that does not say otherwise. */
    always: z.record(z.string(), z.string()).optional(),
    timezone: z.string().optional(),
  })
  .openapi("TableMapping");

export const SavedMapping = z
  .object({ name: z.string(), since: z.string(), mapping: TableMapping })
  .openapi("SavedMapping");
export type SavedMapping = z.infer<typeof SavedMapping>;

export const TableProposal = z
  .object({
    /** Null where no row is known as a header: then a person chooses. */
    mapping: TableMapping.nullable(),
    headers: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    fields: z.array(z.string()),
    refused: z.array(Fault),
    /** The mapping is a machine's reading of the headers; null where there is none. */
    suggested: Suggested.nullable(),
  })
  .openapi("TableProposal");
