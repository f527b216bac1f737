/** Pages over (time, id), newest first, with cursors that only their reader can use. */

import { Refusal } from "./problem.ts";
import type { Sealer } from "./seal.ts";

export interface Place {
  readonly id: string;
  readonly at: string;
}

/** Where a page begins. @throws Refusal BAD_CURSOR */
export function startOf(
  seals: Sealer,
  readerId: string,
  purpose: string,
  cursor: string | undefined,
): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = seals.open(readerId, purpose, cursor);
  if (at === undefined || id === undefined) throw new Refusal("BAD_CURSOR");
  return [at, id];
}

/** Cuts one row more than asked down to a page and the cursor of the next. */
export function cut<T extends Place>(
  seals: Sealer,
  readerId: string,
  purpose: string,
  rows: readonly T[],
  limit: number,
): { page: readonly T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? seals.seal(readerId, purpose, [last.at, last.id]) : null };
}
