/** Lines of fires from short words: "0 72 23 35 7 3 8~4/7 !18" as on the look's mock screens. */
import { type CaseSummary, HOPS } from "@noroshi/api";

type Fires = CaseSummary["fires"];
type Bilingual = NonNullable<Fires[number]["by"]>;

/** @param last instant of the last fire that is lit or waits; @param by who lit each, by position */
export function fires(spec: string, last: string, by: Readonly<Record<number, Bilingual>> = {}): Fires {
  const words = spec.split(" ");
  const minutes = words.map((w) => (w === "-" ? null : Number.parseFloat(w.replace("!", ""))));
  let at = Date.parse(last);
  const lit = words.findLastIndex((w) => w !== "-");
  const instants = new Map<number, number>();
  for (let i = lit; i >= 0; i -= 1) {
    const waits = words[i]?.startsWith("!") ?? false;
    if (waits) at -= (minutes[i] ?? 0) * 60_000;
    instants.set(i, at);
    if (!waits) at -= (minutes[i] ?? 0) * 60_000;
  }
  return words.map((word, i) => {
    const part = /~(\d+)\/(\d+)/.exec(word);
    const instant = instants.get(i);
    const state = word === "-" ? "unlit" : word.startsWith("!") ? "waits" : part ? "part" : "lit";
    return {
      hop: HOPS[i] ?? "noticed",
      state,
      at: instant === undefined ? null : new Date(instant).toISOString(),
      minutes: i === 0 ? null : (minutes[i] ?? null),
      done: part ? Number(part[1]) : null,
      total: part ? Number(part[2]) : null,
      by: by[i] ?? null,
    };
  });
}
