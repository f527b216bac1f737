/** The case room: who takes part, what was said, who has it open, what is still open in it. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const STATEMENT_KINDS = [
  "comment",
  "hypothesis",
  "disagreement",
  "contest",
  "answer",
  "restoration",
  "lesson",
  "done",
  "translation",
  "reviewed",
  "note",
  "invited",
  "accepted",
  "declined",
  "released",
  "lead_offered",
  "lead_taken",
  "lead_declined",
  "closed",
  "reopened",
] as const;

export const CaseStatement = z
  .object({
    id: z.string(),
    kind: z.enum(STATEMENT_KINDS),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body }),
    words: z.string(),
    /** Who reads it: null = everybody in the room. */
    to: z.array(Body).nullable(),
    about: z.object({ kind: z.string(), id: z.string(), other: z.string().nullable() }).nullable(),
    derivedFrom: z.array(z.string()),
    answers: z.string().nullable(),
    outcome: z.enum(["upheld", "rejected", "stands"]).nullable(),
    owner: Body.nullable(),
    due: z.string().nullable(),
    /** Of a translation: into which language (RFC 5646), and whether by hand or by a machine. */
    language: z.string().nullable(),
    madeBy: z.enum(["human", "machine"]).nullable(),
    /** Of a contest, a disagreement, a restoration, a lesson or a translation: nothing has answered it yet. */
    open: z.boolean(),
  })
  .openapi("CaseStatement");
export type CaseStatement = z.infer<typeof CaseStatement>;

export const CaseNote = z
  .object({
    version: z.number().int(),
    words: z.string(),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body }),
  })
  .openapi("CaseNote");
export type CaseNote = z.infer<typeof CaseNote>;

export const CaseRoom = z
  .object({
    case: z.object({ id: z.string(), number: z.string(), closedAt: z.string().nullable() }),
    lead: Body,
    leads: z.boolean(),
    participants: z.array(
      z.object({
        body: Body,
        namedAt: z.string(),
        answer: z.enum(["asked", "accepted", "declined"]),
        answeredAt: z.string().nullable(),
      }),
    ),
    /** The lead is offered to this body, and it may take it. */
    leadOffered: z.boolean(),
    /** The picture of the situation that everybody writes on. */
    note: CaseNote.nullable(),
    statements: z.array(CaseStatement),
    /** People who have the case open now. */
    present: z.array(z.object({ name: Bilingual, body: Body })),
    evidence: z.array(
      z.object({
        id: z.string(),
        report: z.string(),
        owner: Body,
        sample: z.boolean(),
        bytes: z.number().int(),
        sha256: z.string(),
        at: z.string(),
        hands: z.number().int(),
      }),
    ),
  })
  .openapi("CaseRoom");
export type CaseRoom = z.infer<typeof CaseRoom>;

/** What a case asks of the reader's body and nobody has answered yet: to take part, or to take over the lead. */
export const RoomAsk = z
  .object({
    case: z.object({ id: z.string(), number: z.string() }),
    kind: z.enum(["take_part", "lead"]),
    from: Body,
    at: z.string(),
  })
  .openapi("RoomAsk");
export type RoomAsk = z.infer<typeof RoomAsk>;
export const RoomAsks = z.object({ items: z.array(RoomAsk) }).openapi("RoomAsks");

export const Disclosure = z
  .object({
    body: Body,
    already: z.boolean(),
    /** What it would learn by being named. */
    learns: z.object({
      number: z.string(),
      openedAt: z.string(),
      lead: Body,
      participants: z.array(Body),
      statements: z.number().int(),
      assessments: z.number().int(),
      /** Tasks that are held for it and would be offered. */
      tasks: z.number().int(),
    }),
    /** Of the reports that the asker sees in the case: those that the body sees anyway. Naming it shows it no other. */
    reports: z.object({ of: z.number().int(), sees: z.number().int() }),
  })
  .openapi("Disclosure");
export type Disclosure = z.infer<typeof Disclosure>;
