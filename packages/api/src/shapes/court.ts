/** Orders to lay a case before a court. */
import { z } from "@hono/zod-openapi";

export const CourtExportList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        court: z.string(),
        reason: z.string(),
        /** How many originals it lays before the court. */
        reports: z.number().int(),
        by: z.string().nullable(),
        at: z.string(),
        until: z.string(),
        state: z.enum(["asked", "ready", "refused", "expired"]),
        /** One of them is marked more strictly than TLP:GREEN: it takes two people. */
        second: z.boolean(),
        confirmedBy: z.string().nullable(),
        mayAnswer: z.boolean(),
      }),
    ),
  })
  .openapi("CourtExportList");
export type CourtExportList = z.infer<typeof CourtExportList>;
