/**
 * Looks for indicators in what was kept of a batch, never in the rest, and only in fields that the permit opens. A finding names
 * the indicator, how often and when; of the other end it says nothing. It becomes a report of the sensor's owner.
 */

import type { Selected } from "@noroshi/selection/contract";
import { Matcher, type Tables } from "@noroshi/sensing";
import type { Batch, TextColumn } from "@noroshi/sensing/contract";

export interface Finding {
  readonly kind: string;
  readonly value: string;
  readonly times: number;
  /** ISO 8601 UTC. */
  readonly first: string;
  readonly last: string;
}

/** @param fields which fields each permit opens, by its id */
export function findingsIn(
  tables: Tables,
  batch: Batch,
  selected: Selected,
  fields: ReadonlyMap<string, ReadonlySet<string>>,
): Finding[] {
  const { hits } = new Matcher(tables, { urls: "host" }).match(partOf(batch, selected.places));
  const found = new Map<string, Finding>();
  const told = new Set<string>();
  for (const hit of hits) {
    const permit = selected.kept[hit.at]?.authorisation ?? "";
    const { kind, value } = hit.indicator;
    const key = `${kind} ${value}`;
    // One record counts once for one indicator, whichever of its fields holds it.
    if (fields.get(permit)?.has(hit.field) !== true || Number.isNaN(hit.time) || told.has(`${hit.at} ${key}`)) continue;
    told.add(`${hit.at} ${key}`);
    const at = new Date(hit.time / 1000).toISOString();
    const known = found.get(key);
    const [first, last] = [known?.first ?? at, known?.last ?? at];
    found.set(key, {
      ...{ kind, value, times: (known?.times ?? 0) + 1 },
      first: at < first ? at : first,
      last: at > last ? at : last,
    });
  }
  return [...found.values()];
}

/** Some records of a batch as a batch of their own. */
function partOf(batch: Batch, places: Uint32Array): Batch {
  const words = (all: Uint32Array) =>
    Uint32Array.from({ length: places.length * 4 }, (_, n) => all[(places[n >> 2] ?? 0) * 4 + (n & 3)] ?? 0);
  const pick = (column: ArrayLike<number>) => Array.from(places, (at) => column[at] ?? 0);
  const texts = new Map<string, TextColumn>();
  for (const [name, { bytes, from, to }] of batch.texts)
    texts.set(name, { bytes, from: Uint32Array.from(pick(from)), to: Uint32Array.from(pick(to)) });
  return {
    length: places.length,
    time: Float64Array.from(pick(batch.time)),
    origin: words(batch.origin),
    responder: words(batch.responder),
    ends: Uint8Array.from(pick(batch.ends)),
    originPort: Uint16Array.from(pick(batch.originPort)),
    responderPort: Uint16Array.from(pick(batch.responderPort)),
    protocol: Uint8Array.from(pick(batch.protocol)),
    strange: Uint8Array.from(pick(batch.strange)),
    texts,
  };
}
