/**
 * Looks for indicators in what was kept of a batch, never in the rest, and only in fields that the permit opens. A finding names
 * the indicator, how often and when; of the other end it says nothing. It becomes a report of the sensor's owner.
 */

import type { Selected } from "@noroshi/selection/contract";
import { Matcher, partOf, type Tables } from "@noroshi/sensing";
import type { Batch } from "@noroshi/sensing/contract";

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
    // A port is looked at only where the permit opens it.
    if (hit.indicator.port !== undefined && fields.get(permit)?.has(hit.field.replace(/_h$/, "_p")) !== true) continue;
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
