/**
 * What intake hands to every later stage: one report, understood, in the hub's own words.
 * Everything here came from outside and was checked by a decoder; free text stays free text and is never executed,
 * matched against commands or shown without its label. Later stages trust the shape, not the sender's honesty.
 */
import type { Caveat, Pap } from "@noroshi/handling";
import type { Trail } from "@noroshi/stix";
import type { ObservableKind } from "@noroshi/values";
import type { FormFormat } from "../form/fields.ts";

export { type Answers, answersFrom, FORM_SCHEMA, type FormDocument, formDocument } from "../form/document.ts";
export {
  FORM_FIELDS,
  FORM_STEPS,
  FORMS,
  type FormField,
  type FormFormat,
  type FormStep,
  fieldsOf,
  labelOf,
} from "../form/fields.ts";
export { UNKNOWN, type Word } from "../form/words.ts";

/** Formats that intake can tell apart by content; the file name and media type are hints only. */
export type Format =
  | "stix-bundle-2.1"
  | "stix-bundle-2.0"
  | "taxii-envelope-2.1"
  | "misp-event"
  | FormFormat
  | "police-submission"
  | "neutral-incident"
  | "table"
  | "email"
  | "text"
  | "docx"
  | "pdf"
  | "iodef-2"
  | "veris";

/** The sort of paper it is: standing orders speak of these, not of file formats. */
export type ReportKind =
  | "common_form"
  | "police_submission"
  | "misp_event"
  | "stix_report"
  | "incident_notice"
  | "indicator_list"
  | "document";

export type Tlp = "clear" | "green" | "amber" | "amber+strict" | "red";

/** `unknown` is what a sender said; null is what a sender did not say. They are never mixed. */
export type Stated<T> = T | "unknown" | null;

/** An instant or a span, as precise as it was told. Instants are ISO 8601 UTC with Z. */
export interface TimeSpan {
  readonly from: string;
  /** Last instant of the span, inclusive; equal to `from` for a point in time. */
  readonly to: string;
  readonly precision: "day" | "hour" | "minute" | "second";
  readonly approximate: boolean;
}

/** One value in a report. `value` is canonical (packages/values), `raw` is what stood in the file. */
export interface Item {
  /** The sender's own id of the object (STIX id, MISP uuid, "item 3"), unique in the report. */
  readonly ref: string;
  /** The version of the sender's object where the format has one (STIX `modified`): with `ref` it names the object. */
  readonly version?: string;
  readonly kind: ObservableKind;
  readonly value: string;
  readonly raw: string;
  /** True if the sender says that the value is malicious; false for context. */
  readonly indicator: boolean;
  /** The item's own marking, already the stricter of item and report. */
  readonly tlp: Tlp;
  readonly handling: "normal" | "law_enforcement_only" | "investigation_secret";
  /** How far acting on it may be noticed, already the stricter of item and report; absent = nobody said. */
  readonly pap?: Pap;
  /** What the file itself restricts beside its marking, of item and report together; absent = nothing. */
  readonly caveats?: readonly Caveat[];
  /** A sharing group that the sender named for this value (MISP, its uuid): only its members may read it, beside all else. */
  readonly sharingGroup?: string;
  /**
   * Who first said it, in the format's own words: an organisation id of the register (forms, police), a MISP
   * organisation uuid (Orgc), a STIX id (created_by_ref). Null = the sender.
   */
  readonly originator: string | null;
  readonly validFrom: string | null;
  /** Exclusive: at this instant the item is expired. */
  readonly validUntil: string | null;
  /** An own observation that the sender declares, as an instant. */
  readonly observedAt: string | null;
  /** By which hubs it came, as the file says; absent = no hub passed it on. */
  readonly trail?: Trail | "unreadable";
  /** Where in the file: cell, JSON path, line. */
  readonly place: string;
}

/** One field as it was understood, for the sender's receipt page. Labels are the file's own words. */
export interface UnderstoodField {
  readonly place: string;
  readonly label: string;
  readonly raw: string;
  /** How the hub reads it, or null if it is kept as it stands. */
  readonly read: string | null;
}

/** Something that the decoder refused or could not read, with the place and the rule. */
export interface IntakeFault {
  readonly code: IntakeFaultCode;
  readonly place: string;
  readonly say: { readonly en: string; readonly ja: string };
}

export type IntakeFaultCode =
  | "EMPTY"
  | "TOO_LARGE"
  | "TOO_DEEP"
  | "TOO_MANY"
  | "RATIO"
  | "NOT_UTF8"
  | "NOT_JSON"
  | "NOT_XML"
  | "NOT_ZIP"
  | "NOT_PDF"
  | "UNKNOWN_FORMAT"
  | "MISSING_FIELD"
  | "WRONG_TYPE"
  | "BAD_VALUE"
  | "BAD_DATE"
  | "BAD_MARKING"
  | "STIX_RULE"
  | "DUPLICATE"
  /** Recognised, but not taken as a report (yet): the sentence says what to do instead. */
  | "NOT_TAKEN"
  /** No refusal: STIX 2.0 was read as 2.1, and this had to be decided on the way. */
  | "LIFTED";

/** What the sender agreed to (common forms); null when the format has no such question. */
export interface Consent {
  readonly shareWithCoordinator: boolean;
  readonly shareAnonymised: boolean;
  readonly shareAbroad: boolean;
}

/** A report, understood. Free text sits in `narrative` and `subject` only: those are stored encrypted. */
export interface Report {
  readonly format: Format;
  readonly kind: ReportKind;
  /** The sender's own id of the report; amendments repeat it. Null when the format has none. */
  readonly sourceId: string | null;
  /** ransomware, ddos, data_breach, …; null when not said. */
  readonly incidentType: string | null;
  readonly title: string;
  readonly subject: {
    /** Name of the organisation hit, as written. */
    readonly name: string | null;
    /** The register's organisation id, when the form states it. */
    readonly organisationRef: string | null;
    readonly country: string | null;
    readonly region: string | null;
    readonly sector: string | null;
  };
  /** When it happened, or the date by which the format places it (MISP Event.date, STIX `published`). */
  readonly occurred: TimeSpan | null;
  /** Awareness (覚知): the anchor of legal clocks. */
  readonly noticed: TimeSpan | null;
  /** When the sender wrote it. */
  readonly stated: TimeSpan | null;
  readonly affected: { readonly total: Stated<number>; readonly local: Stated<number> };
  readonly personalData: "yes" | "possible" | "no" | "unknown" | null;
  readonly tlp: Tlp;
  /** How far acting on what it says may be noticed; absent = nobody said. */
  readonly pap?: Pap;
  /** A sharing group that the sender named for the whole report (MISP, its uuid): only its members may read any of it. */
  readonly sharingGroup?: string;
  readonly consent: Consent | null;
  readonly originator: string | null;
  /** Names of malware, actors, techniques: never evidence by themselves. */
  readonly names: readonly { readonly kind: "malware" | "actor" | "technique" | "tool"; readonly value: string }[];
  readonly narrative: readonly { readonly label: string; readonly text: string }[];
  readonly items: readonly Item[];
  /** For the sender's own receipt only: may hold contacts and numbers, so it is kept as the original is kept. */
  readonly fields: readonly UnderstoodField[];
  /** Sightings that stand beside the values (MISP). They found and link nothing, here as little as alone. */
  readonly sightings?: readonly Sighting[];
  /** The owner's own statement of how many items it keeps to itself. Never counted by the hub. */
  readonly existenceCount: number | null;
}

/** What is said of a value: it was met, it is kept out, it is no sign of anything, keeping it out does nothing, or does harm. */
export const SAYS = ["seen", "blocked", "false_positive", "no_effect", "harm"] as const;
export type Says = (typeof SAYS)[number];

/** Who hears it: where it was seen alone; the office too; also those who had reported the value, and not from whom. */
export const HEARERS = ["sender", "office", "reporters"] as const;
export type Hearers = (typeof HEARERS)[number];

/**
 * One observation by a sensor or an owner: a value was seen, or what came of acting on it. It is no report: it founds nothing and
 * links nothing, it tells of a value that reports speak of.
 */
export interface Sighting {
  /** The sender's own id; a second line with the same id is the same sighting. */
  readonly ref: string;
  /** The body at which it was seen, in the format's own words; null = the sender. */
  readonly organisationRef: string | null;
  /** Instant in UTC with Z; null = when it came in. */
  readonly observedAt: string | null;
  readonly kind: ObservableKind;
  readonly value: string;
  readonly raw: string;
  /** How often it was seen, as stated. One line is one sighting whatever stands here. */
  readonly count: number;
  readonly sensor: string | null;
  readonly says: Says;
  readonly tell: Hearers;
  readonly place: string;
}

/** The outcome of understanding a file of sightings. `repeated`: lines whose id stood earlier in the file. */
export type SightingsUnderstanding =
  | {
      readonly ok: true;
      readonly sightings: readonly Sighting[];
      readonly repeated: number;
      readonly refused: readonly IntakeFault[];
    }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

/** One vulnerability as an advisory tells it. */
export interface KnownVulnerability {
  readonly cve: string;
  readonly title: string | null;
  readonly cwe: string | null;
  /** Highest CVSS 3 base score that the advisory gives; null if it gives none. */
  readonly score: number | null;
  /** Names of the affected products (their ids where the advisory names them nowhere). */
  readonly affected: readonly string[];
  /** What the publisher says about exploitation, in its own words. */
  readonly exploitation: readonly string[];
  readonly remedies: readonly { readonly category: string; readonly details: string }[];
  readonly place: string;
}

/** An advisory: knowledge about what could be attacked, no report that anybody was. */
export interface Advisory {
  readonly format: "csaf-2";
  /** The publisher's own id; with `version` it names the document. */
  readonly sourceId: string;
  readonly version: string;
  readonly status: string;
  readonly title: string;
  readonly publisher: string;
  /** Instant of the current release. */
  readonly released: string;
  readonly tlp: Tlp;
  readonly vulnerabilities: readonly KnownVulnerability[];
}

/** The outcome of understanding an advisory. */
export type KnowledgeUnderstanding =
  | { readonly ok: true; readonly advisory: Advisory; readonly refused: readonly IntakeFault[] }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

/** The outcome of understanding one file: reports, and beside them all that was refused, with its place. */
export type Understanding =
  | {
      readonly ok: true;
      readonly format: Format;
      readonly reports: readonly Report[];
      readonly refused: readonly IntakeFault[];
    }
  | { readonly ok: false; readonly format: Format | null; readonly refused: readonly IntakeFault[] };
