/** The values of two reports laid side by side by kind, the ones in common first. Pure. */
export interface Value {
  readonly kind: string;
  readonly value: string;
}

export interface KindRow {
  readonly kind: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly common: ReadonlySet<string>;
}

/** Kinds with something in common come first, then by name; within a kind the common values come first. */
export function beside(left: readonly Value[], right: readonly Value[]): readonly KindRow[] {
  const kinds = [...new Set([...left, ...right].map((v) => v.kind))];
  const of = (values: readonly Value[], kind: string): Set<string> =>
    new Set(values.filter((v) => v.kind === kind).map((v) => v.value));
  return kinds
    .map((kind): KindRow => {
      const [a, b] = [of(left, kind), of(right, kind)];
      const common = new Set([...a].filter((value) => b.has(value)));
      const ordered = (values: ReadonlySet<string>): string[] =>
        [...values].toSorted((x, y) => Number(common.has(y)) - Number(common.has(x)) || (x < y ? -1 : 1));
      return { kind, left: ordered(a), right: ordered(b), common };
    })
    .toSorted((x, y) => Math.sign(y.common.size) - Math.sign(x.common.size) || (x.kind < y.kind ? -1 : 1));
}
