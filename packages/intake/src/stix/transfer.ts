/**
 * One STIX transfer (a bundle, or all pages of a TAXII answer) to reports. Versions: the same id with the same
 * `modified` is one object, of several versions the latest counts. Every `report` object is a report with what its
 * object_refs name; what no report names belongs to the only report, or else to one report of the transfer itself.
 */
import type { Format, IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { stricter } from "../marking/tlp.ts";
import { contextItems, isContext, isNamed } from "./context.ts";
import { indicatorItems } from "./indicator.ts";
import { markingOf, readMarkings } from "./marking.ts";
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
  const named = new Set(reports.flatMap(({ body }) => strings(body["object_refs"])));
  const told: Report[] = [];
  const tell = (report: Placed | undefined, members: readonly Placed[]) => {
    const mark = report ? markingOf(report, markings) : { tlp: undefined, faults: [] };
    refused.push(...mark.faults);
    const marked = members.map((object) => ({ object, ...markingOf(object, markings) }));
    const tlp = report
      ? (mark.tlp ?? unmarked)
      : mildestOf(
          marked.map((one) => one.tlp ?? unmarked),
          unmarked,
        );
    const items: Item[] = [];
    const fields: Report["fields"][number][] = [];
    for (const { object, tlp: own, faults } of marked) {
      refused.push(...faults);
      const level = stricter(own ?? (report ? tlp : unmarked), tlp);
      if (object.type === "indicator" && object.body["revoked"] === true) {
        fields.push({
          place: object.place,
          label: "indicator",
          raw: object.id,
          read: "revoked: not an indicator any more",
        });
      } else if (object.type === "indicator") {
        const read = indicatorItems(object, level);
        items.push(...read.items);
        refused.push(...read.faults);
      } else if (isContext(object.type)) {
        items.push(...contextItems(object, level));
      }
    }
    if (items.length > limits.items) {
      refused.push(
        fault(
          "TOO_MANY",
          report?.place ?? "$",
          `A report may hold ${limits.items} items; split it.`,
          `一つの報告に書ける項目は${limits.items}件までです。分けて送ってください。`,
        ),
      );
      return;
    }
    told.push(
      reportOf({
        transfer,
        report,
        tlp,
        items,
        fields,
        members: marked.map(({ object, tlp: own }) => ({ object, tlp: own ?? (report ? tlp : unmarked) })),
      }),
    );
  };
  const members = sound.filter(({ type }) => type !== "report");
  const [only] = reports;
  if (only && reports.length === 1) {
    tell(only, members);
  } else {
    const byId = new Map(members.map((object) => [object.id, object]));
    for (const report of reports)
      tell(
        report,
        [...new Set(strings(report.body["object_refs"]))].flatMap((ref) => byId.get(ref) ?? []),
      );
    const rest = members.filter(({ id }) => !named.has(id));
    if (rest.some(({ type }) => type === "indicator") || (reports.length === 0 && rest.length > 0))
      tell(undefined, rest);
  }
  if (told.length === 0 && refused.length === 0) {
    refused.push(
      fault(
        "EMPTY",
        "$",
        "There is no report, indicator or observable in this transfer.",
        "この送信には報告・指標・観測値が一つもありません。",
      ),
    );
  }
  return { reports: told, refused };
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

function isRead(type: string): boolean {
  return type === "report" || type === "indicator" || isContext(type) || isNamed(type);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** A transfer without report object has no text of its own to protect: its mildest part marks it, each item keeps its own. */
function mildestOf(levels: readonly Tlp[], unmarked: Tlp): Tlp {
  const [first, ...others] = levels;
  return first === undefined
    ? unmarked
    : others.reduce((mild, level) => (stricter(mild, level) === mild ? level : mild), first);
}
