/** The law of a realm and its clocks, as readers see them. Every row says where it stands written and whether it was checked. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const BASIS_STATES = ["none", "bill", "enacted_not_in_force", "in_force", "suspended", "repealed"] as const;
const State = z.enum(BASIS_STATES);

const Dated = z.object({
  state: State,
  from: z.string(),
  /** Exclusive; null while nothing ends it. */
  until: z.string().nullable(),
  source: z.string(),
  verified: z.boolean(),
  recordedAt: z.string(),
  /** Set where two people of two bodies made the change. */
  change: z.string().nullable(),
});

export const LegalBasis = z
  .object({
    id: z.string(),
    jurisdiction: z.string(),
    instrument: Bilingual,
    article: z.string(),
    source: z.string(),
    verified: z.boolean(),
    /** The state at this moment. */
    state: State,
    states: z.array(Dated),
  })
  .openapi("LegalBasis");
export type LegalBasis = z.infer<typeof LegalBasis>;

export const BasisChange = z
  .object({
    id: z.string(),
    basis: z.string(),
    state: State,
    since: z.string(),
    until: z.string().nullable(),
    source: z.string(),
    verified: z.boolean(),
    reason: z.string(),
    askedAt: z.string(),
    askedBy: z.object({ name: z.string(), body: Body }),
    /** Until when it can be answered. */
    expiresAt: z.string(),
    answer: z.enum(["confirmed", "refused"]).nullable(),
    answeredAt: z.string().nullable(),
    answeredBy: z.object({ name: z.string(), body: Body }).nullable(),
    /** Whether this reader is one who may answer now. */
    mine: z.boolean(),
  })
  .openapi("BasisChange");
export type BasisChange = z.infer<typeof BasisChange>;

export const LawPage = z
  .object({
    /** Null in a realm that was founded without a profile. */
    profile: z
      .object({ id: z.string(), country: z.string(), zone: z.string(), name: Bilingual, about: Bilingual })
      .nullable(),
    now: z.string(),
    bases: z.array(LegalBasis),
    capabilities: z.array(
      z.object({
        id: z.string(),
        name: Bilingual,
        basis: z.string(),
        open: z.boolean(),
        closes: Bilingual,
        eachUse: Bilingual.nullable(),
      }),
    ),
    regimes: z.array(
      z.object({
        id: z.string(),
        name: Bilingual,
        jurisdiction: z.string(),
        state: State,
        voluntary: z.boolean(),
        text: Bilingual,
        source: z.string(),
        verified: z.boolean(),
        protection: z.array(z.string()),
        recipients: z.array(Bilingual),
        stages: z.array(
          z.object({
            id: z.string(),
            name: Bilingual,
            obliged: z.enum(["reporter", "coordinator", "authority"]),
            anchor: z.string(),
            amount: z.number(),
            unit: z.enum(["minutes", "hours", "calendarDays", "businessDays", "months"]),
            roll: z.string(),
            text: Bilingual,
            source: z.string(),
            verified: z.boolean(),
          }),
        ),
      }),
    ),
    /** Reviews that the law sets; `reminded` once their reminder has come. */
    reviews: z.array(
      z.object({
        id: z.string(),
        name: Bilingual,
        due: z.string(),
        remindFrom: z.string(),
        reminded: z.boolean(),
        basis: z.string(),
        source: z.string(),
        verified: z.boolean(),
      }),
    ),
    changes: z.array(BasisChange),
    /** Whether this actor may ask for a change of state. */
    mayAsk: z.boolean(),
    /** How many states were recorded in all: the law's version. */
    version: z.number().int(),
  })
  .openapi("LawPage");
export type LawPage = z.infer<typeof LawPage>;

export const EVIDENCE_KINDS = ["filing", "receipt", "acknowledgement", "message", "call"] as const;

export const CLOCK_STANDINGS = ["running", "warning", "overdue", "paused", "met", "met_late", "frozen"] as const;

export const LegalClock = z
  .object({
    id: z.string(),
    rule: z.string(),
    name: Bilingual,
    regime: Bilingual,
    obliged: z.enum(["reporter", "coordinator", "authority"]),
    /** The body whose clock it is, where it has one. */
    whose: Body.nullable(),
    recipients: z.array(Bilingual),
    case: z.object({ id: z.string(), number: z.string() }).nullable(),
    report: z.object({ id: z.string(), title: z.string() }),
    anchor: z.string(),
    anchorAt: z.string(),
    /** An instant, or a date before the roll rule. */
    due: z.string(),
    /** The date after the roll rule; null where the rule has none. */
    rolled: z.string().nullable(),
    /** When the time is up, exclusive. */
    until: z.string(),
    zone: z.string(),
    standing: z.enum(CLOCK_STANDINGS),
    /** Of the facts that this stage asks for: those that nobody has said yet, in the words of the vocabulary. */
    missing: z.array(z.object({ id: z.string(), name: Bilingual })),
    asked: z.number().int(),
    text: Bilingual,
    source: z.string(),
    verified: z.boolean(),
    /** False where the calendar's list of holidays does not reach so far. */
    covered: z.boolean(),
    pause: Bilingual.nullable(),
    evidence: z
      .object({ kind: z.enum(EVIDENCE_KINDS), reference: z.string(), at: z.string(), said: z.string() })
      .nullable(),
    /** Whether this body may say that it was met. */
    mine: z.boolean(),
  })
  .openapi("LegalClock");
export type LegalClock = z.infer<typeof LegalClock>;

export const ClockPage = z
  .object({
    items: z.array(LegalClock),
    next: z.string().nullable(),
    now: z.string(),
    /** Since when the host's time is in doubt; deadlines of what came in since stand still. */
    doubtSince: z.string().nullable(),
  })
  .openapi("ClockPage");
export type ClockPage = z.infer<typeof ClockPage>;
