/** Measures: what a body asks for, where it stands, and whom it waits for. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";
import { Receipt } from "./report.ts";

/** What a gate answered to a request: `ACCEPTED`, or why it stays closed. */
export const MeasureAnswer = z
  .object({
    receipt: Receipt,
    measure: z.string().nullable(),
    /** The requester's own number. */
    number: z.string(),
    state: z.string().nullable(),
    answer: z.string().nullable(),
    waitsFor: z.string().nullable(),
  })
  .openapi("MeasureAnswer");
export type MeasureAnswer = z.infer<typeof MeasureAnswer>;

const By = z.object({ name: z.string().nullable(), body: Body });

export const MeasureStation = z.object({ station: z.string(), standing: z.enum(["done", "here", "ahead"]) });

export const MeasureSummary = z
  .object({
    id: z.string(),
    number: z.string(),
    type: z.string(),
    case: z.string().nullable(),
    asker: Body,
    askedAt: z.string(),
    state: z.string(),
    stateSince: z.string(),
    /** Whom it waits for: requester, legal, foreign_ministry, approver, consultation, director, reviewer. */
    waitsFor: z.string(),
    path: z.array(MeasureStation),
    /** Until when every measure of its type waits after its approval. */
    deconflictedAt: z.string().nullable(),
    timesOutAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    exPostBy: z.string().nullable(),
    /** An emergency that nobody has approved in its time: shown in red until it is reviewed. */
    exPostOverdue: z.boolean(),
    /** A notice that was put off and not looked at again in time. */
    noticeOverdue: z.boolean(),
    mine: z.boolean(),
  })
  .openapi("MeasureSummary");
export type MeasureSummary = z.infer<typeof MeasureSummary>;

export const MeasurePage = z
  .object({ items: z.array(MeasureSummary), next: z.string().nullable() })
  .openapi("MeasurePage");

export const MeasureForm = z
  .object({
    target: z.object({ kind: z.string(), value: z.string(), country: z.string().nullable() }),
    /** Of an acquisition of communications: foreign and domestic ends. */
    direction: z.enum(["FF", "FD", "DF"]).optional(),
    /** The number of the request that it is to prolong. */
    prolongs: z.string().optional(),
    necessity: z.object({ targetAct: z.string(), protectedComputer: z.string(), why: z.string() }),
    subsidiarity: z.array(z.object({ means: z.string(), whyNot: z.string() })),
    proportionality: z.object({ scope: z.string(), until: z.string(), volumeCap: z.number().nullable() }),
  })
  .openapi("MeasureForm");
export type MeasureForm = z.infer<typeof MeasureForm>;

export const EFFECTS = ["applied", "failed", "false_positive", "harm"] as const;
const Effect = z.object({ effect: z.enum(EFFECTS), note: z.string().nullable(), at: z.string() });
const Target = z.object({ kind: z.string(), value: z.string(), country: z.string().nullable() });

/** What a recipient is to do, and what came of it. */
export const Direction = z
  .object({
    id: z.string(),
    type: z.string(),
    recipient: Body,
    from: Body,
    at: z.string(),
    target: Target.nullable(),
    scope: z.string().nullable(),
    until: z.string().nullable(),
    effects: z.array(Effect),
    mine: z.boolean(),
  })
  .openapi("Direction");
export type Direction = z.infer<typeof Direction>;
export const DirectionPage = z
  .object({ items: z.array(Direction), next: z.string().nullable() })
  .openapi("DirectionPage");

/** Everything that is needed to decide, on one page. */
export const MeasureDetail = MeasureSummary.extend({
  /** The last step, as `If-Match` names it. */
  step: z.number().int(),
  /** SHA-256 of what is decided on, hexadecimal. */
  digest: z.string(),
  version: z.number().int(),
  askedBy: z.string().nullable(),
  basis: z.object({ capability: z.string().nullable(), inForce: z.boolean() }),
  target: Target.nullable(),
  form: MeasureForm.nullable(),
  /** As another system wrote it; null for what was drafted here. */
  document: z.record(z.string(), z.unknown()).nullable(),
  recipients: z.array(Body),
  /** What the form still lacks, by place and rule; for the asker. */
  faults: z.array(z.object({ place: z.string(), rule: z.string() })),
  plan: z.object({
    approver: z.string(),
    quorum: z.number().int(),
    organisations: z.number().int(),
    veto: z.boolean(),
    otherOrganisation: z.boolean(),
    deconflictionMinutes: z.number().int(),
    emergencyExPostMinutes: z.number().int().nullable(),
    /** What earlier effects on the same target ask of this gate beyond its plan. */
    addedApprovals: z.number().int(),
    addedReview: z.boolean(),
    verified: z.boolean(),
  }),
  tally: z.object({ says: z.string(), missing: z.number().int() }),
  consultations: z.array(z.object({ reference: z.string(), body: Body, at: z.string(), exactlyThis: z.boolean() })),
  votes: z.array(
    z.object({
      says: z.string(),
      decision: z.string().nullable(),
      words: z.string().nullable(),
      by: By,
      delegated: z.boolean(),
      at: z.string(),
      validUntil: z.string().nullable(),
      /** False where what was voted on is not what stands here now. */
      exactlyThis: z.boolean(),
      /** Where it was signed with a passkey: the statement, and the assertion over its SHA-256 (WebAuthn), bytes in base64url. */
      signature: z
        .object({
          statement: z.string(),
          credential: z.string(),
          publicKey: z.string(),
          authenticatorData: z.string(),
          clientData: z.string(),
          signature: z.string(),
          rpId: z.string(),
        })
        .nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      n: z.number().int(),
      event: z.string(),
      state: z.string(),
      answer: z.string().nullable(),
      words: z.string().nullable(),
      by: By,
      at: z.string(),
    }),
  ),
  directions: z.array(Direction),
  /** What earlier measures on the same target did, as far as this reader sees: of each direction the recipient's last word, newest first. */
  earlier: z.array(z.object({ effect: z.enum(EFFECTS), at: z.string(), body: Body, type: z.string() })),
  losses: z.array(z.object({ kind: z.string(), amount: z.string(), currency: z.string(), on: z.string(), body: Body })),
  notices: z.array(
    z.object({
      kind: z.enum(["notified", "deferred"]),
      words: z.string().nullable(),
      reviewAt: z.string().nullable(),
      overdue: z.boolean(),
      at: z.string(),
    }),
  ),
  /** What this body may do now, whatever the role: the role is asked beside. */
  may: z.array(z.string()),
}).openapi("MeasureDetail");
export type MeasureDetail = z.infer<typeof MeasureDetail>;

export const GatePlans = z
  .object({
    /** Which gates the realm's legal profile has. */
    gates: z.string(),
    verified: z.boolean(),
    /** Types that are closed since nobody has recorded what this profile's law asks for. */
    unknown: z.array(z.object({ type: z.string(), why: z.object({ en: z.string(), ja: z.string() }) })),
    plans: z.array(
      z.object({
        type: z.string(),
        /** Whether this body is of a kind that may ask for it. */
        mine: z.boolean(),
        approver: z.string(),
        legalReview: z.boolean(),
        foreignConsultation: z.boolean(),
        subsidiarity: z.boolean(),
        emergency: z.boolean(),
      }),
    ),
  })
  .openapi("GatePlans");

const Signal = z.object({
  id: z.string(),
  /** Why it was looked for: a hold was placed, a measure approved, or something arrived. */
  cause: z.enum(["hold", "measure", "report"]),
  kind: z.string(),
  value: z.string(),
  at: z.string(),
});

export const HoldList = z
  .object({
    holds: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        value: z.string(),
        reason: z.string().nullable(),
        until: z.string(),
        liftedAt: z.string().nullable(),
        at: z.string(),
      }),
    ),
    hits: z.array(z.object({ id: z.string(), type: z.string(), kind: z.string(), value: z.string(), at: z.string() })),
    /** Somebody else keeps the value too; who it is the officers of deconfliction know. */
    matches: z.array(Signal),
  })
  .openapi("HoldList");

export const HitList = z
  .object({
    hits: z.array(
      z.object({
        id: z.string(),
        measure: z.string(),
        type: z.string(),
        kind: z.string(),
        value: z.string(),
        asker: Body,
        at: z.string(),
      }),
    ),
    /** Every measure that came into its blind consultation, whether or not it met a hold. */
    measures: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        asker: Body,
        at: z.string(),
        /** The last word of the officers on it. */
        said: z.object({ stops: z.boolean(), words: z.string().nullable(), at: z.string() }).nullable(),
      }),
    ),
    /** Two bodies that keep the same value from each other. */
    matches: z.array(Signal.extend({ bodies: z.array(Body) })),
  })
  .openapi("HitList");
