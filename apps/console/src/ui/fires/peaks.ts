/** What the drawing needs of each fire, from what the hub says of it. */
import type { Beacon } from "./beacon.ts";
import type { Peak } from "./ridge.ts";

/** The share of a fire that is lit in part; 0 when nothing is known. */
export const share = (done: number | null, total: number | null): number =>
  done !== null && total !== null && total > 0 ? Math.min(1, done / total) : 0;

export const peaksOf = (line: readonly Beacon[]): readonly Peak[] =>
  line.map((b) => ({ state: b.state, minutes: b.minutes, share: share(b.done, b.total) }));
