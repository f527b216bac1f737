/** How long what is kept is kept: classes, disposals, holds, and what a verification finds. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

const By = z.object({ name: z.string().nullable(), body: Body });

export const Retention = z
  .object({
    plan: z.object({
      id: z.string(),
      source: z.string(),
      verified: z.boolean(),
      classes: z.array(
        z.object({
          id: z.string(),
          name: Bilingual,
          keepDays: z.number().int(),
          anchor: z.enum(["received", "case_closed"]),
          approver: z.object({
            bodies: z.array(z.string()),
            roles: z.array(z.string()),
            otherOrganisation: z.boolean(),
          }),
          /** Due now, of what this reader sees and may propose. */
          due: z.number().int(),
          earliest: z.string().nullable(),
        }),
      ),
    }),
    disposals: z.array(
      z.object({
        id: z.string(),
        class: z.string(),
        reports: z.number().int(),
        reason: z.string(),
        by: By,
        at: z.string(),
        state: z.enum(["asked", "confirmed", "refused", "expired", "done"]),
        erased: z.number().int().nullable(),
        /** Not due any more, or under a hold. */
        keptBack: z.number().int().nullable(),
        mayAnswer: z.boolean(),
      }),
    ),
    holds: z.array(
      z.object({
        id: z.string(),
        about: z.object({ kind: z.enum(["report", "case"]), id: z.string() }),
        reason: z.string(),
        by: By,
        at: z.string(),
        placedAt: z.string().nullable(),
        liftedAt: z.string().nullable(),
        state: z.enum(["asked", "refused", "expired", "lies", "lifting", "lifted"]),
        mayAnswer: z.boolean(),
      }),
    ),
  })
  .openapi("Retention");
export type Retention = z.infer<typeof Retention>;

/** The certificates of one disposal, each as it was certified. */
export const ErasureCertificates = z
  .object({
    disposal: z.string(),
    certificates: z.array(
      z.object({
        /** The key that was destroyed. */
        key: z.string(),
        class: z.string(),
        dueAt: z.string(),
        at: z.string(),
        /** Exactly what was certified: the disposal's act in the log commits to it. */
        words: z.string(),
        /** SHA-256 of the words, hexadecimal. */
        digest: z.string(),
        whole: z.boolean(),
      }),
    ),
  })
  .openapi("ErasureCertificates");
export type ErasureCertificates = z.infer<typeof ErasureCertificates>;

export const ErasureVerification = z
  .object({
    findings: z.array(z.object({ code: z.string(), key: z.string(), against: z.string().nullable() })),
    erased: z.number().int(),
    certified: z.number().int(),
    kept: z.number().int(),
  })
  .openapi("ErasureVerification");
export type ErasureVerification = z.infer<typeof ErasureVerification>;
