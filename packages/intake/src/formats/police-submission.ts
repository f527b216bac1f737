/**
 * police-submission: what a police agency submits (police-submission/1). Handling stands on every item. Notes that are
 * not `normal` are never copied out of the original, and nothing is ever extracted from a note's text. How many such
 * items exist is the agency's own statement or nothing: the hub never counts them.
 */
import type { IntakeFault, Item, Report, TimeSpan, Tlp } from "../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notes, quote } from "../faults.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { readTlp } from "../marking/tlp.ts";
import { local, point, told } from "../time/span.ts";
import { item, readValue } from "../value/item.ts";
import { PoliceItem, Submission } from "./police/shape.ts";

export interface PoliceReading {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

const HANDLING = {
  normal: "normal",
  lawEnforcementOnly: "law_enforcement_only",
  investigationSecret: "investigation_secret",
} as const;

/** Reads one submission. */
export function readPolice(value: unknown, limits: Limits): PoliceReading {
  const checked = check(Submission, value, "$");
  if (!checked.ok) return { reports: [], refused: checked.faults };
  const said = checked.value;
  const note = notes(limits);
  const fatal: IntakeFault[] = [];
  const time = (label: "occurredAt" | "submittedAt"): TimeSpan | null => {
    const raw = said[label];
    if (raw === null || raw === undefined) return null;
    const read = point(raw) ?? zoned(raw, said.timezone);
    if (read) note.fields.push({ place: `$.${label}`, label, raw, read: told(read) });
    else fatal.push(badDate(`$.${label}`, raw, ["2026-12-07T05:10:00+09:00", "2026-12-06T20:10:00Z"]));
    return read ?? null;
  };
  const tlp = readTlp(said.tlp);
  if (!tlp) fatal.push(badMarking("$.tlp", said.tlp));
  if (said.items.length > limits.items) fatal.push(tooMany(limits.items));
  const occurred = time("occurredAt");
  const stated = time("submittedAt");
  const { existenceVisible, existenceCount = null } = said;
  if (existenceVisible && existenceCount === null) fatal.push(noCount());
  if (fatal.length > 0 || !tlp) return { reports: [], refused: fatal };
  header(said, note);
  const { items, narrative } = readItems(said, tlp, note);
  if (note.refused.hopeless) return { reports: [], refused: note.refused.list() };
  const report: Report = {
    format: "police-submission",
    kind: "police_submission",
    sourceId: said.submissionId,
    incidentType: said.incidentType ?? null,
    title: "Police submission / 警察提出情報",
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred,
    noticed: null,
    stated,
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    consent: null,
    originator: said.agencyId,
    names: [],
    narrative,
    items,
    fields: note.fields,
    existenceCount: existenceVisible ? existenceCount : null,
  };
  return { reports: [report], refused: note.refused.list() };
}

function header(said: Submission, { fields }: Notes): void {
  for (const label of [
    "submissionId",
    "agencyId",
    "caseReference",
    "incidentType",
    "tlp",
    "existenceVisible",
    "existenceCount",
  ] as const) {
    const raw = said[label];
    if (raw !== null && raw !== undefined) fields.push({ place: `$.${label}`, label, raw: String(raw), read: null });
  }
}

function readItems(said: Submission, tlp: Tlp, { fields, refused }: Notes): Pick<Report, "items" | "narrative"> {
  const items: Item[] = [];
  const narrative: Report["narrative"][number][] = [];
  const seen = new Set<number>();
  for (const [index, one] of said.items.entries()) {
    if (refused.hopeless) break;
    const place = `$.items[${index}]`;
    const checked = check(PoliceItem, one, place);
    if (!checked.ok) {
      refused.addAll(checked.faults);
      continue;
    }
    const entry = checked.value;
    if (seen.has(entry.no)) {
      refused.add(repeated(place, entry.no));
      continue;
    }
    seen.add(entry.no);
    if (entry.kind === "note") {
      const open = entry.handling === "normal";
      if (open) narrative.push({ label: `note ${entry.no}`, text: entry.text });
      // The text of a secret note is not even copied to the receipt.
      fields.push({
        place: `${place}.text`,
        label: `note (${entry.handling})`,
        raw: open ? entry.text : "",
        read: open ? null : "kept in the original only",
      });
      continue;
    }
    const read = readIndicator(entry, place, { tlp, originator: said.agencyId, zone: said.timezone ?? null });
    if (!read.ok) {
      refused.add(read.fault);
      continue;
    }
    items.push(read.item);
    fields.push({ place: `${place}.value`, label: entry.type, raw: entry.value, read: read.item.value });
  }
  return { items, narrative };
}

type Indicator = Extract<PoliceItem, { kind: "indicator" }>;

function readIndicator(
  entry: Indicator,
  place: string,
  { tlp, originator, zone }: { readonly tlp: Tlp; readonly originator: string; readonly zone: string | null },
): { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly fault: IntakeFault } {
  const times: Record<"observedAt" | "validUntil", string | null> = { observedAt: null, validUntil: null };
  for (const name of ["observedAt", "validUntil"] as const) {
    const raw = entry[name];
    if (raw === null || raw === undefined) continue;
    const at = point(raw) ?? zoned(raw, entry.timezone ?? zone);
    if (!at) return { ok: false, fault: badTime(`${place}.${name}`, raw) };
    times[name] = at.from;
  }
  const read = readValue([entry.type], entry.value, `${place}.value`);
  if (!read.ok) return read;
  const { kind, value } = read;
  const handling = HANDLING[entry.handling];
  const ref = `item ${entry.no}`;
  return {
    ok: true,
    item: item({ ref, kind, value, raw: entry.value, tlp, handling, originator, place: `${place}.value`, ...times }),
  };
}

/** A local time, only with a zone that the agency names: none is guessed. */
function zoned(raw: string, zone: string | null | undefined): TimeSpan | undefined {
  return zone ? local(raw, zone) : undefined;
}

function badTime(place: string, raw: string): IntakeFault {
  return fault(
    "BAD_DATE",
    place,
    `"${quote(raw)}" cannot be read; write 2026-12-07 05:58 with "timezone": "Asia/Tokyo", or a time with its offset.`,
    `「${quote(raw)}」は日時として読めません。2026-12-07 05:58 のように書き、"timezone": "Asia/Tokyo" を添えるか、時差付きで書いてください。`,
  );
}

function repeated(place: string, no: number): IntakeFault {
  return fault(
    "DUPLICATE",
    `${place}.no`,
    `The number ${no} is used twice; number every item once.`,
    `番号 ${no} が重複しています。項目ごとに別の番号にしてください。`,
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "$.items",
    `A submission may hold ${most} items; split it.`,
    `一つの提出に書ける項目は${most}件までです。分けてください。`,
  );
}

function noCount(): IntakeFault {
  return fault(
    "MISSING_FIELD",
    "$.existenceCount",
    "existenceVisible is true, so state existenceCount; the hub never counts by itself.",
    "existenceVisible が true の場合は existenceCount を書いてください（ハブは数えません）。",
  );
}
