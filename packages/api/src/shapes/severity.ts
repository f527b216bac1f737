/** How a triage priority is weighed: criteria, weights and steps, as the hub's data say. */
import { z } from "@hono/zod-openapi";
import { Bilingual } from "./party.ts";

export const PriorityMethods = z
  .object({
    methods: z.array(
      z.object({
        id: z.string(),
        title: Bilingual,
        source: z.string(),
        verified: z.boolean(),
        criteria: z.array(
          z.object({
            id: z.string(),
            name: Bilingual,
            weight: z.number(),
            steps: z.array(z.object({ value: z.number(), name: Bilingual })),
          }),
        ),
      }),
    ),
  })
  .openapi("PriorityMethods");
export type PriorityMethods = z.infer<typeof PriorityMethods>;
