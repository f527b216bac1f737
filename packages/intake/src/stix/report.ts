/**
 * A STIX report object (STIX 2.1 §4.16), or a transfer without one, as a report of the contract. Names are taken only
 * from objects whose marking is no stricter than the report's, so that the report's own marking covers all it holds.
 */
import type { Pap } from "@noroshi/handling";
import type { Format, Item, Report, Tlp, UnderstoodField } from "../contract/index.ts";
import { atMost } from "../marking/tlp.ts";
import { point } from "../time/span.ts";
import { nameOf } from "./context.ts";
import type { Placed } from "./object.ts";

export interface Parts {
  readonly transfer: { readonly format: Format; readonly id: string | null };
  readonly report: Placed | undefined;
  readonly tlp: Tlp;
  readonly pap: Pap | null;
  readonly items: readonly Item[];
  readonly fields: readonly UnderstoodField[];
  readonly members: readonly { readonly object: Placed; readonly tlp: Tlp }[];
}

/**
 * Puts the read parts together. A transfer without report object has no text of its own to protect: it is marked like
 * its mildest part, and each item keeps its own marking.
 */
export function reportOf({ transfer, report, tlp, pap, items, fields, members }: Parts): Report {
  const body = report?.body ?? {};
  const text = (name: string) => (typeof body[name] === "string" && body[name] !== "" ? body[name] : null);
  const published = point(text("published") ?? "") ?? null;
  const description = text("description");
  const names = new Map<string, Report["names"][number]>();
  for (const { object, tlp: own } of members) {
    const name = atMost(own, tlp) ? nameOf(object) : undefined;
    if (name) names.set(`${name.kind} ${name.value}`, name);
  }
  return {
    format: transfer.format,
    kind: "stix_report",
    sourceId: report?.id ?? transfer.id,
    incidentType: null,
    title: text("name") ?? (transfer.format === "taxii-envelope-2.1" ? "TAXII objects" : "STIX bundle"),
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred: published,
    noticed: null,
    stated: published,
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    ...(pap === null ? {} : { pap }),
    consent: null,
    originator: text("created_by_ref"),
    names: [...names.values()],
    narrative: description ? [{ label: "description", text: description }] : [],
    items,
    fields: [...own(report, tlp), ...fields, ...items.map(fieldOf)],
    existenceCount: null,
  };
}

function own(report: Placed | undefined, tlp: Tlp): readonly UnderstoodField[] {
  if (!report) return [];
  const fields: UnderstoodField[] = [];
  for (const label of ["id", "name", "description", "published", "created_by_ref"]) {
    const raw = report.body[label];
    if (typeof raw !== "string") continue;
    fields.push({
      place: `${report.place}.${label}`,
      label,
      raw,
      read: label === "published" ? (point(raw)?.from ?? null) : null,
    });
  }
  const refs = report.body["object_marking_refs"];
  fields.push({
    place: `${report.place}.object_marking_refs`,
    label: "marking",
    raw: Array.isArray(refs) ? refs.join(", ") : "",
    read: `TLP:${tlp.toUpperCase()}`,
  });
  return fields;
}

function fieldOf(item: Item): UnderstoodField {
  return { place: item.place, label: item.indicator ? "indicator" : "context", raw: item.raw, read: item.value };
}
