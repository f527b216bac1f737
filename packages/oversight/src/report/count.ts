/**
 * The statutory report as a function of the register: every figure is the number of the acts that it lists, and nothing is typed
 * in but the overviews. A report of a live realm counts no exercise item and the other way round; what stands under no provision
 * is listed, never dropped.
 */
import { type Period, REQUEST_ACTS, type RegisterEntry, type Words } from "../contract/index.ts";
import type { OversightProfile } from "../profile.ts";

export interface CountedFigure {
  readonly id: string;
  readonly title: Words;
  readonly count: number;
  /** The acts behind the figure, in the order in which they happened. */
  readonly acts: readonly string[];
}

export interface CountedItem {
  readonly id: string;
  readonly title: Words;
  readonly figures: readonly CountedFigure[];
  /** What the secretariat wrote; null where the law asks for none. */
  readonly overview: string | null;
}

export interface StatutoryReport {
  readonly schema: "statutory-report/1";
  readonly profile: string;
  readonly title: Words;
  readonly basis: string;
  /** Does somebody vouch that the profile says what the law says? */
  readonly verified: boolean;
  readonly standing: "statutory" | "exercise";
  readonly period: Period;
  readonly items: readonly CountedItem[];
  /** Acts of requests that no provision of the profile fits. */
  readonly unclassified: readonly string[];
}

/**
 * Counts the register into the report of a period.
 * @param overviews by item id
 */
export function countReport(
  profile: OversightProfile,
  register: readonly RegisterEntry[],
  of: {
    readonly period: Period;
    readonly standing: "statutory" | "exercise";
    readonly overviews: Readonly<Record<string, string>>;
  },
): StatutoryReport {
  const entries = register
    .filter((e) => e.exercise === (of.standing === "exercise") && within(e, of.period))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
  const items = profile.report.items.map((item) => ({
    id: item.id,
    title: item.title,
    figures: item.figures.map(({ id, title, count }) => {
      const acts = entries
        .filter(
          (e) =>
            count.acts.includes(e.act) &&
            (count.provisions.length === 0 || (e.provision !== null && count.provisions.includes(e.provision))) &&
            (count.extension === null || count.extension === e.extension),
        )
        .map((e) => e.id);
      return { id, title, count: acts.length, acts };
    }),
    overview: item.overview ? (of.overviews[item.id] ?? "") : null,
  }));
  return {
    schema: "statutory-report/1",
    profile: profile.id,
    title: profile.report.title,
    basis: profile.report.basis,
    verified: profile.verified,
    standing: of.standing,
    period: of.period,
    items,
    unclassified: entries.filter((e) => OF_REQUESTS.has(e.act) && e.provision === null).map((e) => e.id),
  };
}

const OF_REQUESTS: ReadonlySet<RegisterEntry["act"]> = new Set(REQUEST_ACTS);

/** Did it happen from the first instant of the period on and before its end? */
export const within = (e: { readonly at: string }, p: Period): boolean =>
  Date.parse(e.at) >= Date.parse(p.from) && Date.parse(e.at) < Date.parse(p.to);
