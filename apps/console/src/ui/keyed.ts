/** Rows without an id of their own, each with a key made of what it says; equal rows are told apart by their count. */
export interface Keyed<Row> {
  readonly key: string;
  readonly row: Row;
}

export function keyed<Row>(rows: readonly Row[], say: (row: Row) => string): readonly Keyed<Row>[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const said = say(row);
    const before = seen.get(said) ?? 0;
    seen.set(said, before + 1);
    return { key: before === 0 ? said : `${said}\n${before}`, row };
  });
}
