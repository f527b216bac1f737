/**
 * What an issue of the public statistics says, as sums over atoms: how often one act happened under one provision in one period.
 * Every cell, total and sum over the year is such a sum, in whatever table it stands, so that what follows from all of them
 * together can be told.
 */
import type { Period, RegisterAct, RegisterEntry } from "../contract/index.ts";
import type { OversightProfile, TablePlan } from "../profile.ts";
import { within } from "../report/count.ts";

/** How often one act happened under one provision in one period, by a name that says exactly that. */
export type Atoms = ReadonlyMap<string, number>;

export interface Statistic {
  readonly id: string;
  readonly atoms: readonly string[];
}

/** An issue that was published before: its statistics are out, whatever comes later. */
export interface PublishedIssue {
  readonly number: number;
  readonly period: Period;
  /** By statistic: how it was shown. */
  readonly shown: ReadonlyMap<string, Shown>;
  readonly statistics: readonly Statistic[];
  readonly atoms: Atoms;
}

export type Shown = "exact" | "small" | "withheld";

/** The acts of live requests and of the commission in one period, counted by provision. */
export function countAtoms(profile: OversightProfile, register: readonly RegisterEntry[], period: Period): Atoms {
  const atoms = new Map<string, number>();
  for (const provision of [...profile.provisions.map((p) => p.id), null])
    for (const act of actsOf(profile)) atoms.set(atomOf(period, provision, act), 0);
  for (const e of register) {
    const atom = atomOf(period, e.provision, e.act);
    if (!e.exercise && within(e, period) && atoms.has(atom)) atoms.set(atom, (atoms.get(atom) ?? 0) + 1);
  }
  return atoms;
}

const actsOf = (profile: OversightProfile): readonly RegisterAct[] => [
  ...new Set(profile.transparency.tables.flatMap((t) => t.columns.flatMap((c) => c.acts))),
];

const atomOf = (period: Period, provision: string | null, act: RegisterAct): string =>
  `${period.from}/${provision ?? "-"}/${act}`;

export interface PlannedCell {
  readonly row: string;
  readonly column: string;
  readonly span: "period" | "year";
  readonly statistic: Statistic;
}

/** Row of a table that has no rows of its own, and of the sum over the rows. */
export const TOTAL = "total";

/**
 * The cells of one table of one issue.
 * @param year the periods of this issue's year that were published before, and its own
 */
export function cellsOf(
  profile: OversightProfile,
  table: TablePlan,
  issue: { readonly number: number; readonly period: Period; readonly year: readonly Period[] },
): readonly PlannedCell[] {
  const all = [...profile.provisions.map((p) => p.id), null];
  const rows: readonly { id: string; provisions: readonly (string | null)[] }[] =
    table.rows.length === 0
      ? [{ id: TOTAL, provisions: all }]
      : [
          ...table.rows.map((r) => ({ id: r.id, provisions: r.provisions })),
          ...(table.rows.length > 1 ? [{ id: TOTAL, provisions: table.rows.flatMap((r) => r.provisions) }] : []),
        ];
  const acts = new Map(table.columns.map((c) => [c.id, c.acts] as const));
  const columns = [
    ...table.columns.map((c) => ({ id: c.id, acts: c.acts })),
    ...table.sums.map((s) => ({ id: s.id, acts: s.of.flatMap((of) => acts.get(of) ?? []) })),
  ];
  const spans = issue.year.length > 1 ? (["period", "year"] as const) : (["period"] as const);
  return rows.flatMap((row) =>
    columns.flatMap((column) =>
      spans.map((span) => ({
        row: row.id,
        column: column.id,
        span,
        statistic: {
          id: `${issue.number}/${table.id}/${row.id}/${column.id}/${span}`,
          atoms: (span === "year" ? issue.year : [issue.period]).flatMap((period) =>
            row.provisions.flatMap((p) => column.acts.map((act) => atomOf(period, p, act))),
          ),
        },
      })),
    ),
  );
}
