/** Counts pairs over a world whose truth is known: precision, recall, F1 over all pairs, and merges two months apart or more. */
import type { SerialWorld } from "./serial.ts";

export interface SerialFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the pairs of one organisation, two incidents, reported 61 to 365 days apart, that were merged. */
  readonly n3: number;
}

export function serialFigures(world: SerialWorld, cases: ReadonlyMap<string, string>): SerialFigures {
  const of = (id: string): string => cases.get(id) ?? id;
  const incident = (id: string): string => world.truth.get(id)?.incident ?? id;
  const ids = world.notices.map((notice) => notice.id);
  const real = pairsWithin(ids, incident);
  const made = pairsWithin(ids, of);
  const hits = pairsWithin(ids, (id) => `${of(id)} ${incident(id)}`);
  const precision = made === 0 ? 1 : hits / made;
  const recall = hits / Math.max(1, real);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    n3: n3(world, of, incident),
  };
}

function pairsWithin(ids: readonly string[], group: (id: string) => string): number {
  const sizes = new Map<string, number>();
  for (const id of ids) sizes.set(group(id), (sizes.get(group(id)) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function n3(world: SerialWorld, of: (id: string) => string, incident: (id: string) => string): number {
  let pairs = 0;
  let merged = 0;
  const byOrganisation = Map.groupBy(world.notices, (notice) => world.truth.get(notice.id)?.organisation ?? "");
  for (const group of byOrganisation.values()) {
    group.forEach((x, at) => {
      for (const y of group.slice(at + 1)) {
        const days = Math.abs(Date.parse(x.received ?? "") - Date.parse(y.received ?? "")) / 86_400_000;
        if (!(days > 60 && days < 366) || incident(x.id) === incident(y.id)) continue;
        pairs += 1;
        if (of(x.id) === of(y.id)) merged += 1;
      }
    });
  }
  return merged / Math.max(1, pairs);
}
