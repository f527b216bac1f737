/**
 * A STIX bundle or TAXII page of any size at constant memory. The file is read twice: first for what marks and names
 * (survey.ts), then for the items, each under its final marking. Several versions of one object are all told, with
 * `version`; the staging that takes the events keeps the latest of a ref.
 */
import { openBundle } from "@noroshi/stix";
import type { Format, IntakeFault, Item, Report, Tlp } from "../contract/index.ts";
import { Once } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { objectRefs } from "../stix/heads.ts";
import { isRead, itemsOf, type Member, member } from "../stix/members.ts";
import { broken, type Placed, placed } from "../stix/object.ts";
import { reportOf } from "../stix/report.ts";
import { BATCH, type Open, type StreamEvent } from "./events.ts";
import { type Survey, surveyOf } from "./survey.ts";

/** Streams the reports of a transfer that the sniffer took for `format`. */
export async function* streamStix(
  open: Open,
  format: Format,
  unmarked: Tlp,
  limits: Limits,
): AsyncGenerator<StreamEvent> {
  const read = await surveyOf(open, unmarked, limits);
  if (!read.ok) {
    yield { kind: "refused", faults: read.faults };
    yield { kind: "end", format, whole: false, reports: 0, items: 0, refused: read.faults.length };
    return;
  }
  const { survey } = read;
  const heads = survey.heads.sound.map((report) => member(report, survey.markings, unmarked));
  const owners = ownersOf(survey);
  const count = { reports: 0, items: 0, refused: 0 };
  const once = new Once();
  const refuse = (found: readonly IntakeFault[]): readonly StreamEvent[] => {
    const faults = once.of(found);
    count.refused += faults.length;
    return faults.length > 0 ? [{ kind: "refused", faults }] : [];
  };
  yield* refuse(survey.heads.faults);
  for (const [index, head] of heads.entries()) {
    yield* refuse(head.faults);
    count.reports++;
    yield { kind: "report", index, report: headed(format, survey, head, owners, index) };
  }
  const waiting = new Map<number, Item[]>();
  for await (const event of openBundle(open())) {
    if (!("object" in event)) continue;
    const at = placed(event.object, `$.objects[${event.index}]`);
    if (!at.ok) {
      yield* refuse([at.fault]);
      continue;
    }
    const { object } = at;
    if (!isRead(object.type) || object.type === "report") continue;
    const faults = broken(object);
    yield* refuse(faults);
    if (faults.length > 0) continue;
    for (const index of belongs(object, heads.length, owners, survey)) {
      const head = heads[index];
      const one = member(object, survey.markings, head?.tlp ?? unmarked);
      const told = itemsOf(one, head ?? { tlp: survey.mildest, pap: null, caveats: [] });
      yield* refuse([...one.faults, ...told.faults]);
      if (told.items.length === 0) continue;
      if (!head && count.reports === heads.length) {
        count.reports++;
        yield { kind: "report", index, report: headless(format, survey, owners) };
      }
      const batch = waiting.get(index) ?? [];
      batch.push(...told.items);
      count.items += told.items.length;
      waiting.set(index, batch);
      if (batch.length < BATCH) continue;
      waiting.delete(index);
      yield { kind: "items", index, items: batch };
    }
  }
  for (const [index, items] of waiting) yield { kind: "items", index, items };
  yield { kind: "end", format, whole: true, ...count };
}

type Owners = ReadonlyMap<string, readonly number[]> | undefined;

/** For every object that a report names, the reports that name it; undefined if the only report takes all. */
function ownersOf({ heads: { sound, lost } }: Survey): Owners {
  if (sound.length === 1 && lost.size === 0) return undefined;
  const found = new Map<string, number[]>();
  for (const [index, report] of sound.entries()) {
    for (const ref of new Set(objectRefs(report))) {
      const before = found.get(ref);
      if (before) before.push(index);
      else found.set(ref, [index]);
    }
  }
  return found;
}

function belongs({ id }: Placed, reports: number, owners: Owners, { heads }: Survey): readonly number[] {
  if (!owners) return [0];
  return owners.get(id) ?? (heads.lost.has(id) ? [] : [reports]);
}

function headed(format: Format, survey: Survey, head: Member, owners: Owners, index: number): Report {
  const names = survey.names
    .filter(({ id }) => !owners || owners.get(id)?.includes(index))
    .map((object) => member(object, survey.markings, head.tlp));
  const transfer = { format, id: survey.id };
  return reportOf({
    transfer,
    report: head.object,
    tlp: head.tlp,
    pap: head.pap,
    items: [],
    fields: [],
    members: names,
  });
}

function headless(format: Format, survey: Survey, owners: Owners): Report {
  const tlp = survey.mildest;
  const names = survey.names
    .filter(({ id }) => !owners?.has(id) && !survey.heads.lost.has(id))
    .map((object) => member(object, survey.markings, tlp));
  return reportOf({
    transfer: { format, id: survey.id },
    report: undefined,
    tlp,
    pap: null,
    items: [],
    fields: [],
    members: names,
  });
}
