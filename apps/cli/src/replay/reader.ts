/** What one body sees of a replayed scenario: read through the same doors that it uses, page by page to the end. */
import type { Groups, Indicator } from "@noroshi/api";
import { CommandFailed } from "../errors.ts";
import { call, type Door } from "../hub/door.ts";

export interface ReaderResult {
  readonly organisation: string;
  readonly reports: readonly string[];
  readonly received: number;
  readonly active: number;
  readonly values: readonly string[];
  readonly groups: readonly (readonly string[])[];
  readonly existence: Readonly<Record<string, number>>;
}

/** @param injectOf the scenario's name of a report */
export async function readAs(
  door: Door,
  organisation: string,
  injectOf: ReadonlyMap<string, string>,
): Promise<ReaderResult> {
  const seen = ((await get(door, "/api/v1/groups")) ?? NOTHING) as Groups;
  if (seen.more) throw new CommandFailed("HUB_REFUSED", "The scenario holds more reports than one view of a body.");
  const name = (id: string): string => injectOf.get(id) ?? id;
  const flat = seen.groups.flat();
  const values = new Set<string>();
  for (const i of await indicators(door)) if (!i.expired && !i.listed) values.add(i.value);
  return {
    organisation,
    reports: flat.map((r) => name(r.report)).sort(),
    received: flat.reduce((sum, r) => sum + r.indicators, 0),
    active: values.size,
    values: [...values].sort(byCodeUnit),
    groups: seen.groups.map((g) => g.map((r) => name(r.report)).sort()),
    existence: Object.fromEntries(
      flat.flatMap((r) => (r.existence === null ? [] : [[name(r.report), r.existence] as const])),
    ),
  };
}

async function indicators(door: Door): Promise<readonly Indicator[]> {
  const all: Indicator[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = ((await get(door, `/api/v1/indicators?limit=200${at}`)) ?? { items: [], next: null }) as {
      items: Indicator[];
      next: string | null;
    };
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

const NOTHING: Groups = { groups: [], more: false };

/** The result of a scenario is read out without that counting as being told; a hub knows this word in replay realms only. */
const UNTOLD = { "x-noroshi-reading": "result" } as const;

/** @returns undefined where the body's role may not even ask: then it sees nothing there */
export async function get(door: Door, path: string): Promise<unknown> {
  const answer = await call(door, "GET", path, undefined, UNTOLD);
  if (answer.status === 403) return undefined;
  if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", `GET ${path}: status ${answer.status}`);
  return answer.body;
}

/** Strings compare by code unit in JavaScript; said here because results are sorted so. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
