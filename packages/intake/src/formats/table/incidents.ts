/**
 * A row of a table of incidents as a neutral notice: the same fields, the same rules (docs/specs/neutral-incident.md).
 * A row without an id of its own has none: rows move, so their numbers name nothing.
 */
import { extract } from "@noroshi/values";
import type { Tlp } from "../../contract/index.ts";
import type { Limits } from "../../limits.ts";
import type { TableField } from "../../table/mapping.ts";
import { readPersons } from "../common-form/amounts.ts";
import { type NeutralReading, readNeutralIncident } from "../neutral-incident.ts";
import type { TableRecord, Written } from "./record.ts";

const SAME = [
  "source",
  "received",
  "organisation",
  "organisationRef",
  "sector",
  "country",
  "region",
  "discovered",
  "noticed",
  "incidentType",
  "title",
  "text",
  "tlp",
] as const satisfies readonly TableField[];

const PERSONAL_DATA: Readonly<Record<string, string>> = {
  有: "yes",
  あり: "yes",
  はい: "yes",
  yes: "yes",
  y: "yes",
  true: "yes",
  おそれ: "possible",
  可能性あり: "possible",
  possible: "possible",
  無: "no",
  なし: "no",
  いいえ: "no",
  no: "no",
  n: "no",
  false: "no",
  不明: "unknown",
  調査中: "unknown",
  unknown: "unknown",
};

/** Reads one row as a notice; places in faults begin with `row 5`. */
export function rowNotice(record: TableRecord, zone: string, unmarked: Tlp, limits: Limits): NeutralReading {
  const { row, fields } = record;
  const raw = (field: TableField) => fields.get(field)?.raw;
  const persons = (field: "affected" | "affected_local") => {
    const said = raw(field);
    return said === undefined ? undefined : (readPersons(said) ?? undefined);
  };
  const own = raw("id");
  const word = raw("personalData")?.normalize("NFKC").trim().toLowerCase();
  const from = raw("occurredFrom");
  const notice: Record<string, unknown> = {
    id: own ?? `row ${row}`,
    timezone: zone,
    occurred: from === undefined ? undefined : { from, to: raw("occurredTo") },
    affected: persons("affected"),
    affected_local: persons("affected_local"),
    personalData: word === undefined ? undefined : Object.hasOwn(PERSONAL_DATA, word) ? PERSONAL_DATA[word] : word,
    indicators: record.values.flatMap((written) => valuesIn(written, raw("type"))),
  };
  for (const field of SAME) notice[field] = raw(field);
  const read = readNeutralIncident(notice, `row ${row} $`, unmarked, limits);
  if (!read.ok) return read;
  return { ...read, report: { ...read.report, format: "table", sourceId: own ?? null } };
}

/** A cell may hold one value of a stated kind, or any number of values with anything between them. */
function valuesIn({ raw, kinds }: Written, type: string | undefined): readonly { type: string; value: string }[] {
  const found = extract(raw);
  if (found.length > 1 || (found.length === 1 && type === undefined)) {
    return found.map((one) => ({ type: one.kind, value: one.raw }));
  }
  return [{ type: type ?? kinds?.[0] ?? "value", value: raw }];
}
