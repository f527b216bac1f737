/** What others do, on the same reports: each gives every report a case. */
import { builtinPolicies, builtinReference, type LinkableReport, Linker, type Reference } from "@noroshi/fusion";

/** What a register knows of a report without looking closer. */
export interface Entry {
  readonly id: string;
  readonly organisation: string;
  readonly received: string | null;
}

export type Baseline = (
  entries: readonly Entry[],
  reports: readonly LinkableReport[],
  reference?: Reference,
) => ReadonlyMap<string, string>;

export const baselines: Readonly<Record<string, Baseline>> = {
  "name + date id": (entries) => new Map(entries.map((entry) => [entry.id, `${folded(entry)} ${entry.received}`])),
  "equal name": (entries) => new Map(entries.map((entry) => [entry.id, folded(entry)])),
  "normalised name, 60 days": window,
  "transitive, ours": (_, reports, reference) => transitive(reports, reference),
  "plain Fellegi–Sunter": (_, reports, reference) => plain(reports, reference),
};

function folded(entry: Entry): string {
  return entry.organisation.trim().toLowerCase();
}

/** Reports of one normalised name, cut where 60 days pass without any. */
function window(_: readonly Entry[], reports: readonly LinkableReport[]): ReadonlyMap<string, string> {
  const cases = new Map<string, string>();
  const byName = Map.groupBy(reports, (report) => report.features.organisation?.key ?? report.report);
  for (const group of byName.values()) {
    let last = Number.NEGATIVE_INFINITY;
    let current = "";
    for (const report of group.toSorted((a, b) => (a.features.reported ?? 0) - (b.features.reported ?? 0))) {
      const day = report.features.reported ?? 0;
      if (day - last > 60) current = report.report;
      last = day;
      cases.set(report.report, current);
    }
  }
  return cases;
}

/** No rarity of words and no rule inside clusters: every word weighs the same, links are transitive. */
function plain(reports: readonly LinkableReport[], reference?: Reference): ReadonlyMap<string, string> {
  const same = reports.map((report) => {
    const { organisation } = report.features;
    if (organisation === null) return report;
    return {
      ...report,
      features: { ...report.features, organisation: { ...organisation, aliases: [], tokens: [organisation.key] } },
    };
  });
  return transitive(same, reference);
}

function transitive(
  reports: readonly LinkableReport[],
  reference: Reference = builtinReference,
): ReadonlyMap<string, string> {
  const linker = new Linker({ ...builtinPolicies.notices, minShare: 0 }, reference);
  for (const report of reports) linker.add(report);
  return linker.clusters();
}
