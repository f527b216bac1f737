/** What bodies do on reports, as its readers see it: consents, withdrawals, assessments, sightings. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const Assessment = z
  .object({
    id: z.string(),
    by: Body,
    at: z.string(),
    /** As it was given. */
    mode: z.string(),
    stage: z.enum(["provisional", "ex_post"]),
    continuity: z.number().int(),
    safety: z.number().int(),
    trust: z.number().int(),
    /** The gravest of the three viewpoints, computed by the database. */
    overall: z.number().int(),
    /** How the priority was weighed, as its author named it. */
    method: z.string().nullable(),
    /** The weighed mean of the priority's values, to one decimal; null where none was given. */
    priorityScore: z.number().nullable(),
  })
  .openapi("Assessment");
export type Assessment = z.infer<typeof Assessment>;

export const ReportActs = z
  .object({
    consents: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        given: z.enum(["law_enforcement_use", "third_party_release", "share_with_coordinator"]),
        recipients: z.array(Body),
        /** Null = all of the report. */
        items: z.array(z.string()).nullable(),
        validFrom: z.string(),
        validUntil: z.string().nullable(),
        /** When it was taken back. */
        endedAt: z.string().nullable(),
      }),
    ),
    withdrawals: z.array(z.object({ id: z.string(), at: z.string(), flags: z.array(z.string()) })),
    assessments: z.array(Assessment),
  })
  .openapi("ReportActs");
export type ReportActs = z.infer<typeof ReportActs>;

export const Sighting = z
  .object({
    id: z.string(),
    observedAt: z.string(),
    receivedAt: z.string(),
    kind: z.string(),
    value: z.string(),
    /** How often it was seen, as stated; one sighting whatever stands here. */
    count: z.number().int(),
    sensor: z.string().nullable(),
    /** What came of it. */
    says: z.enum(["seen", "blocked", "false_positive", "no_effect", "harm"]),
    /** Who hears it beside its sender. */
    tell: z.enum(["sender", "office", "reporters"]),
    sender: Body,
    /** Where it was seen; null where the register does not know the body. */
    body: Body.nullable(),
  })
  .openapi("Sighting");
export type Sighting = z.infer<typeof Sighting>;

export const SightingPage = z.object({ items: z.array(Sighting), next: z.string().nullable() }).openapi("SightingPage");
