/**
 * One STIX transfer (a bundle, or all pages of a TAXII answer) to reports. Versions: the same id with the same
 * `modified` is one object, of several versions the latest counts. Every `report` object is a report with what its
 * object_refs name; what no report names belongs to the only report, or else to one report of the transfer itself. A TAXII
 * client may post every object by itself: an envelope of relationships, courses of action or markings alone is a report that says
 * no value; its original is kept. A file of nothing else is refused, since somebody meant to send something.
 */
import type { Format, IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { fault, Once, Refusals } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { mildest, strictest } from "../marking/tlp.ts";
import { claimsReport, type Heads, headsOf, objectRefs } from "./heads.ts";
import { type Markings, readMarkings } from "./marking.ts";
import { isRead, itemsOf, member } from "./members.ts";
import { broken, later, type Placed, placed } from "./object.ts";
import { reportOf } from "./report.ts";

/** One page: its objects, and how its places begin (`$`, `page 2 $`). */
export interface Page {
  readonly objects: readonly unknown[];
  readonly place: string;
  /** Where an object stood, if not at its index in `objects`; asked once for each object, in their order. */
  readonly placeOf?: (object: unknown, index: number) => string;
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
  const refused = new Refusals(limits.faults);
  const { objects, unplaced } = versions(transfer.pages, refused);
  const markings = readMarkings(objects.values());
  const heads = headsOf(
    [...objects.values()].filter(({ type }) => type === "report"),
    unplaced,
  );
  refused.addAll(heads.faults);
  const members: Placed[] = [];
  for (const object of objects.values()) {
    if (refused.hopeless) break;
    if (!isRead(object.type) || object.type === "report") continue;
    const faults = broken(object);
    if (faults.length === 0) members.push(object);
    else refused.addAll(faults);
  }
  const levels = members.map((object) => member(object, markings, unmarked).tlp);
  const floor = mildest(levels) ?? unmarked;
  const once = new Once();
  const told: Report[] = [];
  for (const group of heads.allLost || refused.hopeless ? [] : groups(heads, members)) {
    const read = tell(transfer, group, { markings, unmarked, floor, limits });
    refused.addAll(once.of(read.faults));
    if (read.report) told.push(read.report);
  }
  if (told.length === 0 && transfer.format === "taxii-envelope-2.1" && !heads.allLost && !refused.hopeless) {
    const beside = [...objects.values()].filter(({ id, type }) => !isRead(type) && !heads.lost.has(id));
    const tlp = strictest(beside.map((object) => member(object, markings, unmarked).tlp));
    if (tlp) told.push(reportOf({ transfer, report: undefined, tlp, pap: null, items: [], fields: [], members: [] }));
  }
  if (told.length === 0 && refused.none) refused.add(nothing());
  return { reports: told, refused: refused.list() };
}

interface Group {
  readonly report: Placed | undefined;
  readonly members: readonly Placed[];
}

/** Which object belongs to which report; see the plate. */
function groups({ sound, lost }: Heads, members: readonly Placed[]): readonly Group[] {
  const [only] = sound;
  if (only && sound.length === 1 && lost.size === 0) return [{ report: only, members }];
  const byId = new Map(members.map((object) => [object.id, object]));
  const named = new Set(lost);
  const found = sound.map((report): Group => {
    const refs = new Set(objectRefs(report));
    for (const ref of refs) named.add(ref);
    return { report, members: [...refs].flatMap((ref) => byId.get(ref) ?? []) };
  });
  const rest = members.filter(({ id }) => !named.has(id));
  const telling = sound.length === 0 ? rest.length > 0 : rest.some(({ type }) => type === "indicator");
  return telling ? [...found, { report: undefined, members: rest }] : found;
}

interface Terms {
  readonly markings: Markings;
  readonly unmarked: Tlp;
  /** The mildest marking of any member: that of a report without report object. */
  readonly floor: Tlp;
  readonly limits: Limits;
}

function tell(
  transfer: Transfer,
  { report, members }: Group,
  { markings, unmarked, floor, limits }: Terms,
): { readonly report?: Report; readonly faults: readonly IntakeFault[] } {
  const own = report && member(report, markings, unmarked);
  const marked = members.map((object) => member(object, markings, own?.tlp ?? unmarked));
  const tlp = own?.tlp ?? floor;
  const pap = own?.pap ?? null;
  const faults = new Refusals(limits.faults);
  faults.addAll(own?.faults ?? []);
  const items: Item[] = [];
  const fields: Report["fields"][number][] = [];
  for (const one of marked) {
    const read = itemsOf(one, { tlp, pap, caveats: own?.caveats ?? [] });
    for (const item of read.items) items.push(item);
    fields.push(...read.fields);
    faults.addAll(one.faults);
    faults.addAll(read.faults);
    if (items.length > limits.items) return { faults: [tooMany(report?.place ?? "$", limits.items)] };
  }
  return { report: reportOf({ transfer, report, tlp, pap, items, fields, members: marked }), faults: faults.list() };
}

/** The latest version of every object; a repeated version counts once. */
function versions(
  pages: readonly Page[],
  refused: Refusals,
): { readonly objects: ReadonlyMap<string, Placed>; readonly unplaced: boolean } {
  const latest = new Map<string, Placed>();
  let unplaced = false;
  for (const page of pages) {
    for (const [index, value] of page.objects.entries()) {
      const read = placed(value, page.placeOf?.(value, index) ?? `${page.place}.objects[${index}]`);
      if (!read.ok) {
        refused.add(read.fault);
        if (refused.hopeless) return { objects: latest, unplaced };
        unplaced ||= claimsReport(value);
        continue;
      }
      const before = latest.get(read.object.id);
      if (!before || later(read.object, before)) latest.set(read.object.id, read.object);
    }
  }
  return { objects: latest, unplaced };
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
