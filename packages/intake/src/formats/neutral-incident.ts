/**
 * neutral-incident/1: a plain incident notice as one JSON object, or many as NDJSON (docs/specs/neutral-incident.md).
 * A bad line is refused and named while the other lines go in; in a line, a bad indicator is refused and named, and
 * any other bad field refuses the line.
 */
import type { IntakeFault, Report, TimeSpan, Tlp } from "../contract/index.ts";
import { badDate, badMarking, fault, type Notes, notes } from "../faults.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { readTlp } from "../marking/tlp.ts";
import { anyTime, range, told } from "../time/span.ts";
import { readIndicators } from "./neutral-incident/indicators.ts";
import { NeutralIncident } from "./neutral-incident/schema.ts";

export type NeutralReading =
  | { readonly ok: true; readonly report: Report; readonly refused: readonly IntakeFault[] }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

/** Reads one notice. `place` is where it stands: `$` or `line 7 $`. `unmarked` is what a notice without tlp counts as. */
export function readNeutralIncident(value: unknown, place: string, unmarked: Tlp, limits: Limits): NeutralReading {
  const checked = check(NeutralIncident, value, place);
  if (!checked.ok) return { ok: false, refused: checked.faults };
  const said = checked.value;
  const { fields, refused } = notes(limits);
  const fatal: IntakeFault[] = [];
  const zone = said.timezone ?? "UTC";
  const time = (name: string, raw: string | null | undefined): TimeSpan | null => {
    if (raw === null || raw === undefined) return null;
    const read = anyTime(raw, zone);
    if (read) fields.push({ place: `${place}.${name}`, label: name, raw, read: told(read) });
    else fatal.push(badDate(`${place}.${name}`, raw));
    return read ?? null;
  };
  const tlp = said.tlp === undefined || said.tlp === null ? unmarked : readTlp(said.tlp);
  if (tlp === undefined) fatal.push(badMarking(`${place}.tlp`, said.tlp ?? ""));
  let occurred: TimeSpan | null = null;
  if (said.occurred) {
    occurred = range(said.occurred.from, said.occurred.to ?? said.occurred.from, zone) ?? null;
    const raw = [said.occurred.from, said.occurred.to].filter(Boolean).join(" – ");
    if (occurred) fields.push({ place: `${place}.occurred`, label: "occurred", raw, read: told(occurred) });
    else fatal.push(badDate(`${place}.occurred`, raw));
  }
  const noticed = time("noticed", said.noticed) ?? time("discovered", said.discovered);
  const stated = time("received", said.received);
  const given = said.indicators ?? [];
  if (given.length > limits.items) fatal.push(tooMany(`${place}.indicators`, limits.items));
  if (fatal.length > 0 || tlp === undefined) return { ok: false, refused: fatal };
  plain(fields, place, said);
  const items = readIndicators(given, { place, tlp, zone }, { fields, refused });
  if (refused.hopeless) return { ok: false, refused: refused.list() };
  const report: Report = {
    format: "neutral-incident",
    kind: "incident_notice",
    sourceId: said.id,
    incidentType: said.incidentType ?? null,
    title: said.title ?? said.incidentType ?? "Incident notice",
    subject: {
      name: said.organisation ?? null,
      organisationRef: said.organisationRef ?? null,
      country: said.country ?? null,
      region: said.region ?? null,
      sector: said.sector ?? null,
    },
    occurred,
    noticed,
    stated,
    affected: { total: said.affected ?? null, local: said.affected_local ?? null },
    personalData: said.personalData ?? null,
    tlp,
    consent: null,
    originator: said.source ?? null,
    names: [],
    narrative: said.text ? [{ label: "text", text: said.text }] : [],
    items,
    fields,
    existenceCount: null,
  };
  return { ok: true, report, refused: refused.list() };
}

function plain(fields: Notes["fields"], place: string, said: NeutralIncident): void {
  for (const name of [
    "id",
    "source",
    "organisation",
    "organisationRef",
    "sector",
    "country",
    "region",
    "affected",
    "affected_local",
    "personalData",
    "incidentType",
    "title",
    "tlp",
    "timezone",
  ] as const) {
    const raw = said[name];
    if (raw !== undefined && raw !== null)
      fields.push({ place: `${place}.${name}`, label: name, raw: String(raw), read: null });
  }
  if (said.text) fields.push({ place: `${place}.text`, label: "text", raw: said.text, read: null });
}

function tooMany(place: string, most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    `Only ${most} indicators a notice are taken; split it into several notices.`,
    `一件の通知に書ける指標は${most}件までです。通知を分けてください。`,
  );
}
