/**
 * Reads the public notices (neutral NDJSON, one report a line) as understood reports, so that the bench takes the same
 * road as a report that arrives: features, postings, scores, clusters.
 */
import { readFileSync } from "node:fs";
import { features, type LinkableReport } from "@noroshi/fusion";
import type { Report, TimeSpan } from "@noroshi/intake/contract";

export interface Notice {
  readonly id: string;
  readonly source: string;
  readonly received: string | null;
  readonly organisation: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly occurred: { readonly from: string; readonly to: string } | null;
  readonly affected: number | null;
  readonly affected_local: number | null;
  readonly text: string | null;
}

export function readNotices(file: string): readonly Notice[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Notice);
}

export function toLinkable(notice: Notice): LinkableReport {
  return { report: notice.id, features: features(toReport(notice), notice.source) };
}

function toReport(notice: Notice): Report {
  return {
    format: "neutral-incident",
    kind: "incident_notice",
    sourceId: notice.id,
    incidentType: null,
    title: notice.organisation,
    subject: {
      name: notice.organisation,
      organisationRef: null,
      country: notice.country,
      region: notice.region,
      sector: null,
    },
    occurred: notice.occurred === null ? null : span(notice.occurred.from, notice.occurred.to),
    noticed: null,
    stated: notice.received === null ? null : span(notice.received, notice.received),
    affected: { total: notice.affected, local: notice.affected_local },
    personalData: "yes",
    tlp: "clear",
    consent: null,
    originator: null,
    names: [],
    narrative: notice.text === null ? [] : [{ label: "text", text: notice.text }],
    items: [],
    fields: [],
    existenceCount: null,
  };
}

function span(from: string, to: string): TimeSpan {
  return { from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z`, precision: "day", approximate: false };
}
