/**
 * Sightings that stand inside a MISP event: the value of the attribute was seen, was a false alarm, or ends at an instant. The first
 * two become sightings of their own; an end counts as the value's `validUntil` if the event's own originator says it.
 */
import { Temporal } from "temporal-polyfill";
import type { Item, Sighting } from "../../contract/index.ts";
import { fault, type Notes } from "../../faults.ts";
import { check } from "../../json/check.ts";
import { MispSighting } from "./shape.ts";

/** Most sightings of one attribute; servers cut them off as well. */
const MOST = 1_000;

export interface SeenInEvent {
  readonly sightings: readonly Sighting[];
  /** The instant at which the originator says that the value ends. */
  readonly ends: string | undefined;
}

/** Reads the `Sighting` of an attribute whose value is `item`. Bad ones are named, the others count. */
export function seenIn(list: unknown, item: Item, place: string, { fields, refused }: Notes): SeenInEvent {
  if (!Array.isArray(list)) return { sightings: [], ends: undefined };
  const sightings: Sighting[] = [];
  let ends: string | undefined;
  for (const [index, one] of (list as readonly unknown[]).slice(0, MOST).entries()) {
    const at = `${place}.Sighting[${index}]`;
    const read = check(MispSighting, one, at);
    if (!read.ok) {
      refused.addAll(read.faults);
      continue;
    }
    const said = read.value;
    const observedAt = instantOf(said.date_sighting);
    if (observedAt === undefined) {
      refused.add(noInstant(`${at}.date_sighting`));
      continue;
    }
    const type = Number(said.type ?? 0);
    fields.push({ place: at, label: "Sighting", raw: `${type} ${said.source ?? ""}`.trim(), read: observedAt });
    const by = said.Organisation?.uuid ?? null;
    if (type === 2 && (by === null || by === item.originator)) ends = earlier(ends, observedAt);
    if (type !== 0 && type !== 1) continue;
    sightings.push({
      ref: said.uuid ?? `${item.ref} ${said.id ?? index}`,
      organisationRef: by,
      observedAt,
      kind: item.kind,
      value: item.value,
      raw: item.raw,
      count: 1,
      sensor: said.source || null,
      says: type === 0 ? "seen" : "false_positive",
      tell: "sender",
      place: at,
    });
  }
  if (list.length > MOST) refused.add(tooMany(place, list.length));
  return { sightings, ends };
}

/** MISP's seconds since 1970; undefined for what is none. */
export function instantOf(raw: string | number): string | undefined {
  const seconds = Number(raw);
  if (!Number.isInteger(seconds) || seconds <= 0 || seconds > 253_402_300_799) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
}

const earlier = (a: string | undefined, b: string): string =>
  a === undefined || Temporal.Instant.compare(b, a) < 0 ? b : a;

function noInstant(place: string) {
  return fault(
    "BAD_DATE",
    place,
    "A sighting's date is the seconds since 1970, a whole number.",
    "観測日時は 1970 年からの秒数（整数）で書いてください。",
  );
}

function tooMany(place: string, count: number) {
  return fault(
    "TOO_MANY",
    `${place}.Sighting`,
    `Of ${count} sightings of one attribute the first ${MOST} are taken; send the others as sightings.`,
    `一つの属性の観測記録${count}件のうち、最初の${MOST}件だけを受け付けます。残りは観測記録として送ってください。`,
  );
}
