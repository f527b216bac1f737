/**
 * The arithmetic of the duty's figures: how many items came, how many say the same, how many count. Pure; rows in, numbers out.
 * An item on the warning list is suppressed, each time; a value is expired when each item that holds it is past its end.
 */
export interface FigureItem {
  readonly kind: string;
  readonly value: string;
  readonly listed: boolean;
  readonly expired: boolean;
  /** In a report of old material. */
  readonly historical: boolean;
}

export interface IndicatorFigures {
  readonly received: number;
  readonly duplicates: number;
  readonly suppressed: number;
  readonly expired: number;
  readonly active: number;
}

const nameOf = (i: { readonly kind: string; readonly value: string }): string => `${i.kind} ${i.value}`;

/** received = duplicates + suppressed + expired + active, always. */
export function indicatorFigures(items: readonly FigureItem[]): IndicatorFigures {
  const counting = items.filter((i) => !i.listed);
  const values = [...Map.groupBy(counting, nameOf).values()];
  const expired = values.filter((same) => same.every((i) => i.expired)).length;
  return {
    received: items.length,
    duplicates: counting.length - values.length,
    suppressed: items.length - counting.length,
    expired,
    active: values.length - expired,
  };
}

export interface SeenValue {
  readonly kind: string;
  readonly value: string;
  readonly listed: boolean;
  readonly organisationId: string | null;
}

export interface SightingFigures {
  readonly received: number;
  readonly kept: number;
  readonly suppressed: number;
  readonly unmatched: number;
  /** Bodies with a sighting that was kept. */
  readonly bodies: readonly string[];
}

/**
 * Sightings against one case: kept where the whole value equals an active indicator that some report holds which is not old
 * material; no range and no sub-domain matches.
 */
export function sightingFigures(sightings: readonly SeenValue[], items: readonly FigureItem[]): SightingFigures {
  const byValue = Map.groupBy(
    items.filter((i) => !i.listed),
    nameOf,
  );
  const active = (name: string): boolean => {
    const same = byValue.get(name) ?? [];
    return same.some((i) => !i.expired) && same.some((i) => !i.historical && !i.expired);
  };
  const suppressed = sightings.filter((s) => s.listed);
  const kept = sightings.filter((s) => !s.listed && active(nameOf(s)));
  return {
    received: sightings.length,
    kept: kept.length,
    suppressed: suppressed.length,
    unmatched: sightings.length - kept.length - suppressed.length,
    bodies: [...new Set(kept.flatMap((s) => s.organisationId ?? []))].sort(),
  };
}
