/**
 * The shape of police-submission/1. Items are checked one by one; unknown properties are ignored.
 */
import type { ObservableKind } from "@noroshi/values";
import { z } from "zod";

const short = z.string().min(1).max(1_000);

export const Submission = z.object({
  schema: z.literal("police-submission/1"),
  submissionId: short,
  agencyId: short,
  caseReference: short.nullish(),
  incidentType: short.nullish(),
  existenceVisible: z.boolean().default(false),
  existenceCount: z.int().min(0).nullish(),
  occurredAt: z.string().max(64).nullish(),
  submittedAt: z.string().max(64),
  timezone: z.string().max(64).nullish(),
  tlp: z.string().max(64),
  items: z.array(z.unknown()),
});
export type Submission = z.infer<typeof Submission>;

const common = {
  no: z.int().min(0),
  handling: z.enum(["normal", "lawEnforcementOnly", "investigationSecret"]),
};

export const PoliceItem = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("indicator"),
    type: z.enum([
      "sha256",
      "sha1",
      "md5",
      "ipv4",
      "ipv6",
      "cidr",
      "domain",
      "url",
      "wallet",
      "account",
    ] satisfies ObservableKind[]),
    value: z.string().min(1).max(10_000),
    observedAt: z.string().max(64).nullish(),
    validUntil: z.string().max(64).nullish(),
    timezone: z.string().max(64).nullish(),
  }),
  z.object({ ...common, kind: z.literal("note"), text: z.string().max(1_000_000) }),
]);
export type PoliceItem = z.infer<typeof PoliceItem>;
