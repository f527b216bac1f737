/**
 * A big MISP event at constant memory. The file is read twice: first for the event's own words and marking, which may
 * stand behind its lists, then for its attributes, each under that marking. One event a file.
 */
import type { IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { fault, notes } from "../faults.ts";
import { readAttribute, type Terms } from "../formats/misp/attribute.ts";
import { readObject } from "../formats/misp/object.ts";
import type { TagMarking } from "../formats/misp/tags.ts";
import { events, readEvent } from "../formats/misp-event.ts";
import { readJson, readText } from "../json/read.ts";
import type { Limits } from "../limits.ts";
import { BATCH, type Open, type StreamEvent } from "./events.ts";
import { type CutElement, MispCutter } from "./misp-cut.ts";

/** Most bytes of one attribute or object. */
const ELEMENT = 5_000_000;

interface Head {
  readonly report: Report;
  readonly place: string;
  readonly mark: TagMarking;
  readonly refused: readonly IntakeFault[];
}

/** Streams the one event of a file. */
export async function* streamMisp(open: Open, unmarked: Tlp, limits: Limits): AsyncGenerator<StreamEvent> {
  const head = await headOf(open, unmarked, limits);
  if (!("report" in head)) {
    yield { kind: "refused", faults: head.refused };
    yield { kind: "end", format: "misp-event", whole: false, reports: 0, items: 0, refused: head.refused.length };
    return;
  }
  const { report, place, mark } = head;
  const count = { reports: 1, items: 0, refused: 0 };
  const most = limits.faults * 10;
  const refuse = (faults: readonly IntakeFault[]): readonly StreamEvent[] => {
    const told = faults.slice(0, Math.max(0, most - count.refused));
    count.refused += faults.length;
    return told.length > 0 ? [{ kind: "refused", faults: told }] : [];
  };
  yield* refuse(head.refused);
  yield { kind: "report", index: 0, report };
  const { tlp, pap, originator, sharingGroup } = report;
  const { caveats, trail } = mark;
  const terms: Terms = { tlp, pap, originator, caveats, trail, sharingGroup };
  const seen = new Set<string>();
  const cutter = new MispCutter({ skeleton: 0, element: ELEMENT, depth: limits.depth });
  let batch: Item[] = [];
  for await (const chunk of open()) {
    for (const element of cutter.push(chunk)) {
      const read = itemsOf(element, place, terms, seen, limits);
      yield* refuse(read.refused);
      batch.push(...read.items);
      count.items += read.items.length;
      if (batch.length < BATCH) continue;
      yield { kind: "items", index: 0, items: batch };
      batch = [];
    }
  }
  if (batch.length > 0) yield { kind: "items", index: 0, items: batch };
  yield { kind: "end", format: "misp-event", whole: true, ...count };
}

async function headOf(
  open: Open,
  unmarked: Tlp,
  limits: Limits,
): Promise<Head | { readonly refused: readonly IntakeFault[] }> {
  const cutter = new MispCutter({ skeleton: limits.bytes, element: 0, depth: limits.depth });
  for await (const chunk of open()) cutter.push(chunk);
  if (cutter.tooDeep) return { refused: [tooDeep()] };
  const bytes = cutter.skeleton.take();
  if (!bytes) return { refused: [tooLarge("$")] };
  const text = readText(bytes);
  const json = text.ok ? readJson(text.text, limits) : text;
  if (!json.ok) return { refused: [json.fault] };
  const [first, ...others] = events(json.value, "$");
  if (!first || others.length > 0) return { refused: [notOne()] };
  const { report, mark, refused } = readEvent(first.event, first.place, unmarked, limits);
  return report && mark ? { report, mark, place: first.place, refused } : { refused };
}

function itemsOf(
  { list, index, bytes }: CutElement,
  place: string,
  terms: Terms,
  seen: Set<string>,
  limits: Limits,
): { readonly items: readonly Item[]; readonly refused: readonly IntakeFault[] } {
  const at = `${place}.${list}[${index}]`;
  if (!bytes) return { items: [], refused: [tooLarge(at)] };
  const text = readText(bytes);
  const json = text.ok ? readJson(text.text, limits) : text;
  if (!json.ok) return { items: [], refused: [{ ...json.fault, place: at }] };
  const note = notes(limits);
  const items = (list === "Attribute" ? readAttribute : readObject)(json.value, at, terms, seen, note);
  return { items, refused: note.refused.list() };
}

function tooLarge(place: string): IntakeFault {
  return fault(
    "TOO_LARGE",
    place,
    "This part of the event is too large; split it.",
    "イベントのこの部分が大きすぎます。分けてください。",
  );
}

function tooDeep(): IntakeFault {
  return fault(
    "TOO_DEEP",
    "$",
    "The JSON is nested too deeply; flatten it.",
    "JSON の入れ子が深すぎます。浅くしてください。",
  );
}

function notOne(): IntakeFault {
  return fault(
    "TOO_MANY",
    "$",
    "A big file may hold one MISP event; send the events one by one.",
    "大容量で送れる MISP イベントは一件ずつです。分けて送ってください。",
  );
}
