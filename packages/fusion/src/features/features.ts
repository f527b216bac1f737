/**
 * Turns an understood report into the few facts that linkage compares. Pure: the same report gives the same features.
 * Only indicators count as observables: context values and investigation secrets never take part in linking, and free
 * text leaves this room only as a sketch of hashes.
 */
import type { Item, Report, Stated, TimeSpan } from "@noroshi/intake/contract";
import { organisationName } from "@noroshi/values";
import type { FeatureSet, OrganisationFeature } from "../contract/index.ts";
import { type AliasBase, aliases } from "../reference/aliases.ts";
import { amountsIn, personsCounted } from "./amounts.ts";
import { incidentClass } from "./incident-class.ts";
import { namesIn, techniquesIn } from "./names.ts";
import { personsIn } from "./persons.ts";
import { regionKey } from "./place.ts";
import { noteIn } from "./ransom-note.ts";
import { ownReference, referencesIn } from "./references.ts";
import { rootsIn } from "./roots.ts";
import { sketch } from "./shingles.ts";
import { textOf } from "./text.ts";
import { walletsIn } from "./wallets.ts";

const DAY = 86_400_000;

/**
 * Features of one report, or of the part that a reader may see.
 * @param source the list or authority that it came through; null when the sender speaks for itself
 * @param visible which items the reader may see; absent = all of them
 */
export function features(
  report: Report,
  source: string | null = null,
  visible: (item: Item) => boolean = () => true,
  base: AliasBase = aliases,
): FeatureSet {
  const { subject } = report;
  const values = observables(report.items, visible);
  const named = subject.name === null ? null : organisation(subject.name);
  const text = textOf(report);
  const mentioned = base.mentions(text);
  return {
    observables: values,
    organisation: named,
    country: subject.country,
    region: regionKey(subject.region),
    occurred: span(report.occurred),
    reported: day(report.stated) ?? day(report.noticed),
    affected: report.affected.total === null ? personsCounted(text) : known(report.affected.total),
    affectedLocal: known(report.affected.local),
    incidentType: incidentClass(report.incidentType),
    source,
    names: namesIn(report.names, mentioned, base),
    techniques: techniquesIn(report.names, text),
    note: noteIn(report.narrative, text, values),
    wallets: walletsIn(text, values),
    persons: personsIn(text),
    amounts: amountsIn(text),
    ownReference: ownReference(report.sourceId),
    references: referencesIn(text),
    roots: rootsIn(text, mentioned, values, base, named?.key ?? null),
    shingles: sketch(report.narrative.map((part) => part.text).join("\n")),
  };
}

function observables(items: readonly Item[], visible: (item: Item) => boolean): FeatureSet["observables"] {
  const seen = new Map<string, { readonly kind: string; readonly value: string }>();
  for (const item of items) {
    if (!item.indicator || item.handling === "investigation_secret" || !visible(item)) continue;
    seen.set(`${item.kind}:${item.value}`, { kind: item.kind, value: item.value });
  }
  return [...seen.values()];
}

/** The folded name, or null when nothing but a legal form is left of it. */
function organisation(raw: string): OrganisationFeature | null {
  const { key, tokens, aliases } = organisationName(raw);
  return key === "" ? null : { key, tokens, aliases };
}

function span(time: TimeSpan | null): FeatureSet["occurred"] {
  if (time === null) return null;
  const from = Date.parse(time.from) / DAY;
  const to = Date.parse(time.to) / DAY;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  const { precision, approximate } = time;
  return {
    from,
    to: Math.max(from, to),
    ...(precision === "day" ? {} : { precision }),
    ...(approximate ? { approximate } : {}),
  };
}

function day(time: TimeSpan | null): number | null {
  return span(time)?.from ?? null;
}

function known(count: Stated<number>): number | null {
  return typeof count === "number" && Number.isFinite(count) && count >= 0 ? count : null;
}
