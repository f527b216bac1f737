/**
 * table: CSV, TSV or the first sheet of a workbook, under a mapping of its columns: a saved one that the caller hands
 * in, else the one that its headers propose. Indicators: the table is one report. Incidents: each row is a notice.
 */
import type { IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { fault, notes, quote, Refusals } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { mildest, readTlp } from "../marking/tlp.ts";
import { headerOf, type Proposal, proposeMapping, type TableMapping } from "../table/mapping.ts";
import type { Row } from "../table/rows.ts";
import { rowNotice } from "./table/incidents.ts";
import { rowItems } from "./table/indicators.ts";
import { columnsOf, recordOf, type TableRecord } from "./table/record.ts";

export interface TableReading {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

/** Reads the rows. `mapping` is the caller's saved one; without it the headers must say enough. */
export function readTable(
  rows: readonly Row[],
  mapping: TableMapping | undefined,
  unmarked: Tlp,
  limits: Limits,
): TableReading {
  const chosen = chosenMapping(rows, mapping);
  if (!chosen) return { reports: [], refused: [mapping ? otherHeaders(mapping) : noHeaders()] };
  const columns = columnsOf(chosen.headers, chosen.mapping);
  const records = rows.slice(chosen.header + 1).flatMap((row) => recordOf(row, columns, chosen.mapping) ?? []);
  if (records.length === 0) return { reports: [], refused: [noRows()] };
  return chosen.mapping.rows === "indicators"
    ? readIndicators(records, chosen, unmarked, limits)
    : readIncidents(records, chosen.mapping, unmarked, limits);
}

/** The mapping that counts, with the row of its headers. */
export function chosenMapping(rows: readonly Row[], mapping: TableMapping | undefined): Proposal | undefined {
  if (!mapping) return proposeMapping(rows);
  const header = headerOf(rows, mapping);
  return header === undefined ? undefined : { header, headers: rows[header]?.cells ?? [], mapping };
}

function readIndicators(
  records: readonly TableRecord[],
  { headers, mapping }: Proposal,
  unmarked: Tlp,
  limits: Limits,
): TableReading {
  const note = notes(limits);
  const always = mapping.always?.tlp === undefined ? undefined : readTlp(mapping.always.tlp);
  const terms = { tlp: always ?? unmarked, zone: mapping.timezone ?? "UTC" };
  for (const header of headers) {
    const read = mapping.columns[header];
    if (read) note.fields.push({ place: "headers", label: "column", raw: header, read });
  }
  const items: Item[] = [];
  const seen = new Set<string>();
  // A marking of a row may be milder than what counts for unmarked rows: it was said.
  const floor = always ?? "clear";
  for (const record of records) {
    if (note.refused.hopeless) return { reports: [], refused: note.refused.list() };
    const own = record.fields.has("tlp") ? { ...terms, tlp: floor } : terms;
    for (const one of rowItems(record, own, note)) {
      if (seen.has(one.ref)) note.refused.add(repeated(one));
      else items.push(one);
      seen.add(one.ref);
    }
    if (items.length > limits.items) return { reports: [], refused: [tooMany(limits.items)] };
  }
  if (items.length === 0) return { reports: [], refused: note.refused.none ? [noRows()] : note.refused.list() };
  // The mildest of its rows: the table has no text of its own to protect, and each item keeps its own marking.
  const tlp = mildest(items.map((one) => one.tlp)) ?? terms.tlp;
  return { reports: [listOf(items, tlp, note.fields)], refused: note.refused.list() };
}

function listOf(items: readonly Item[], tlp: Tlp, fields: Report["fields"]): Report {
  return {
    format: "table",
    kind: "indicator_list",
    sourceId: null,
    incidentType: null,
    title: "Indicator table",
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred: null,
    noticed: null,
    stated: null,
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    consent: null,
    originator: null,
    names: [],
    narrative: [],
    items,
    fields,
    existenceCount: null,
  };
}

function readIncidents(
  records: readonly TableRecord[],
  mapping: TableMapping,
  unmarked: Tlp,
  limits: Limits,
): TableReading {
  const refused = new Refusals(limits.faults);
  const reports: Report[] = [];
  const ids = new Set<string>();
  for (const record of records) {
    if (refused.hopeless) return { reports: [], refused: refused.list() };
    const read = rowNotice(record, mapping.timezone ?? "UTC", unmarked, limits);
    refused.addAll(read.refused);
    if (!read.ok) continue;
    const id = read.report.sourceId;
    if (id !== null && ids.has(id)) refused.add(repeated({ place: `row ${record.row}`, ref: id }));
    else reports.push(read.report);
    if (id !== null) ids.add(id);
    if (reports.length > limits.reports) break;
  }
  return { reports, refused: refused.list() };
}

function repeated({ place, ref }: Pick<Item, "place" | "ref">): IntakeFault {
  return fault(
    "DUPLICATE",
    place,
    `The id "${quote(ref)}" stands in two rows; only the first is taken.`,
    `id「${quote(ref)}」が二つの行にあります。最初の行だけを受け付けます。`,
  );
}

function noHeaders(): IntakeFault {
  return fault(
    "NOT_TAKEN",
    "",
    "No row of this table says what its columns mean; name a column indicator (and type), or save a mapping for this sender.",
    "列の意味を示す見出し行が見つかりません。「指標」「種類」などの見出しを付けるか、この送信元の列の対応付けを保存してください。",
  );
}

function otherHeaders({ columns }: TableMapping): IntakeFault {
  const names = quote(Object.keys(columns).join(", "), 200);
  return fault(
    "MISSING_FIELD",
    "",
    `No row holds the headers of the saved mapping (${names}); correct the table or the mapping.`,
    `保存された対応付けの見出し（${names}）がそろった行がありません。表か対応付けを直してください。`,
  );
}

function noRows(): IntakeFault {
  return fault("EMPTY", "", "The table has no row with a value.", "値の入った行がありません。");
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A table may hold ${most} values; split it.`,
    `一つの表に書ける値は${most}件までです。分けてください。`,
  );
}
