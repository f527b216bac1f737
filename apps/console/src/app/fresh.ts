/** Which rows have come since the page was opened: they are washed in indigo once, and told politely to a screen reader. */
import { useRef } from "react";

/** The ids that were not there when the list was first shown. */
export function newSince(first: ReadonlySet<string> | null, ids: readonly string[]): ReadonlySet<string> {
  return first === null ? new Set() : new Set(ids.filter((id) => !first.has(id)));
}

export function useFresh(ids: readonly string[] | undefined): ReadonlySet<string> {
  const first = useRef<ReadonlySet<string> | null>(null);
  if (ids !== undefined && first.current === null) first.current = new Set(ids);
  return newSince(first.current, ids ?? []);
}
