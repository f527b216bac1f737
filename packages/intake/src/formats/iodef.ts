/**
 * iodef-2: incidents of IODEF v2 as XML (RFC 7970) or JSON (RFC 8727). Only what stands under IndicatorData is called
 * malicious; systems of the events are context, attackers' and victims' alike. Restrictions add up along the path and
 * the strictest stands; one that cannot be read counts as RED. Contacts are never read.
 */
import type { IntakeFault, Item, Report, TimeSpan, Tlp } from "../contract/index.ts";
import { badDate, fault, type Notes, notes, quote, Refusals } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { stricter } from "../marking/tlp.ts";
import { point, range, told } from "../time/span.ts";
import { item, readValue } from "../value/item.ts";
import { all, type IodefNode, textOf } from "./iodef/node.ts";
import { type IodefValue, valuesIn } from "./iodef/values.ts";

export interface IodefReading {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

/** RFC 7970 §3.3.1. `default` is what the hub counts for unmarked reports. */
const RESTRICTIONS: Readonly<Record<string, Tlp | null>> = {
  public: "clear",
  white: "clear",
  green: "green",
  partner: "amber",
  amber: "amber",
  "need-to-know": "amber+strict",
  private: "red",
  red: "red",
  default: null,
};

/** Reads all incidents of a document. Codes: EMPTY, MISSING_FIELD, BAD_DATE, BAD_MARKING, BAD_VALUE, DUPLICATE, TOO_MANY. */
export function readIodef(root: IodefNode, unmarked: Tlp, limits: Limits): IodefReading {
  const refused = new Refusals(limits.faults);
  const reports: Report[] = [];
  const ids = new Set<string>();
  for (const incident of all(root, "Incident")) {
    if (refused.hopeless || reports.length > limits.reports) break;
    const note = notes(limits);
    const report = readIncident(incident, unmarked, limits, note);
    const id = report?.sourceId ?? "";
    if (report && ids.has(id)) note.refused.add(repeated(incident.place, id));
    else if (report) reports.push(report);
    ids.add(id);
    refused.addAll(note.refused.list());
  }
  if (reports.length === 0 && refused.none) refused.add(noIncident());
  return { reports, refused: refused.list() };
}

function readIncident(incident: IodefNode, unmarked: Tlp, limits: Limits, note: Notes): Report | undefined {
  const [idNode] = all(incident, "IncidentID");
  const id = idNode?.text.trim();
  const fatal: IntakeFault[] = id ? [] : [noId(incident.place)];
  const time = (name: string): TimeSpan | null => {
    const raw = textOf(incident, name);
    const read = raw === undefined ? null : (point(raw) ?? null);
    if (raw !== undefined && !read)
      fatal.push(badDate(`${incident.place}/${name}`, raw, ["2026-12-07T05:10:00Z", "2026-12-07T14:10:00+09:00"]));
    if (read && raw !== undefined)
      note.fields.push({ place: `${incident.place}/${name}`, label: name, raw, read: told(read) });
    return read;
  };
  const [start, end] = [time("StartTime"), time("EndTime")];
  const occurred = start && end ? (range(start.from, end.to, "UTC") ?? start) : start;
  const noticed = time("DetectTime");
  const stated = time("ReportTime") ?? time("GenerationTime");
  const marks = new Marks(unmarked, note);
  const tlp = marks.of([incident]);
  if (fatal.length > 0) {
    note.refused.addAll(fatal);
    return undefined;
  }
  const items = itemsOf(incident, marks, note);
  if (items.length > limits.items) {
    note.refused.add(tooMany(incident.place, limits.items));
    return undefined;
  }
  const texts = all(incident, "Description")
    .map(({ text }) => text.trim())
    .filter((text) => text !== "");
  const actors = new Set(
    deep(incident, "ThreatActorID")
      .map(({ text }) => text.trim())
      .filter((text) => text !== ""),
  );
  const authority = idNode?.attributes["name"];
  note.fields.unshift(
    { place: `${incident.place}/IncidentID`, label: "IncidentID", raw: id ?? "", read: authority ?? null },
    {
      place: incident.place,
      label: "restriction",
      raw: incident.attributes["restriction"] ?? "",
      read: `TLP:${tlp.toUpperCase()}`,
    },
  );
  return {
    format: "iodef-2",
    kind: "incident_notice",
    sourceId: authority === undefined ? (id ?? null) : `${authority}/${id}`,
    incidentType: null,
    title: quote(texts[0] ?? "", 200) || "IODEF incident",
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred,
    noticed,
    stated,
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    consent: null,
    originator: authority ?? null,
    names: [...actors].map((value) => ({ kind: "actor" as const, value: quote(value, 200) })),
    narrative: texts.map((text) => ({ label: "Description", text })),
    items,
    fields: note.fields,
    existenceCount: null,
  };
}

/** Reads restrictions, each different one that cannot be read named once. */
class Marks {
  readonly #unmarked: Tlp;
  readonly #note: Notes;
  readonly #named = new Set<string>();

  constructor(unmarked: Tlp, note: Notes) {
    this.#unmarked = unmarked;
    this.#note = note;
  }

  of(path: readonly IodefNode[]): Tlp {
    let tlp: Tlp | undefined;
    for (const { attributes, place } of path) {
      const word = attributes["restriction"];
      if (word === undefined) continue;
      const level = Object.hasOwn(RESTRICTIONS, word) ? RESTRICTIONS[word] : undefined;
      if (level === undefined && !this.#named.has(word)) {
        this.#named.add(word);
        this.#note.refused.add(unknownRestriction(place, word));
      }
      const read = level === null ? this.#unmarked : (level ?? "red");
      tlp = tlp === undefined ? read : stricter(tlp, read);
    }
    return tlp ?? this.#unmarked;
  }
}

function itemsOf(incident: IodefNode, marks: Marks, note: Notes): readonly Item[] {
  const items: Item[] = [];
  const add = (values: readonly IodefValue[], given: Partial<Item>, id: string | undefined) => {
    for (const [index, { kinds, raw, place, path }] of values.entries()) {
      if (note.refused.hopeless) return;
      const read = readValue(kinds, raw, place);
      if (!read.ok) {
        // Context that cannot be read costs nobody anything; an indicator that cannot be read is named.
        if (given.indicator === true) note.refused.add(read.fault);
        continue;
      }
      const ref = id === undefined ? `value ${items.length + 1}` : index === 0 ? id : `${id}#${index + 1}`;
      items.push(item({ ref, kind: read.kind, value: read.value, raw, place, tlp: marks.of(path), ...given }));
      note.fields.push({
        place,
        label: given.indicator === true ? "indicator" : "context",
        raw,
        read: `${read.kind} ${read.value}`,
      });
    }
  };
  add(
    valuesIn(incident, ({ name }) => name !== "IndicatorData" && name !== "Indicator"),
    { indicator: false },
    undefined,
  );
  const seen = new Set<string>();
  const outer = [[incident], ...all(incident, "IndicatorData").map((data) => [incident, data])];
  const indicators = outer.flatMap((path) =>
    all(path.at(-1) ?? incident, "Indicator").map((indicator) => ({ indicator, path })),
  );
  for (const { indicator, path } of indicators) {
    const id = textOf(indicator, "IndicatorID");
    const taken = id !== undefined && seen.has(id);
    if (id !== undefined) seen.add(id);
    const time = (name: string) => point(textOf(indicator, name) ?? "")?.from ?? null;
    const times = { validFrom: time("StartTime"), validUntil: time("EndTime") };
    const values = valuesIn(indicator, () => true, path);
    if (taken) note.refused.add(repeated(indicator.place, id));
    else add(values, { indicator: true, ...times }, id === undefined ? undefined : `indicator ${id}`);
  }
  return items;
}

function deep(node: IodefNode, name: string): readonly IodefNode[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : deep(child, name)));
}

function unknownRestriction(place: string, word: string): IntakeFault {
  return fault(
    "BAD_MARKING",
    place,
    `The restriction ${quote(word)} is none of RFC 7970 that is known here, so what stands under it is read as TLP:RED; use white, green, amber or red.`,
    `restriction ${quote(word)} は読めないため、TLP:RED として扱います。white・green・amber・red のいずれかを使ってください。`,
  );
}

function noId(place: string): IntakeFault {
  return fault(
    "MISSING_FIELD",
    `${place}/IncidentID`,
    "An incident needs an IncidentID; add it.",
    "IncidentID がありません。追加してください。",
  );
}

function noIncident(): IntakeFault {
  return fault("EMPTY", "", "There is no Incident in this document.", "この文書には Incident がありません。");
}

function repeated(place: string, id: string): IntakeFault {
  return fault(
    "DUPLICATE",
    place,
    `The id "${quote(id)}" occurs twice; only the first is taken.`,
    `id「${quote(id)}」が二度あります。最初のものだけを受け付けます。`,
  );
}

function tooMany(place: string, most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    `An incident may hold ${most} values; split it.`,
    `一件に書ける値は${most}件までです。分けてください。`,
  );
}
