/**
 * What came of values as a table: a head with `value` and any of `says, type, observedAt, count, sensor, tell, id` in any order, a line
 * for each value. A line without an id is named by what it says, so that the same table again is the same answers.
 */
import type { Line } from "../json/lines.ts";
import type { Limits } from "../limits.ts";
import { readDelimited } from "../table/delimited.ts";

const COLUMNS = ["value", "says", "type", "observedAt", "count", "sensor", "tell", "id"] as const;
type Column = (typeof COLUMNS)[number];

const columnOf = (head: string): Column | undefined =>
  COLUMNS.find(
    (c) =>
      c.toLowerCase() ===
      head
        .replace(/^\uFEFF/, "")
        .trim()
        .toLowerCase()
        .replaceAll("_", ""),
  );

/** Does the text begin with the head of such a table? */
export function isSightingTable(text: string): boolean {
  const head = (text.split("\n", 1)[0] ?? "").slice(0, 1_000);
  const names = head.split(/[,;\t]/).map((cell) => columnOf(cell.replaceAll('"', "")));
  return names.includes("value") && names.every((name) => name !== undefined);
}

/** The lines of the table as lines of this door, each at its row. */
export function* tableLines(text: string, limits: Limits): Generator<Line> {
  const read = readDelimited(text, limits);
  if (!read.ok) {
    yield { ok: false, fault: read.fault };
    return;
  }
  const [head, ...rows] = read.rows;
  const columns = (head?.cells ?? []).map(columnOf);
  for (const row of rows) {
    const said = new Map(columns.flatMap((name, n) => (name ? [[name, (row.cells[n] ?? "").trim()] as const] : [])));
    if ([...said.values()].every((cell) => cell === "")) continue;
    const told = (name: Column): string | null => said.get(name) || null;
    const count = told("count");
    yield {
      ok: true,
      place: `row ${row.number}`,
      value: {
        id: told("id") ?? `table ${COLUMNS.map((name) => said.get(name) ?? "").join(" ")}`.slice(0, 1_000),
        observedAt: told("observedAt"),
        type: told("type"),
        value: said.get("value") ?? "",
        count: count === null ? null : Number(count),
        sensor: told("sensor"),
        says: told("says")?.toLowerCase().replaceAll(" ", "_") ?? null,
        tell: told("tell")?.toLowerCase() ?? "office",
      },
    };
  }
}
