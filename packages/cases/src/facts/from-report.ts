/**
 * What an understood report states, as facts. The filer's own form is read field by field, by the labels of the form that the
 * authority gave out; of another body's report only what every report says of its incident. Nothing is guessed: a field that is
 * empty states nothing, and 不明 states "not known".
 */
import type { Item, Report, TimeSpan, UnderstoodField } from "@noroshi/intake/contract";
import type { FilingForm, FormRow } from "../filings/form.ts";
import { type FactCatalogue, type FactField, readValue } from "./catalogue.ts";
import type { Confidence, FactValue } from "./fact.ts";

/** The part of an understood report that a reader of it has. */
export type ReportRead = Pick<
  Report,
  "incidentType" | "occurred" | "noticed" | "personalData" | "affected" | "names" | "tlp"
> & { readonly consent: Report["consent"] };

export interface StatedFact {
  readonly fact: string;
  /** Null = "not known". */
  readonly value: FactValue | null;
  readonly confidence: Confidence;
  /** Where in the file. */
  readonly place: string | null;
}

/** What any reader of a report may take from it. */
export function factsOfReport(read: ReportRead, catalogue: FactCatalogue): readonly StatedFact[] {
  const names = (kind: string) => read.names.filter((n) => n.kind === kind).map((n) => n.value);
  const stated: (StatedFact | undefined)[] = [
    said("incident.type", typeOf(read.incidentType, catalogue.get("incident.type"))),
    atTime("incident.occurredAt", read.occurred),
    said("incident.malware", joined(names("malware"))),
    said("incident.techniques", joined(names("technique"))),
    said("incident.actor", joined(names("actor"))),
  ];
  return stated.flatMap((s) => (s && catalogue.has(s.fact) ? [s] : []));
}

/** What only the sender of a report reads in it: when it noticed, personal data, values, and its form field by field. */
export function factsOfOwnReport(
  read: ReportRead,
  fields: readonly UnderstoodField[],
  items: readonly Pick<Item, "kind" | "value" | "indicator">[],
  form: FilingForm | undefined,
  catalogue: FactCatalogue,
): readonly StatedFact[] {
  const indicators = items.filter((i) => i.indicator).map((i) => `${i.kind} ${i.value}`);
  const cves = items.filter((i) => i.kind === "cve").map((i) => i.value);
  const own: (StatedFact | undefined)[] = [
    atTime("incident.noticedAt", read.noticed),
    read.personalData === null ? undefined : said("personal.involved", known(read.personalData), true),
    read.affected.total === null ? undefined : said("personal.persons", known(read.affected.total), true),
    said("incident.indicators", indicators.length === 0 ? undefined : [...new Set(indicators)]),
    said("incident.vulnerabilities", joined(cves)),
    ...(read.consent
      ? [
          said("sharing.withCoordinator", read.consent.shareWithCoordinator),
          said("sharing.anonymised", read.consent.shareAnonymised),
          said("sharing.abroad", read.consent.shareAbroad),
        ]
      : []),
    said("sharing.tlp", read.tlp),
  ];
  const structured = [
    ...factsOfReport(read, catalogue),
    ...own.flatMap((s) => (s && catalogue.has(s.fact) ? [s] : [])),
  ];
  const have = new Set(structured.map((s) => s.fact));
  const byLabel = form ? fieldsOf(form, fields, catalogue).filter((s) => !have.has(s.fact)) : [];
  return [...structured, ...byLabel];
}

const UNKNOWN_WORDS = /^(不明|未確認|調査中|確認中|精査中|unknown|not known)$/i;

/** Reads a form by its own labels: the row with that label says which fact it is and what its words mean. */
function fieldsOf(
  form: FilingForm,
  fields: readonly UnderstoodField[],
  catalogue: FactCatalogue,
): readonly StatedFact[] {
  const rows = new Map(form.rows.flatMap((r) => (r.facts.length === 1 ? [[labelOf(r.label.ja), r] as const] : [])));
  return fields.flatMap((f): StatedFact[] => {
    const row = rows.get(labelOf(f.label));
    const field = row?.facts[0] === undefined ? undefined : catalogue.get(row.facts[0]);
    // Times and lists were read by intake into their own shapes; here stands only what is one plain value.
    if (!row || !field || field.kind === "instant" || field.kind === "list") return [];
    const text = f.raw.trim();
    if (text === "") return [];
    if (UNKNOWN_WORDS.test(text.normalize("NFKC")))
      return [{ fact: field.id, value: null, confidence: "stated", place: f.place }];
    const value = readValue(field, plain(text, row, field));
    return value === undefined ? [] : [{ fact: field.id, value, confidence: "stated", place: f.place }];
  });
}

function plain(text: string, row: FormRow, field: FactField): unknown {
  const word = Object.entries(row.words ?? {}).find(([, w]) => labelOf(w) === labelOf(text))?.[0];
  if (field.kind === "flag") return word === undefined ? undefined : word === "true";
  if (field.kind === "number") {
    const digits = text.normalize("NFKC").replaceAll(",", "");
    return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
  }
  return word ?? text;
}

/** Labels are compared after NFKC and without blanks, as intake does. */
const labelOf = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");

const known = <T>(value: T | "unknown"): T | null => (value === "unknown" ? null : value);

const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : [...new Set(values)].join(", ");

/** @param nullIsSaid whether null means "not known" here, and not "says nothing" */
function said(fact: string, value: FactValue | null | undefined, nullIsSaid = false): StatedFact | undefined {
  if (value === undefined || (value === null && !nullIsSaid)) return undefined;
  return { fact, value, confidence: "stated", place: null };
}

function atTime(fact: string, span: TimeSpan | null): StatedFact | undefined {
  if (span === null) return undefined;
  const exact = !span.approximate && span.precision !== "day";
  return { fact, value: toSecond(span.from), confidence: exact ? "stated" : "estimated", place: null };
}

const toSecond = (instant: string): string => instant.replace(".000Z", "Z");

function typeOf(type: string | null, field: FactField | undefined): string | undefined {
  if (type === null) return undefined;
  return field?.choices?.some((c) => c.id === type) ? type : "other";
}
