/** Releases as their orderer sees them, and deliveries as their recipients do. Neither tells of the other's part. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body, Marking } from "./party.ts";
import { RELEASE_STATES, ReleaseApproval, ReleaseRuleShown } from "./release-approval.ts";

const Tlp = Marking.shape.tlp;

/** Why values are in a package or not: the step of the handling rule that decided for one recipient, as a stable code; see docs/specs/handling.md. */
const Reason = z.object({
  body: Body.nullable(),
  included: z.boolean(),
  rule: z.string(),
  values: z.array(z.object({ kind: z.string(), value: z.string() })),
});

const Value = z.object({ kind: z.string(), value: z.string(), tlp: Tlp, validUntil: z.string().nullable() });

export const ReleaseSummary = z
  .object({
    id: z.string(),
    at: z.string(),
    audience: z.string(),
    recipients: z.array(Body),
    /** The reports that the orderer saw joined when it gave the order. */
    reports: z.array(z.string()),
    /** The orderer's own part: what of the package it could see itself. A recipient may get more that it is entitled to anyway. */
    values: z.array(Value),
    tlp: Tlp.nullable(),
    /** SHA-256 over the lines "kind value tlp" of the orderer's own part, as it was frozen, hexadecimal. */
    digest: z.string(),
    /** Recipients that said that they have their packages. */
    acknowledged: z.array(z.object({ body: Body, at: z.string() })),
    state: z.enum(RELEASE_STATES),
    /** Null: nobody had to be asked. */
    approval: ReleaseApproval.nullable(),
  })
  .openapi("ReleaseSummary");

const VictimField = z.enum(["name", "sector", "region", "system", "occurred", "values"]);
const VictimFact = z.object({
  field: VictimField,
  included: z.boolean(),
  rule: z.enum([
    "consented",
    "not_chosen",
    "not_in_force",
    "other_audience",
    "itself",
    "beyond_consent",
    "nothing_of_it",
    "not_its_report",
  ]),
});

export const Release = ReleaseSummary.extend({
  /** Over, or not to go out any more, from what the orderer sees itself now. */
  values: z.array(Value.extend({ state: z.enum(["in_force", "ended", "taken_back"]) })),
  /** Recipients that got nothing: their door was closed when it was to be handed over. */
  lapsed: z.array(z.object({ body: Body, at: z.string() })),
  reasons: z.array(Reason),
  /** For each consent that the order named and each recipient: every fact, told or not, and whether it is served still. */
  victims: z.array(
    VictimFact.extend({
      consent: z.string(),
      victim: Body,
      body: Body,
      /** Of what is told: served, over, or over and its recipient was told so; null where nothing went out. */
      state: z.enum(["served", "over", "told"]).nullable(),
    }),
  ),
}).openapi("Release");
export type Release = z.infer<typeof Release>;

export const ReleasePage = z
  .object({ items: z.array(ReleaseSummary), next: z.string().nullable() })
  .openapi("ReleasePage");

export const DeliverySummary = z
  .object({
    id: z.string(),
    at: z.string(),
    audience: z.string(),
    count: z.number().int(),
    tlp: Tlp.nullable(),
    /** SHA-256 over the lines "kind value tlp" of the whole package, hexadecimal. */
    digest: z.string(),
    /** The how manyth package of this recipient in this audience. */
    version: z.number().int(),
    /** SHA-256 over the bytes of the package in STIX, hexadecimal; null where it holds nothing. */
    packageDigest: z.string().nullable(),
    /** When this body said that it has the package. */
    acknowledgedAt: z.string().nullable(),
    /** Does it tell of a victim, or did it? */
    aboutVictims: z.boolean(),
  })
  .openapi("DeliverySummary");

/** One value that was released to this body, as it stands now. */
const Received = z
  .object({
    kind: z.string(),
    value: z.string(),
    tlp: Tlp,
    terms: z.array(z.string()),
    validUntil: z.string().nullable(),
    /** When its last version came. */
    addedAt: z.string(),
    state: z.enum(["in_force", "ended", "revoked"]),
    /** Why it stands on no list to block by: its marking, the warning list, or this body's own assets. Null where it does. */
    unlisted: z.enum(["marking", "common", "own"]).nullable(),
    /** What this body said came of it. */
    answers: z.array(z.object({ says: z.string(), tell: z.string(), at: z.string() })),
  })
  .openapi("Received");

export const ReceivedPage = z
  .object({
    items: z.array(Received),
    next: z.string().nullable(),
    /** Kinds with something to block by, for which there are lists. */
    kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  })
  .openapi("ReceivedPage");
export type ReceivedPage = z.infer<typeof ReceivedPage>;

const RecipientKind = z.enum(["government", "member", "abroad"]);

/** What became of a body's own report, as far as it may be told: nobody is named. */
export const ReportOutcome = z
  .object({
    released: z.array(
      z.object({ at: z.string(), recipient: RecipientKind, bodies: z.number().int(), values: z.number().int() }),
    ),
    answers: z.array(
      z.object({
        kind: z.string(),
        value: z.string(),
        says: z.string(),
        recipient: RecipientKind,
        answers: z.number().int(),
        at: z.string(),
      }),
    ),
  })
  .openapi("ReportOutcome");
export type ReportOutcome = z.infer<typeof ReportOutcome>;

const Step = z.object({ rule: z.string(), outcome: z.enum(["allows", "refuses", "passes"]) });

/** What recipients would get of what the asker itself sees, value by value, and why or why not. */
export const ReleasePreview = z
  .object({
    recipients: z.array(Body),
    reports: z.array(z.string()),
    /** Those that would go out, in the order of the package; the first two thousand. */
    values: z.array(
      Value.extend({
        /** Statements of it that the asker sees, each with what the rule says for each recipient. */
        sources: z.array(
          z.object({
            report: z.string(),
            owner: Body,
            verdicts: z.array(z.object({ body: Body, receives: z.boolean(), why: z.array(Step) })),
          }),
        ),
        included: z.boolean(),
      }),
    ),
    more: z.boolean(),
    count: z.number().int(),
    tlp: Tlp.nullable(),
    /** What an order names as `previewed`, so that it holds exactly this. */
    digest: z.string(),
    /** By which rules of the legal profile it would wait for a second person; none: it goes at once. */
    approval: z.array(ReleaseRuleShown),
    /** Victims that consented to be named, as far as these reports are theirs: nothing is told unless the order chooses it. */
    victims: z.array(
      z.object({
        consent: z.string(),
        victim: Body,
        report: z.string(),
        until: z.string().nullable(),
        /** What it consented to have told, in its words. */
        fields: z.array(z.object({ field: VictimField, words: z.string() })),
        recipients: z.array(z.object({ body: Body, fields: z.array(VictimFact) })),
      }),
    ),
  })
  .openapi("ReleasePreview");
export type ReleasePreview = z.infer<typeof ReleasePreview>;

export const Delivery = DeliverySummary.extend({
  values: z.array(Value),
  /** What this body is told of victims that consented to it; `words` is null where that is over. */
  victims: z.array(
    z.object({
      at: z.string(),
      words: z
        .object({
          name: Bilingual.optional(),
          sector: z.string().optional(),
          region: z.string().optional(),
          system: z.string().optional(),
          occurred: z.string().optional(),
        })
        .nullable(),
      values: z.array(z.object({ kind: z.string(), value: z.string() })),
    }),
  ),
}).openapi("Delivery");
export type Delivery = z.infer<typeof Delivery>;

/** Values that this body was handed and must share and use no further: the ground on which it had them was taken back. */
export const Recall = z
  .object({
    id: z.string(),
    at: z.string(),
    values: z.array(z.object({ kind: z.string(), value: z.string() })),
    /** The packages of this body in which they stood. */
    deliveries: z.array(z.string()),
  })
  .openapi("Recall");

export const RecallPage = z.object({ items: z.array(Recall), next: z.string().nullable() }).openapi("RecallPage");

export type RecallPage = z.infer<typeof RecallPage>;

export const DeliveryPage = z
  .object({ items: z.array(DeliverySummary), next: z.string().nullable() })
  .openapi("DeliveryPage");
