/**
 * One fire of the line, as the drawing needs it. Structural: whatever carries these fields can be drawn.
 * The order of HOPS is the order in which the word travels.
 */
export const HOPS = [
  "noticed",
  "received",
  "linked",
  "assessed",
  "decided",
  "shared",
  "acknowledged",
  "acted",
] as const;

export type Hop = (typeof HOPS)[number];

export interface Beacon {
  readonly hop: Hop;
  readonly state: "lit" | "part" | "waits" | "unlit";
  /** When it was lit, or since when it waits. */
  readonly at: string | null;
  /** Minutes since the fire before (lit), or since the wait began (waits). */
  readonly minutes: number | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly by: { readonly en: string; readonly ja: string } | null;
  /** Stated from a paper log: when it was entered. */
  readonly enteredAt?: string | undefined;
}
