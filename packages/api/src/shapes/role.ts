/** What one may do and why not, what is read for which purpose, emergencies, previews, the record. */
import { z } from "@hono/zod-openapi";
import { ACT_NAMES } from "../act-names.ts";
import { Bilingual, Body, Marking } from "./party.ts";

export const May = z
  .object({
    answers: z.array(z.object({ act: z.enum(ACT_NAMES), allowed: z.boolean(), reason: Bilingual.nullable() })),
  })
  .openapi("May");
export type May = z.infer<typeof May>;

export const RoleList = z
  .object({
    roles: z.array(
      z.object({
        id: z.string(),
        name: Bilingual,
        does: Bilingual,
        reads: z.array(z.string()),
        acts: z.array(z.enum(ACT_NAMES)),
        yours: z.boolean(),
      }),
    ),
    forbidden: z.array(z.object({ a: z.string(), b: z.string(), why: Bilingual, source: z.string() })),
  })
  .openapi("RoleList");
export type RoleList = z.infer<typeof RoleList>;

export const PurposeList = z
  .object({ purposes: z.array(z.object({ id: z.string(), name: Bilingual })), usual: z.string() })
  .openapi("PurposeList");

export const Emergency = z
  .object({
    id: z.string(),
    kinds: z.array(z.string()),
    minutes: z.number().int(),
    reason: z.string(),
    askedBy: z.object({ name: z.string(), body: Body }),
    askedAt: z.string(),
    expiresAt: z.string(),
    answer: z.enum(["confirmed", "refused"]).nullable(),
    answeredBy: z.object({ name: z.string(), body: Body }).nullable(),
    openedAt: z.string().nullable(),
    closesAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    reviewedAt: z.string().nullable(),
    review: z.string().nullable(),
    state: z.enum(["asked", "refused", "expired", "open", "awaits_review", "reviewed"]),
    mine: z.boolean(),
    /** May the asker answer or review exactly this one? */
    mayAnswer: z.boolean(),
    mayReview: z.boolean(),
  })
  .openapi("Emergency");
export type Emergency = z.infer<typeof Emergency>;

export const EmergencyList = z
  .object({
    items: z.array(Emergency),
    /** What may be opened for the asker; null where nothing may. */
    opens: z
      .object({ kinds: z.array(z.string()), longestMinutes: z.number().int(), otherBody: z.boolean() })
      .nullable(),
  })
  .openapi("EmergencyList");
export type EmergencyList = z.infer<typeof EmergencyList>;

const Chain = z.array(z.object({ rule: z.string(), outcome: z.enum(["allows", "refuses", "passes"]) }));

export const WhoSees = z
  .object({
    label: z.object({ tlp: z.string(), caveats: z.array(z.string()) }),
    bodies: z.array(
      z.object({
        body: Body,
        sees: z.boolean(),
        why: Chain,
        /** Of the values that the asker sees, how many this body would have from here; null where there are none to ask of. */
        values: z.object({ of: z.number().int(), sees: z.number().int() }).nullable(),
      }),
    ),
  })
  .openapi("WhoSees");
export type WhoSees = z.infer<typeof WhoSees>;

export const ThroughEyes = z
  .object({
    body: Body,
    /** Its door is closed: its membership of the council is suspended, ended or not begun, and it sees nothing of others. */
    closed: z.boolean(),
    reports: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        receivedAt: z.string(),
        sender: Body,
        sees: z.boolean(),
        /** As the asker has it. */
        marking: Marking,
        values: z.array(z.object({ kind: z.string(), value: z.string() })),
      }),
    ),
    more: z.boolean(),
  })
  .openapi("ThroughEyes");
export type ThroughEyes = z.infer<typeof ThroughEyes>;

export const ReadList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        by: z.object({ name: z.string(), body: Body }),
        act: z.string(),
        query: z.string(),
        purpose: z.string(),
        at: z.string(),
        snapshot: z.string(),
        setVersion: z.number().int(),
        commitment: z.string(),
        /** `missing`: it began and nobody said how it ended. */
        ended: z.enum(["completed", "aborted", "denied", "missing"]),
        records: z.number().int().nullable(),
      }),
    ),
    missing: z.number().int(),
    next: z.string().nullable(),
  })
  .openapi("ReadList");
export type ReadList = z.infer<typeof ReadList>;

/** One act as it stands on record. */
export const RecordedEntry = z.object({
  id: z.string(),
  /** SHA-256 of the entry, hexadecimal; names its proof. */
  digest: z.string(),
  act: z.string(),
  at: z.string(),
  by: z.object({ name: z.string(), body: Body.nullable() }),
  subject: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});

export const EntryList = z.object({ items: z.array(RecordedEntry), next: z.string().nullable() }).openapi("EntryList");
export type EntryList = z.infer<typeof EntryList>;
