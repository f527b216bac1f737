/**
 * misp-event: an event in MISP core format, alone or as a server answers with it (`response`, a list). An attribute is
 * an indicator only if `to_ids` is true and it is not deleted; others are context. Attributes of objects count the
 * same way. A bad attribute is refused and named; a bad event is refused whole. Comments are never read.
 */
import { Temporal } from "temporal-polyfill";
import type { IntakeFault, Item, Report, Sighting, Tlp } from "../contract/index.ts";
import { badDate, fault, type Notes, notes, quote, Refusals } from "../faults.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { stricter } from "../marking/tlp.ts";
import { isRecord } from "../stix/object.ts";
import { day, point, told } from "../time/span.ts";
import { readAttribute, type Terms } from "./misp/attribute.ts";
import { readObject } from "./misp/object.ts";
import { reachOf } from "./misp/reach.ts";
import { Event, EventReport } from "./misp/shape.ts";
import { markingOf, namesOf, type TagMarking } from "./misp/tags.ts";

export interface MispReading {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

/** Reads whatever the sniffer recognised as MISP: one event or several. `unmarked` counts for events without tlp tag. */
export function readMisp(value: unknown, unmarked: Tlp, limits: Limits): MispReading {
  const reports: Report[] = [];
  const refused = new Refusals(limits.faults);
  const found = events(value, "$");
  if (found.length === 0)
    refused.add(fault("EMPTY", "$", "There is no Event in this file.", "このファイルには Event がありません。"));
  for (const { event, place } of found) {
    if (refused.hopeless) return { reports: [], refused: refused.list() };
    const read = readEvent(event, place, unmarked, limits);
    refused.addAll(read.refused);
    if (read.report) reports.push(read.report);
  }
  return { reports, refused: refused.list() };
}

/** The events in whatever a server answers with, each at its place. */
export function events(value: unknown, place: string): readonly { readonly event: unknown; readonly place: string }[] {
  if (Array.isArray(value))
    return value.flatMap((one: unknown, index) =>
      isRecord(one) && "Event" in one ? [{ event: one["Event"], place: `${place}[${index}].Event` }] : [],
    );
  if (!isRecord(value)) return [];
  if ("Event" in value) return [{ event: value["Event"], place: `${place}.Event` }];
  const answer = value["response"];
  return Array.isArray(answer) || isRecord(answer) ? events(answer, `${place}.response`) : [];
}

/** Reads one event; without `report` it is refused whole. */
export function readEvent(
  value: unknown,
  place: string,
  unmarked: Tlp,
  limits: Limits,
): { readonly report?: Report; readonly mark?: TagMarking; readonly refused: readonly IntakeFault[] } {
  const checked = check(Event, value, place);
  if (!checked.ok) return { refused: checked.faults };
  const event = checked.value;
  const occurred = day(event.date, "UTC");
  if (!occurred) return { refused: [badDate(`${place}.date`, event.date, ["2026-12-07", "2026-12-31"])] };
  const note = notes(limits);
  const mark = markingOf(event.Tag, place);
  note.refused.addAll(mark.faults);
  const reach = reachOf(event);
  const tlp = stricter(mark.tlp ?? unmarked, reach.tlp);
  const originator = event.Orgc?.uuid ?? null;
  const seen: Sighting[] = [];
  const pap = mark.pap ?? undefined;
  const { caveats, trail } = mark;
  const terms: Terms = { tlp, pap, originator, caveats, trail, sharingGroup: reach.sharingGroup, seen };
  const items = readAttributes(event, place, terms, note);
  if (note.refused.hopeless) return { refused: note.refused.list() };
  if (items.length > limits.items) return { refused: [tooMany(place, limits.items)] };
  note.fields.unshift(
    { place: `${place}.uuid`, label: "uuid", raw: event.uuid, read: null },
    { place: `${place}.info`, label: "info", raw: event.info, read: null },
    { place: `${place}.date`, label: "date", raw: event.date, read: told(occurred) },
    { place: `${place}.Orgc`, label: "Orgc", raw: event.Orgc?.name ?? "", read: originator },
    {
      place: `${place}.Tag`,
      label: "tlp",
      raw: (event.Tag ?? []).map(({ name }) => name).join(", "),
      read: `TLP:${tlp.toUpperCase()}${pap === undefined ? "" : ` PAP:${pap.toUpperCase()}`}`,
    },
    {
      place: `${place}.distribution`,
      label: "distribution",
      raw: typeof event.distribution === "object" ? "" : quote(String(event.distribution ?? "")),
      read: reach.sharingGroup ?? null,
    },
  );
  const report: Report = {
    format: "misp-event",
    kind: "misp_event",
    sourceId: event.uuid,
    incidentType: null,
    title: event.info,
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred,
    noticed: null,
    stated: epoch(event.publish_timestamp) ?? epoch(event.timestamp),
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    ...(pap === undefined ? {} : { pap }),
    ...(reach.sharingGroup === undefined ? {} : { sharingGroup: reach.sharingGroup }),
    consent: null,
    originator,
    names: namesOf(event.Tag, event.Galaxy),
    narrative: texts(event, place, note),
    items,
    fields: note.fields,
    existenceCount: null,
    ...(seen.length === 0 ? {} : { sightings: seen }),
  };
  return { report, mark, refused: note.refused.list() };
}

function readAttributes(event: Event, place: string, terms: Terms, note: Notes): readonly Item[] {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (const [index, one] of (event.Attribute ?? []).entries()) {
    if (note.refused.hopeless) return items;
    items.push(...readAttribute(one, `${place}.Attribute[${index}]`, terms, seen, note));
  }
  for (const [index, one] of (event.Object ?? []).entries()) {
    if (note.refused.hopeless) return items;
    items.push(...readObject(one, `${place}.Object[${index}]`, terms, seen, note));
  }
  return items;
}

function texts(event: Event, place: string, note: Notes): Report["narrative"] {
  return (event.EventReport ?? []).flatMap((one, index) => {
    const at = `${place}.EventReport[${index}]`;
    const read = check(EventReport, one, at);
    if (!read.ok) note.refused.addAll(read.faults);
    return read.ok && read.value.deleted !== true ? [{ label: read.value.name, text: read.value.content }] : [];
  });
}

/** Seconds since 1970, as MISP writes times; 0 stands for never. */
function epoch(raw: string | number | undefined): Report["stated"] {
  const seconds = Number(raw ?? 0);
  if (!Number.isInteger(seconds) || seconds <= 0 || seconds > 253_402_300_799) return null;
  return point(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString()) ?? null;
}

function tooMany(place: string, most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    `An event may hold ${most} values; split it.`,
    `一つのイベントに書ける値は${most}件までです。分けてください。`,
  );
}
