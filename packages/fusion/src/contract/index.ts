/**
 * What fusion reads and what it answers. A feature set is built from the rows that one reader may see, so that the same
 * code computes the duty's clusters and a reader's view: nothing in here counts, averages or ranks over other reports.
 */

/** The organisation hit, as linkage sees it: folded names only, never the raw string. */
export interface OrganisationFeature {
  /** Folded name without legal form, tokens joined by blanks. */
  readonly key: string;
  readonly tokens: readonly string[];
  /** Other names in the same form: doing business as, bracketed short forms, readings. */
  readonly aliases: readonly string[];
}

/** Malware, a tool or an actor that a report names. */
export interface NameFeature {
  readonly kind: "malware" | "tool" | "actor" | "product";
  /** The name by which all its aliases go; folded where the alias base does not know it. */
  readonly name: string;
  /** False where it was named by an everyday word, or by an alias that several share. */
  readonly sure: boolean;
}

/** What an extortionist left behind: file names, the extension of what was encrypted, the wording as a sketch. */
export interface NoteFeature {
  readonly files: readonly string[];
  readonly extensions: readonly string[];
  readonly shingles: readonly number[];
  /** A print of the wording but for blanks and width; null where no wording is told. */
  readonly print: string | null;
}

/** A sum of money. `currency` is an ISO 4217 code, BTC, XMR, ETH or USDT. */
export interface AmountFeature {
  readonly currency: string;
  readonly amount: number;
}

/** Whom or what an incident came through: a contractor, a product, a flaw. */
export interface RootFeature {
  readonly kind: "vendor" | "product" | "flaw";
  /** Equal for all spellings. */
  readonly key: string;
  /** As it was written. */
  readonly name: string;
}

/** Comparable facts of a report, without its text. Days are epoch days in UTC, fractional. */
export interface FeatureSet {
  /** Canonical indicators that may take part in linking; investigation secrets and context values are not among them. */
  readonly observables: readonly { readonly kind: string; readonly value: string }[];
  readonly organisation: OrganisationFeature | null;
  readonly country: string | null;
  readonly region: string | null;
  /** When it happened, and how exactly that was said (absent = to the day); null when not said. */
  readonly occurred: {
    readonly from: number;
    readonly to: number;
    readonly precision?: "day" | "hour" | "minute" | "second";
    readonly approximate?: boolean;
  } | null;
  /** When it was reported, or else noticed; null when not said. */
  readonly reported: number | null;
  /** Persons affected everywhere, and in the reporter's own region; null when not said or unknown. */
  readonly affected: number | null;
  readonly affectedLocal: number | null;
  /** Class of the incident, one word for all spellings in both languages. */
  readonly incidentType: string | null;
  /** The list or authority it came through: two entries of one list are rarely one incident. */
  readonly source: string | null;
  readonly names: readonly NameFeature[];
  /** ATT&CK ids. */
  readonly techniques: readonly string[];
  readonly note: NoteFeature | null;
  /** Wallets that the text names; those among the observables are not repeated. */
  readonly wallets: readonly string[];
  /** Persons named, each by the spellings that can be told: `han:田中太郎`, `latin:taro tanaka`. */
  readonly persons: readonly (readonly string[])[];
  readonly amounts: readonly AmountFeature[];
  /** The sender's own number of the report; it is compared with what others mention, never with their own numbers. */
  readonly ownReference: string | null;
  /** Numbers of cases, tickets and reports that it mentions. */
  readonly references: readonly string[];
  readonly roots: readonly RootFeature[];
  /** Bottom-k sketch of the narrative's word (or kana and kanji) shingles, ascending unsigned 32-bit numbers. */
  readonly shingles: readonly number[];
}

/** A report as the linker knows it: an opaque key and its features. */
export interface LinkableReport {
  readonly report: string;
  readonly features: FeatureSet;
}

/**
 * A constraint as data: which pairs may be joined at all, how much evidence joins, how clusters hold together.
 * Source: profiles/link-policies.
 */
export interface LinkPolicy {
  readonly id: string;
  readonly kind: "observables" | "notices";
  /** Observables: that many different strong values must be shared. */
  readonly minSharedStrongObservables: number;
  readonly strongTypes: readonly string[];
  /** Hard limit: two reports whose times lie further apart are never joined. */
  readonly windowDays: number;
  /** Bits of a pair of reports before anything is compared. */
  readonly prior: number;
  /** Which features may speak for a link. What others agree in is told and weighs nothing. */
  readonly features: readonly LinkFeature[];
  /** How many independent agreements a link takes under `notices`: each strong value is one, each other feature one. */
  readonly minAgreements: number;
  /** Bits from which a pair is a link. */
  readonly threshold: number;
  /** Bits of circumstances (all but the name) from which a pair may stand in one cluster that other links formed. */
  readonly support: number;
  /** Share of the pairs across two groups that must agree by name before a link joins them; 0 = transitive. */
  readonly minShare: number;
  /**
   * Share of the cost of a second entry of one list that counts inside a cluster. At 0 entries of one list stand together as
   * others do (they may amend each other), at 1 hardly ever (an organisation that reports often has many incidents).
   */
  readonly listInside: number;
  /** Share of those pairs that may be incoherent all the same: one late report among many that agree. Idle if transitive. */
  readonly tolerance: number;
  /** Whether equal names suffice without any second kind of evidence. */
  readonly nameAloneLinks: boolean;
  /** Whether domains and URLs count among the strong types. */
  readonly domainLinks: boolean;
  /** Between "linked" and "ignored": how many strong values a pair shares that is shown to a person. */
  readonly proposeShared: number;
  /** Bits from which such a pair is shown. */
  readonly proposeFrom: number;
}

/** What becomes of a pair: joined by itself, shown to a person, or left alone. */
export type Zone = "link" | "propose" | "ignore";

/** What two reports can agree in. `named` are malware, tools and actors, `note` is the ransom note, `person` a named person. */
export const LINK_FEATURES = [
  "observable",
  "organisation",
  "time",
  "affected",
  "place",
  "type",
  "text",
  "named",
  "technique",
  "note",
  "wallet",
  "person",
  "money",
  "reference",
] as const;
export type LinkFeature = (typeof LINK_FEATURES)[number];

/** Why a number of bits was given; `explain` has a sentence for each in each language. */
export type ReasonCode =
  | "PRIOR"
  | "OBSERVABLES_SHARED"
  | "OBSERVABLES_LISTED"
  | "OBSERVABLES_COMMON"
  | "NAME_EQUAL"
  | "NAME_NEAR"
  | "NAME_PART"
  | "NAME_DIFFERS"
  | "NAME_OTHER_SCRIPT"
  | "OCCURRED_SAME_HOUR"
  | "OCCURRED_SAME_DAY"
  | "OCCURRED_NEAR"
  | "OCCURRED_APART"
  | "REPORTED_NEAR"
  | "REPORTED_APART"
  | "TIME_WITHIN_WINDOW"
  | "TOTAL_EQUAL"
  | "TOTAL_CLOSE"
  | "TOTAL_DIFFERS"
  | "TOTAL_CONTRADICTS"
  | "PLACE_EQUAL"
  | "PLACE_DIFFERS"
  | "TEXT_SIMILAR"
  | "NAMED_SAME"
  | "NAMED_DIFFERENT"
  | "TECHNIQUES_SHARED"
  | "NOTE_SAME"
  | "NOTE_SIMILAR"
  | "NOTE_FILE"
  | "WALLETS_SHARED"
  | "PERSON_SAME"
  | "PERSON_NEAR"
  | "MONEY_EQUAL"
  | "MONEY_CLOSE"
  | "REFERENCE_SAME"
  | "OTHER_VICTIM"
  | "SAME_ROOT"
  | "SAME_LIST"
  | "TYPE_EQUAL"
  | "TYPE_DIFFERS";

/** One reason of a score, in bits; the waterfall of reasons sums to the score. `facts` come from the two reports only. */
export interface Reason {
  readonly feature: "prior" | "source" | "victim" | "root" | LinkFeature;
  readonly code: ReasonCode;
  /** `idle` stands where the policy does not let the feature speak for a link: told, and worth 0 bits. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly bits: number;
}

/** A scored pair with `a` < `b`. It is a link where `score` ≥ the policy's `threshold`, else a companion inside a cluster. */
export interface ScoredLink {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Recorded statements of people: these pairs are one incident, these are not. They stand above every score. */
export interface Holds {
  readonly must: readonly (readonly [string, string])[];
  readonly cannot: readonly (readonly [string, string])[];
}
