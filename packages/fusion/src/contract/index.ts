/**
 * What fusion reads and what it answers. Features are grouped by label: a reader gets the features of the labels in its
 * set and nothing else, so that the same code computes the duty's clusters and a reader's view.
 */

/** One comparable fact of a report. `weightable` text is compared by tokens, observables by equality. */
export interface FeatureSet {
  /** kind:value of strong and weak observables, canonical. */
  readonly observables: readonly { readonly kind: string; readonly value: string }[];
  /** The organisation hit, as linkage sees it; null when not said. */
  readonly organisation: {
    readonly key: string;
    readonly tokens: readonly string[];
    readonly aliases: readonly string[];
  } | null;
  readonly country: string | null;
  readonly region: string | null;
  /** Times as epoch days (fractional), for windows; null when not said. */
  readonly occurred: { readonly from: number; readonly to: number } | null;
  readonly reported: number | null;
  readonly affected: number | null;
  readonly affectedLocal: number | null;
  readonly incidentType: string | null;
  /** The list or authority it came through: two entries of one list are rarely one incident. */
  readonly source: string | null;
  readonly names: readonly string[];
  readonly shingles: readonly number[];
}

/** A report as the linker knows it: an opaque key and its features. */
export interface LinkableReport {
  readonly report: string;
  readonly features: FeatureSet;
}

/** A constraint as data: which features may link, and how far apart in time. Source: profiles/link-policies. */
export interface LinkPolicy {
  readonly id: string;
  readonly kind: "observables" | "notices";
  readonly minSharedStrongObservables: number;
  readonly strongTypes: readonly string[];
  readonly windowDays: number;
  readonly threshold: number;
  readonly nameAloneLinks: boolean;
  readonly domainLinks: boolean;
}

/** One reason of a score, in bits; the waterfall of reasons sums to the score. */
export interface Reason {
  readonly feature:
    | "prior"
    | "observable"
    | "organisation"
    | "time"
    | "affected"
    | "place"
    | "text"
    | "source"
    | "type";
  readonly detail: string;
  readonly bits: number;
}

export interface ScoredLink {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}
