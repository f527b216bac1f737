/**
 * How a running clock stands at an instant: running, soon due, overdue, standing still, met, or frozen because the host's time
 * is in doubt. Pure; the caller says what was done and when.
 */
import { Temporal } from "temporal-polyfill";

export const STANDINGS = ["running", "warning", "overdue", "paused", "met", "met_late", "frozen"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ClockSeen {
  /** The instant from which the time runs. */
  readonly anchorAt: string;
  /** The instant at which it is up, exclusive. */
  readonly until: string;
  /** When it was met, by the evidence. */
  readonly metAt: string | null;
  readonly paused: boolean;
  /** Its start fell into a time that nobody has confirmed yet. */
  readonly frozen: boolean;
}

/** The last part of the time in which a clock warns. Source: the design of the product; no law fixes it. */
const WARN_SHARE = 0.25;

/** The instant from which a clock warns: when a quarter of its time is left. */
export function warnAt(c: Pick<ClockSeen, "anchorAt" | "until">): string {
  const from = Temporal.Instant.from(c.anchorAt).epochMilliseconds;
  const to = Temporal.Instant.from(c.until).epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(Math.round(to - Math.max(0, to - from) * WARN_SHARE)).toString();
}

/** Evidence counts first: what was met stays met. Time is up at `until` itself. */
export function standingOf(c: ClockSeen, now: string): Standing {
  const before = (a: string, b: string): boolean =>
    Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0;
  if (c.metAt !== null) return before(c.metAt, c.until) ? "met" : "met_late";
  if (c.frozen) return "frozen";
  if (c.paused) return "paused";
  if (!before(now, c.until)) return "overdue";
  return before(now, warnAt(c)) ? "running" : "warning";
}
