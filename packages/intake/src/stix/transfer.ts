/**
 * One STIX transfer (a bundle, or all pages of a TAXII answer) to reports. Versions: the same id with the same
 * `modified` is one object, of several versions the latest counts. Every `report` object is a report with what its
 * object_refs name; what no report names belongs to the only report, or else to one report of the transfer itself.
 */
import type { Format, IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { mildest } from "../marking/tlp.ts";
import { type Markings, readMarkings } from "./marking.ts";
import { isRead, itemsOf, member } from "./members.ts";
import { broken, later, type Placed, placed } from "./object.ts";
import { reportOf } from "./report.ts";

/** One page: its objects, and how its places begin (`$`, `page 2 $`). */
export interface Page {
  readonly objects: readonly unknown[];
  readonly place: string;
}

export interface Transfer {
  readonly format: Format;
  /** Id of the transfer itself (bundle id); null when it has none. */
  readonly id: string | null;
  readonly pages: readonly Page[];
}

export interface Told {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

/** Reads a whole transfer. `unmarked` is what counts for a report that carries no TLP. */
export function readTransfer(transfer: Transfer, unmarked: Tlp, limits: Limits): Told {
  const refused: IntakeFault[] = [];
  const objects = versions(transfer.pages, refused);
  const markings = readMarkings(objects.values());
  const sound: Placed[] = [];
  for (const object of objects.values()) {
    if (!isRead(object.type)) continue;
    const faults = broken(object);
    if (faults.length === 0) sound.push(object);
    else refused.push(...faults);
  }
  const reports = sound.filter(({ type }) => type === "report");
  const members = sound.filter(({ type }) => type !== "report");
  const told: Report[] = [];
  for (const group of groups(reports, members)) {
    const read = tell(transfer, group, markings, unmarked, limits);
    refused.push(...read.faults);
    if (read.report) told.push(read.report);
  }
  if (told.length === 0 && refused.length === 0) refused.push(nothing());
  return { reports: told, refused };
}

interface Group {
  readonly report: Placed | undefined;
  readonly members: readonly Placed[];
}

/** Which object belongs to which report; see the plate. */
function groups(reports: readonly Placed[], members: readonly Placed[]): readonly Group[] {
  const [only] = reports;
  if (only && reports.length === 1) return [{ report: only, members }];
  const byId = new Map(members.map((object) => [object.id, object]));
  const named = new Set<string>();
  const found = reports.map((report): Group => {
    const refs = new Set(strings(report.body["object_refs"]));
    for (const ref of refs) named.add(ref);
    return { report, members: [...refs].flatMap((ref) => byId.get(ref) ?? []) };
  });
  const rest = members.filter(({ id }) => !named.has(id));
  const telling = reports.length === 0 ? rest.length > 0 : rest.some(({ type }) => type === "indicator");
  return telling ? [...found, { report: undefined, members: rest }] : found;
}

function tell(
  transfer: Transfer,
  { report, members }: Group,
  markings: Markings,
  unmarked: Tlp,
  limits: Limits,
): { readonly report?: Report; readonly faults: readonly IntakeFault[] } {
  const own = report && member(report, markings, unmarked);
  const marked = members.map((object) => member(object, markings, own?.tlp ?? unmarked));
  const tlp = own?.tlp ?? mildest(marked.map((one) => one.tlp)) ?? unmarked;
  const faults: IntakeFault[] = [...(own?.faults ?? [])];
  const items: Item[] = [];
  const fields: Report["fields"][number][] = [];
  for (const one of marked) {
    const read = itemsOf(one, tlp);
    items.push(...read.items);
    fields.push(...read.fields);
    faults.push(...one.faults, ...read.faults);
  }
  if (items.length > limits.items) return { faults: [tooMany(report?.place ?? "$", limits.items)] };
  return { report: reportOf({ transfer, report, tlp, items, fields, members: marked }), faults };
}

/** The latest version of every object; a repeated version counts once. */
function versions(pages: readonly Page[], refused: IntakeFault[]): ReadonlyMap<string, Placed> {
  const latest = new Map<string, Placed>();
  for (const page of pages) {
    for (const [index, value] of page.objects.entries()) {
      const read = placed(value, `${page.place}.objects[${index}]`);
      if (!read.ok) {
        refused.push(read.fault);
        continue;
      }
      const before = latest.get(read.object.id);
      if (!before || later(read.object, before)) latest.set(read.object.id, read.object);
    }
  }
  return latest;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function nothing(): IntakeFault {
  return fault(
    "EMPTY",
    "$",
    "There is no report, indicator or observable in this transfer.",
    "この送信には報告・指標・観測値が一つもありません。",
  );
}

function tooMany(place: string, most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    `A report may hold ${most} items; split it, or use the upload for big transfers.`,
    `一つの報告に書ける項目は${most}件までです。分けるか、大容量用のアップロードを使ってください。`,
  );
}
