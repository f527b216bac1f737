/** The fake realm's time: it stands at 10:23 JST on 7 December 2026 when the fake hub starts, and goes on from there. */
const START = Date.parse("2026-12-07T01:23:12Z");
const startedAt = performance.now();

export const realmNow = (): string => new Date(START + (performance.now() - startedAt)).toISOString();

/** An instant of 7 December 2026 by its Japanese clock time. */
export const today = (clock: string): string => new Date(`2026-12-07T${clock.padStart(5, "0")}:00+09:00`).toISOString();
