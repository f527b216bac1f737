/**
 * One issue of the public statistics: tables whose small counts nobody can work out, from this issue or together with earlier
 * ones. An issue never counts what another one counted, and exercise items are in none.
 */
import type { Period, RegisterEntry, Words } from "../contract/index.ts";
import type { OversightProfile } from "../profile.ts";
import {
  type Atoms,
  cellsOf,
  countAtoms,
  type PublishedIssue,
  type Shown,
  type Statistic,
  TOTAL,
} from "./statistics.ts";
import { suppress } from "./suppress.ts";

/** A cell as the public reads it: a count, "<3", or that it is withheld. */
export type PublicCell = number | `<${number}` | "withheld";

export interface PublicTable {
  readonly id: string;
  readonly title: Words;
  readonly columns: readonly { readonly id: string; readonly title: Words }[];
  readonly rows: readonly {
    readonly id: string;
    readonly title: Words | null;
    readonly cells: readonly PublicCell[];
    /** Added up over the year so far; empty in the first issue of a year. */
    readonly year: readonly PublicCell[];
  }[];
}

export interface PublicIssue {
  readonly schema: "transparency/1";
  readonly number: number;
  readonly title: Words;
  readonly period: Period;
  readonly threshold: number;
  readonly tables: readonly PublicTable[];
}

export type NewIssue =
  | {
      readonly ok: true;
      readonly issue: PublicIssue;
      /** What has to be kept to make the next issue; never published. */
      readonly behind: {
        readonly atoms: Atoms;
        readonly statistics: readonly Statistic[];
        readonly shown: ReadonlyMap<string, Shown>;
      };
    }
  | { readonly ok: false; readonly code: "PERIOD_OVERLAPS" | "PERIOD_EMPTY" | "CANNOT_BE_SAFE" };

/** Makes the next issue. Periods of issues follow each other and never overlap. */
export function nextIssue(
  profile: OversightProfile,
  register: readonly RegisterEntry[],
  period: Period,
  earlier: readonly PublishedIssue[],
): NewIssue {
  if (Date.parse(period.from) >= Date.parse(period.to)) return { ok: false, code: "PERIOD_EMPTY" };
  if (earlier.some((e) => Date.parse(e.period.to) > Date.parse(period.from)))
    return { ok: false, code: "PERIOD_OVERLAPS" };
  const { transparency } = profile;
  const number = Math.max(0, ...earlier.map((e) => e.number)) + 1;
  const atoms = countAtoms(profile, register, period);
  const begins = beginningOfYear(period.from, transparency.yearBegins);
  const year = [...earlier.map((e) => e.period).filter((p) => Date.parse(p.from) >= begins), period];
  const planned = transparency.tables.map((table) => ({
    table,
    cells: cellsOf(profile, table, { number, period, year }),
  }));
  const statistics = planned.flatMap((p) => p.cells.map((c) => c.statistic));
  const all = new Map([...earlier.flatMap((e) => [...e.atoms]), ...atoms]);
  const before = earlier.flatMap((e) =>
    e.statistics.map((s) => ({ ...s, shown: e.shown.get(s.id) ?? ("withheld" as const) })),
  );
  const shown = suppress(statistics, before, all, transparency.threshold);
  if (shown === undefined) return { ok: false, code: "CANNOT_BE_SAFE" };
  const cell = (s: Statistic): PublicCell => {
    const how = shown.get(s.id);
    if (how === "small") return `<${transparency.threshold}`;
    return how === "exact" ? s.atoms.reduce((sum, a) => sum + (all.get(a) ?? 0), 0) : "withheld";
  };
  const tables = planned.map(({ table, cells }) => ({
    id: table.id,
    title: table.title,
    columns: [...table.columns, ...table.sums].map(({ id, title }) => ({ id, title })),
    rows: [...new Set(cells.map((c) => c.row))].map((row) => {
      const of = (span: "period" | "year") =>
        cells.filter((c) => c.row === row && c.span === span).map((c) => cell(c.statistic));
      return {
        id: row,
        title: row === TOTAL ? null : (table.rows.find((r) => r.id === row)?.title ?? null),
        cells: of("period"),
        year: of("year"),
      };
    }),
  }));
  const { title, threshold } = transparency;
  return {
    ok: true,
    issue: { schema: "transparency/1", number, title, period, threshold, tables },
    behind: { atoms, statistics, shown },
  };
}

/** The first instant of the year that an instant lies in, when years begin in this month; in UTC, as periods are given. */
function beginningOfYear(instant: string, month: number): number {
  const at = new Date(instant);
  const year = at.getUTCMonth() + 1 >= month ? at.getUTCFullYear() : at.getUTCFullYear() - 1;
  return Date.UTC(year, month - 1, 1) - DAY;
}
/** A period may begin at local midnight, up to a day before it is midnight in UTC. */
const DAY = 86_400_000;
