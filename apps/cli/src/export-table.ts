/**
 * An export as a table for a spreadsheet: fixed columns a kind, a byte order mark so that Excel reads UTF-8, and every cell made
 * harmless (values/csv.ts). Senders write what stands in these cells.
 */
import { csvRow } from "@noroshi/values";

/** Dotted names are properties inside properties. */
const COLUMNS = {
  reports: [
    "id",
    "receivedAt",
    "title",
    "kind",
    "format",
    "incidentType",
    "sender.slug",
    "sender.name.en",
    "sender.name.ja",
    "list",
    "marking.tlp",
    "marking.caveats",
    "noticedAt",
    "occurred.from",
    "occurred.to",
    "version",
    "historical",
    "items",
    "case.number",
  ],
  indicators: [
    "id",
    "receivedAt",
    "kind",
    "value",
    "marking.tlp",
    "marking.caveats",
    "sender.slug",
    "sender.name.en",
    "sender.name.ja",
    "report.id",
    "report.title",
    "validUntil",
    "expired",
    "listed",
  ],
  cases: [
    "id",
    "number",
    "openedAt",
    "title",
    "incidentType",
    "sector",
    "openedBy.kind",
    "openedBy.name",
    "lead.slug",
    "lead.name.en",
    "lead.name.ja",
    "marking.tlp",
    "marking.caveats",
    "reports",
    "senders",
    "severity.overall",
    "severity.mode",
  ],
  knowledge: ["source", "ref", "kind", "name"],
} as const;

export type TableKind = keyof typeof COLUMNS;

/** The table, line by line: its header, then a row an item. */
export async function* tableOf(kind: TableKind, rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  const columns: readonly string[] = COLUMNS[kind];
  yield `\ufeff${csvRow(columns)}`;
  for await (const row of rows) yield csvRow(columns.map((name) => cellAt(row, name)));
}

function cellAt(row: unknown, name: string): string | number | boolean | null {
  let here = row;
  for (const step of name.split(".")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  if (typeof here === "string" || typeof here === "number" || typeof here === "boolean") return here;
  if (here === null || here === undefined) return null;
  return Array.isArray(here) && here.every((one) => typeof one === "string") ? here.join(" ") : JSON.stringify(here);
}
