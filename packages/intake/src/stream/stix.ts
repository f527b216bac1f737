/**
 * A STIX bundle or TAXII page of any size at constant memory. The file is read twice: first for what marks and names
 * (marking definitions, reports, names), then for the items, each under its final marking. Kept between the two are
 * only those; several versions of one object are all told, with `version`, and the staging keeps the latest.
 */
import { type BundleEvent, openBundle } from "@noroshi/stix";
import type { Format, IntakeFault, Item, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { isNamed } from "../stix/context.ts";
import { type Markings, readMarkings } from "../stix/marking.ts";
import { isRead, itemsOf, member } from "../stix/members.ts";
import { broken, type Placed, placed } from "../stix/object.ts";
import { reportOf } from "../stix/report.ts";
import { BATCH, type Open, type StreamEvent } from "./events.ts";

/** Most objects that are kept between the two readings. */
const KEPT = 100_000;

interface Survey {
  readonly id: string | null;
  readonly markings: Markings;
  readonly reports: readonly Placed[];
  readonly names: readonly Placed[];
  readonly fatal: IntakeFault | undefined;
}

/** Streams the reports of a transfer that the sniffer took for `format`. */
export async function* streamStix(
  open: Open,
  format: Format,
  unmarked: Tlp,
  limits: Limits,
): AsyncGenerator<StreamEvent> {
  const count = { reports: 0, items: 0, refused: 0 };
  const survey = await surveyOf(open, limits);
  if (survey.fatal) {
    yield { kind: "refused", faults: [survey.fatal] };
    yield { kind: "end", format, whole: false, ...count, refused: 1 };
    return;
  }
  const { markings } = survey;
  const transfer = { format, id: survey.id };
  const heads = survey.reports.map((report) => member(report, markings, unmarked));
  const refs = heads.length > 1 ? owners(survey.reports) : undefined;
  for (const [index, head] of heads.entries()) {
    const names = survey.names
      .filter(({ id }) => !refs || refs.get(id)?.includes(index))
      .map((object) => member(object, markings, head.tlp));
    const report = reportOf({ transfer, report: head.object, tlp: head.tlp, items: [], fields: [], members: names });
    count.reports++;
    if (head.faults.length > 0) yield { kind: "refused", faults: head.faults };
    count.refused += head.faults.length;
    yield { kind: "report", index, report };
  }
  const waiting = new Map<number, Item[]>();
  const rest = heads.length;
  for await (const event of openBundle(open())) {
    if (!("object" in event)) continue;
    const object = placed(event.object, `$.objects[${event.index}]`);
    const faults = object.ok ? (isRead(object.object.type) ? broken(object.object) : []) : [object.fault];
    if (faults.length > 0) {
      count.refused += faults.length;
      yield { kind: "refused", faults };
    }
    if (!object.ok || faults.length > 0 || !isRead(object.object.type) || object.object.type === "report") continue;
    for (const index of belongs(object.object, heads.length, refs)) {
      const report = heads[index]?.tlp;
      const one = member(object.object, markings, report ?? unmarked);
      const read = itemsOf(one, report ?? one.tlp);
      const said = [...one.faults, ...read.faults];
      count.refused += said.length;
      if (said.length > 0) yield { kind: "refused", faults: said };
      if (read.items.length === 0) continue;
      if (index === rest && count.reports === rest) {
        count.reports++;
        yield {
          kind: "report",
          index,
          report: reportOf({ transfer, report: undefined, tlp: unmarked, items: [], fields: [], members: [] }),
        };
      }
      const batch = waiting.get(index) ?? [];
      batch.push(...read.items);
      count.items += read.items.length;
      waiting.set(index, batch);
      if (batch.length >= BATCH) {
        waiting.delete(index);
        yield { kind: "items", index, items: batch };
      }
    }
  }
  for (const [index, items] of waiting) yield { kind: "items", index, items };
  yield { kind: "end", format, whole: true, ...count };
}

async function surveyOf(open: Open, limits: Limits): Promise<Survey> {
  const marking: Placed[] = [];
  const reports: Placed[] = [];
  const names: Placed[] = [];
  let id: string | null = null;
  for await (const event of openBundle(open())) {
    if ("fault" in event && isFatal(event)) return { id, markings: new Map(), reports, names, fatal: said(event) };
    if ("header" in event) {
      if (event.header["spec_version"] === "2.0") return { id, markings: new Map(), reports, names, fatal: lift() };
      if (typeof event.header["id"] === "string") id = event.header["id"];
    }
    if (!("object" in event)) continue;
    const read = placed(event.object, `$.objects[${event.index}]`);
    if (!read.ok) continue;
    const { object } = read;
    const kept =
      object.type === "marking-definition"
        ? marking
        : object.type === "report"
          ? reports
          : isNamed(object.type)
            ? names
            : undefined;
    kept?.push(object);
    if (marking.length + reports.length + names.length > Math.min(KEPT, limits.reports)) {
      return { id, markings: new Map(), reports: [], names: [], fatal: tooMany(object.place) };
    }
  }
  return {
    id,
    markings: readMarkings(marking),
    reports: reports.filter((report) => broken(report).length === 0),
    names: names.filter((one) => broken(one).length === 0),
    fatal: undefined,
  };
}

/** For every object named by a report, the reports that name it. */
function owners(reports: readonly Placed[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { body }] of reports.entries()) {
    const refs: unknown = body["object_refs"];
    for (const ref of new Set<unknown>(Array.isArray(refs) ? refs : [])) {
      if (typeof ref !== "string") continue;
      const before = found.get(ref);
      if (before) before.push(index);
      else found.set(ref, [index]);
    }
  }
  return found;
}

function belongs(
  { id }: Placed,
  reports: number,
  refs: ReadonlyMap<string, readonly number[]> | undefined,
): readonly number[] {
  return reports === 1 ? [0] : (refs?.get(id) ?? [reports]);
}

/** A fault inside one object is that object's; any other one means that the file could not be read to its end. */
function isFatal(event: Extract<BundleEvent, { readonly fault: unknown }>): boolean {
  return !/^objects\[\d+\]/.test(event.fault.path);
}

function said({ fault: one }: Extract<BundleEvent, { readonly fault: unknown }>): IntakeFault {
  return fault(
    "NOT_JSON",
    one.path || "$",
    one.say,
    `ファイルを最後まで読めません（${quote(one.rule)}）。壊れていないか確かめてください。`,
  );
}

function lift(): IntakeFault {
  return fault(
    "NOT_TAKEN",
    "$.spec_version",
    "This is STIX 2.0; lift it to STIX 2.1 first and send the result.",
    "STIX 2.0 です。先に STIX 2.1 に変換して送ってください。",
  );
}

function tooMany(place: string): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    "The transfer holds too many reports, markings and names; split it.",
    "報告・表示・名称の数が多すぎます。分けて送ってください。",
  );
}
