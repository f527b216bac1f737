/**
 * What the invented world of reports is made of. The truth stands beside every document and nowhere inside it: which
 * incident it speaks of, what was done to it on purpose, and which trap its incident is.
 */

/** An organisation that is hit, in both languages. All names are invented. */
export interface Victim {
  readonly ja: string;
  readonly en: string;
  /** How people who know it call it. */
  readonly short: string;
  readonly region: string;
}

/** Why an incident looks like another one that it is not. */
export type Trap =
  /** The same malware family at another victim: one or two files in common. */
  | "same-malware"
  /** The same victim again, at another time, by other means. */
  | "same-victim-later"
  /** Addresses of a network that serves half the world. */
  | "shared-cdn"
  /** One of many incidents of a body that reports again and again. */
  | "serial"
  /** One of many victims of a supplier's incident, on the same day. */
  | "vendor-wave";

/** Two incidents that carry the same one resemble each other and are two. */
export interface Resemblance {
  readonly trap: Trap;
  /** What they have in common: a victim, a family, an address, a supplier. */
  readonly by: string;
}

export interface Incident {
  readonly id: string;
  readonly victim: Victim;
  /** When it began, ms since 1970. */
  readonly at: number;
  readonly malware: string;
  readonly hashes: readonly string[];
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  /** Addresses of a shared host, which the warning list names. */
  readonly shared: readonly string[];
  readonly affected: number | null;
  /** Which of the stock sentences its notices use, and the supplier that was hit, if one was. */
  readonly story: number;
  readonly vendor: Victim | null;
  readonly traps: readonly Resemblance[];
}

/** Through which door a document comes, and in which form. */
export type Channel = "operator-form" | "police" | "soc-alert" | "taxii" | "prose-ja" | "notice-ja" | "notice-en";

/** What was done to a document on purpose. */
export type Flaw = "none" | "partial" | "wrong-clock" | "conflicting-name";

/** One document as a sender would send it, with the truth about it. */
export interface CorpusDocument {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The incident that it speaks of. */
  readonly incident: string;
  /** The organisation that was hit, under its plain name. */
  readonly victim: string;
  readonly channel: Channel;
  readonly flaw: Flaw;
  readonly traps: readonly Resemblance[];
}

export interface Corpus {
  readonly documents: readonly CorpusDocument[];
  /** The addresses that everybody meets, for a warning list. */
  readonly warnings: readonly string[];
}

/** What one writer is told: the incident, as this sender saw it. */
export interface Telling {
  readonly id: string;
  readonly incident: Incident;
  /** The name as this sender writes it, in its own language. */
  readonly name: { readonly ja: string; readonly en: string };
  /** When it began, by this sender's clock; null where it does not say. */
  readonly occurred: number | null;
  readonly noticed: number;
  readonly told: number;
  readonly hashes: readonly string[];
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
  readonly affected: number | null;
  /** The list that publishes a notice. */
  readonly list: string;
  readonly sentences: { readonly ja: string; readonly en: string };
}
