/**
 * Reads permits and criteria. A permit comes from outside and decides over people's communications: a field that is not
 * understood, an address that is not canonical, a permitted field that is not mechanical make it void as a whole.
 */

import { MAIL_ADDRESSES, MECHANICAL } from "@noroshi/sensing/contract";
import { canonical } from "@noroshi/values";
import { z } from "zod";
import {
  type Authorisation,
  CAPABILITIES,
  type PlanRow,
  PSEUDONYM_FIELDS,
  PSEUDONYM_FORMS,
} from "../contract/index.ts";

const Instant = z.iso.datetime({ offset: true });
const Address = z.string().transform((text, context) => {
  for (const kind of ["ipv4", "ipv6", "cidr"] as const) {
    const read = canonical(kind, text);
    if (read.ok) return read.value;
  }
  context.addIssue({ code: "custom", message: "not an address or range" });
  return z.NEVER;
});

const SelectorSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("address"), value: Address }),
  z.strictObject({ type: z.literal("cidr"), value: Address }),
  z.strictObject({
    type: z.literal("endpoint"),
    value: Address,
    port: z.number().int().min(0).max(65_535),
    proto: z.enum(["icmp", "tcp", "udp", "icmp6", "sctp"]),
  }),
]);

export const CriteriaSchema = z.strictObject({
  id: z.string().min(1).max(200),
  version: z.number().int().min(1),
  targetAct: z.string().min(1).max(2000),
  period: z
    .strictObject({ from: Instant, to: Instant })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), "ends before it begins"),
  selectors: z.array(SelectorSchema).min(1).max(100_000),
});

export const AuthorisationSchema = z
  .strictObject({
    id: z.string().min(1).max(200),
    capability: z.enum(CAPABILITIES),
    legalBasis: z.string().min(1).max(2000),
    directions: z.array(z.enum(["FF", "FD", "DF", "DD"])).min(1),
    party: z.string().min(1).nullable(),
    agreementId: z.string().min(1).nullable(),
    validFrom: Instant,
    validUntil: Instant,
    criteria: CriteriaSchema,
    permittedFields: z
      .array(z.string().refine((name) => MECHANICAL.has(name) || MAIL_ADDRESSES.has(name), "not a mechanical field"))
      .min(1),
    volumeCap: z.number().int().min(1).max(10_000_000),
    pseudonyms: z.partialRecord(z.enum(PSEUDONYM_FIELDS), z.enum(PSEUDONYM_FORMS)).default({}),
  })
  .refine((p) => Date.parse(p.validFrom) < Date.parse(p.validUntil), "ends before it begins");

const PlanRowSchema = z.object({ prefix: Address, country: z.string().regex(/^[A-Z]{2}$/), holder: z.string() });

export type ReadPermit =
  | { readonly ok: true; readonly permit: Authorisation }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly say: string }[] };

export function readPermit(input: unknown): ReadPermit {
  const read = AuthorisationSchema.safeParse(input);
  if (read.success) return { ok: true, permit: read.data };
  return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
}

/** Reads an address plan's rows; throws a ZodError naming the row that is wrong. */
export function readPlan(rows: readonly { prefix: string; country: string; holder: string }[]): PlanRow[] {
  return z.array(PlanRowSchema).parse(rows);
}
