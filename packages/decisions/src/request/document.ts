/**
 * A request for a neutralisation as another system writes it: `neutralisation-request/1`. What it says of consultations and
 * decisions is read past: those count only as acts of the bodies concerned. Refuses a request that says nothing in a field
 * that somebody has to decide on.
 */
import { z } from "zod";

const Words = z.string().trim().min(1).max(8000);

// untrusted: a file of a requester
export const NeutralisationDocument = z
  .object({
    schema: z.literal("neutralisation-request/1"),
    /** The requester's own number. */
    requestId: z.string().trim().min(1).max(200),
    requester: z.string().min(1).max(200),
    measure: z.string().trim().min(1).max(200),
    target: z.object({
      kind: z.string().trim().min(1).max(200),
      address: z.string().trim().min(1).max(2000),
      country: z.string().trim().min(2).max(3).nullish(),
    }),
    necessity: Words,
    subsidiarity: z.array(Words).min(1).max(50),
    proportionality: Words,
    emergency: z.boolean().default(false),
  })
  .readonly();
export type NeutralisationDocument = z.infer<typeof NeutralisationDocument>;

/** Exactly what is consulted on and decided: everything that the request asks for, and nothing that was said about it. */
export function objectOfDocument(d: NeutralisationDocument) {
  return {
    type: "neutralise" as const,
    measure: d.measure,
    target: { kind: d.target.kind, value: d.target.address, country: d.target.country ?? null },
    necessity: d.necessity,
    subsidiarity: d.subsidiarity,
    proportionality: d.proportionality,
  };
}
