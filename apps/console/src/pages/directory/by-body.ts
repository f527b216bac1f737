/** What belongs to bodies, body after body: the reader's own first, then by name. */
import type { Contact } from "@noroshi/api";

interface Owned {
  readonly body: Contact["body"];
  readonly mine: boolean;
}

export function byBody<T extends Owned>(items: readonly T[], lang: "ja" | "en"): readonly (readonly [T, ...T[]])[] {
  const groups = [...Map.groupBy(items, (one) => one.body.id).values()];
  const named = groups.flatMap(([first, ...rest]): [T, ...T[]][] => (first === undefined ? [] : [[first, ...rest]]));
  return named.sort(
    ([a], [b]) => Number(b.mine) - Number(a.mine) || a.body.name[lang].localeCompare(b.body.name[lang], lang),
  );
}
