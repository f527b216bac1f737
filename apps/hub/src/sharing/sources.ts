/** Statements that may serve a release, from the rows that the caller read: what a warning list names serves nobody. */
import type { Label, Source } from "@noroshi/handling";
import { viaOf } from "@noroshi/sharing";
import type { Only, SourceRow } from "./store.ts";

/** What of the sources is within the release's limit. */
export function within<S extends Source>(only: Only, sources: readonly S[]): readonly S[] {
  if (only === null) return sources;
  const named = new Set(only.map(([kind, value]) => `${kind} ${value}`));
  return sources.filter((s) => named.has(`${s.kind} ${s.value}`));
}

/** @param warning absent where the realm has no link policy yet */
export function sourcesFrom(
  rows: readonly SourceRow[],
  labels: ReadonlyMap<number, Label>,
  warning: { readonly has: (kind: string, value: string) => boolean } | undefined,
): readonly (Source & { readonly report: string })[] {
  const found: (Source & { readonly report: string })[] = [];
  for (const r of rows) {
    const label = labels.get(r.label_id);
    if (!label || warning?.has(r.kind, r.value)) continue;
    const { kind, value, valid_from, valid_until, received_at, trail } = r;
    const via = trail === null ? {} : { via: viaOf("hub" in trail ? trail : "unreadable") };
    found.push({
      report: r.report_id,
      kind,
      value,
      label,
      validFrom: valid_from,
      validUntil: valid_until,
      receivedAt: received_at,
      ...via,
    });
  }
  return found;
}
