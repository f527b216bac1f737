/** How emergencies stand for the person who looks: what is current, what waits for this person, and how much time is left. */
import type { Emergency } from "@noroshi/api";
import { minutesBetween } from "../../format/lasting.ts";

const CURRENT: ReadonlySet<Emergency["state"]> = new Set(["asked", "open", "awaits_review"]);

/** In sight as long as somebody still has to do or review something. */
export const isCurrent = (e: Emergency): boolean => CURRENT.has(e.state);

/** Minutes that an open one stays open; null where it is not open. */
export const minutesLeft = (e: Emergency, now: string): number | null =>
  e.state === "open" && e.closesAt !== null ? minutesBetween(now, e.closesAt) : null;

/** When it closed: as planned, or earlier by hand. */
export function closedAt(e: Emergency): string | null {
  if (e.closesAt === null || e.endedAt === null) return e.closesAt;
  return Date.parse(e.endedAt) < Date.parse(e.closesAt) ? e.endedAt : e.closesAt;
}

export interface Told {
  readonly what: "yours" | "review" | "open";
  readonly count: number;
}

/** The one thing to tell on every page: what waits for this person first, then what is open. Null where there is nothing. */
export function tellOf(items: readonly Emergency[]): Told | null {
  const count = (what: Told["what"], is: (e: Emergency) => boolean): Told => ({ what, count: items.filter(is).length });
  const all = [
    count("yours", (e) => e.mayAnswer),
    count("review", (e) => e.mayReview),
    count("open", (e) => e.state === "open"),
  ];
  return all.find((told) => told.count > 0) ?? null;
}
