/** What others do, on the same reports: each gives every report a case. */
import { builtinPolicies, builtinReference, type LinkableReport, Linker } from "@noroshi/fusion";
import type { Notice } from "./reports.ts";

export type Baseline = (notices: readonly Notice[], reports: readonly LinkableReport[]) => ReadonlyMap<string, string>;

export const baselines: Readonly<Record<string, Baseline>> = {
  "name + date id": (notices) => new Map(notices.map((notice) => [notice.id, `${folded(notice)} ${notice.received}`])),
  "equal name": (notices) => new Map(notices.map((notice) => [notice.id, folded(notice)])),
  "normalised name, 60 days": window,
  "transitive, ours": (_, reports) => linked(reports, { ...builtinPolicies.notices, minShare: 0 }),
  "plain Fellegi–Sunter": (_, reports) => plain(reports),
};

function folded(notice: Notice): string {
  return notice.organisation.trim().toLowerCase();
}

/** Reports of one normalised name, cut where 60 days pass without any. */
function window(_: readonly Notice[], reports: readonly LinkableReport[]): ReadonlyMap<string, string> {
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
function plain(reports: readonly LinkableReport[]): ReadonlyMap<string, string> {
  const same = reports.map((report) => {
    const { organisation } = report.features;
    if (organisation === null) return report;
    return {
      ...report,
      features: { ...report.features, organisation: { ...organisation, aliases: [], tokens: [organisation.key] } },
    };
  });
  return linked(same, { ...builtinPolicies.notices, minShare: 0 });
}

function linked(
  reports: readonly LinkableReport[],
  policy: typeof builtinPolicies.notices,
): ReadonlyMap<string, string> {
  const linker = new Linker(policy, builtinReference);
  for (const report of reports) linker.add(report);
  return linker.clusters();
}
