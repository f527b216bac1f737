/**
 * What is to become of one record under one permit: the rule as one reads it, for the plain interpreter. The compiled tables
 * say the same by themselves and are held to this by differential tests. DD is absolute for permits of communications law; an
 * end without a known prefix makes a record DD.
 */
import type { Authorisation, Direction, Reason } from "../contract/index.ts";

/** One end of a record, as the address plan knows it. */
export interface End {
  readonly known: boolean;
  readonly domestic: boolean;
  readonly holder: string;
}

/** A record, as far as the rule asks about it. */
export interface Asked {
  readonly understood: boolean;
  readonly origin: End;
  readonly responder: End;
  /** Microseconds since 1970; NaN where it could not be read. */
  readonly time: number;
  selected(): boolean;
}

/** The direction of a record; unknown counts as DD. */
export function directionOf(origin: End, responder: End): Direction {
  if (!origin.known || !responder.known) return "DD";
  return `${origin.domestic ? "D" : "F"}${responder.domestic ? "D" : "F"}`;
}

/** Begin and end of a permit's criteria, microseconds since 1970. */
export function periodOf({ criteria }: Authorisation): readonly [number, number] {
  return [Date.parse(criteria.period.from) * 1000, Date.parse(criteria.period.to) * 1000];
}

/** Undefined when the record may be kept (up to the cap). */
export function verdict(permit: Authorisation, asked: Asked): Reason | undefined {
  const { origin, responder } = asked;
  const direction = directionOf(origin, responder);
  const owner = permit.capability === "ownerConsent";
  const unknown = !origin.known || !responder.known;
  if (direction === "DD" && (!owner || unknown)) return "domestic";
  if (!asked.understood) return "not_understood";
  if ((owner && direction === "FF") || !permit.directions.includes(direction)) return "not_covered";
  const domestic = [origin, responder].filter((end) => end.domestic);
  if (owner || permit.party !== null) {
    const own = domestic.length > 0 && domestic.every((end) => end.holder !== "" && end.holder === permit.party);
    // A permit with a party that covers foreign traffic has no domestic end to be held to.
    if (!own && (owner || domestic.length > 0)) return "other_party";
  }
  const [from, to] = periodOf(permit);
  if (!(asked.time >= from && asked.time < to)) return "out_of_period";
  return asked.selected() ? undefined : "no_selector";
}
