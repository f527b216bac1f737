/**
 * What linkage compares of one report, cut along its labels: the report's own facts under the report's label, each group of
 * values under theirs. A reader gets the parts that it may see and nothing of the others; joining the parts again gives what
 * that reader compares. The duty joins all unsealed parts: the same code, more rows.
 */
import { type FeatureSet, features, nothingSaid } from "@noroshi/fusion";
import type { Item, Report } from "@noroshi/intake/contract";
import type { StoredBody } from "../intake/body.ts";

/** One value as it was stored, with its label. */
export interface StoredItem {
  readonly labelId: number;
  readonly kind: string;
  readonly value: string;
  readonly indicator: boolean;
  readonly secret: boolean;
}

export interface Part {
  readonly labelId: number;
  readonly features: FeatureSet;
}

export interface StoredReport {
  readonly reportId: string;
  readonly labelId: number;
  readonly kind: Report["kind"];
  readonly format: Report["format"];
  readonly incidentType: string | null;
  readonly body: StoredBody;
  readonly items: readonly StoredItem[];
}

/** The parts of a report, one for each label that lies over it. */
export function partsOf(r: StoredReport): readonly Part[] {
  const whole = features(asReport(r, []), r.kind === "incident_notice" ? r.body.originator : null);
  const parts: Part[] = [{ labelId: r.labelId, features: whole }];
  for (const [labelId, items] of Map.groupBy(r.items, (i) => i.labelId)) {
    const { observables } = features(asReport(r, items));
    if (observables.length === 0) continue;
    // A value is compared by what it is and when; who was hit stays with the report's own label.
    const { occurred, reported } = whole;
    parts.push({ labelId, features: { ...nothingSaid, observables, occurred, reported } });
  }
  return joinEqualLabels(parts);
}

type ListName = "names" | "techniques" | "wallets" | "persons" | "amounts" | "references" | "roots" | "shingles";

/**
 * Puts visible parts together again. Order does not matter: each fact but the values stands in one part only. Rows that an
 * earlier version wrote lack the facts that it did not know; `rebuild` reads them anew.
 */
export function joinParts(parts: readonly FeatureSet[]): FeatureSet {
  const seen = new Map<string, { kind: string; value: string }>();
  for (const p of parts) for (const o of p.observables) seen.set(`${o.kind}:${o.value}`, o);
  const pick = <K extends keyof FeatureSet>(name: K): FeatureSet[K] =>
    parts.find((p) => p[name] !== null && p[name] !== undefined)?.[name] ?? nothingSaid[name];
  const all = <K extends ListName>(name: K): FeatureSet[K] =>
    parts.find((p) => (p[name]?.length ?? 0) > 0)?.[name] ?? nothingSaid[name];
  return {
    observables: [...seen.values()].sort((a, b) => (a.kind + a.value < b.kind + b.value ? -1 : 1)),
    organisation: pick("organisation"),
    country: pick("country"),
    region: pick("region"),
    occurred: pick("occurred"),
    reported: pick("reported"),
    affected: pick("affected"),
    affectedLocal: pick("affectedLocal"),
    incidentType: pick("incidentType"),
    source: pick("source"),
    names: all("names"),
    techniques: all("techniques"),
    note: pick("note"),
    wallets: all("wallets"),
    persons: all("persons"),
    amounts: all("amounts"),
    ownReference: pick("ownReference"),
    references: all("references"),
    roots: all("roots"),
    shingles: all("shingles"),
  };
}

function joinEqualLabels(parts: readonly Part[]): readonly Part[] {
  return [...Map.groupBy(parts, (p) => p.labelId)].map(([labelId, same]) => ({
    labelId,
    features: joinParts(same.map((p) => p.features)),
  }));
}

function asReport(r: StoredReport, items: readonly StoredItem[]): Report {
  return {
    ...r.body,
    format: r.format,
    kind: r.kind,
    incidentType: r.incidentType,
    consent: null,
    fields: [],
    items: items.map(
      (i, n): Item => ({
        ref: String(n),
        kind: i.kind as Item["kind"],
        value: i.value,
        raw: "",
        indicator: i.indicator,
        tlp: r.body.tlp,
        handling: i.secret ? "investigation_secret" : "normal",
        originator: null,
        validFrom: null,
        validUntil: null,
        observedAt: null,
        place: "",
      }),
    ),
  };
}
