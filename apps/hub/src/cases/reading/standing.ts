/**
 * Which cases stand by themselves for one reader. The duty joins cases over everything; a reader sees a case give way to an
 * older one only where its own view puts reports of both into one group. So a join that rests on something hidden tells
 * nothing, and a join whose reports were parted again is undone by itself.
 */
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { type View, viewOf } from "../../fusion/view.ts";
import {
  aliasedAmong,
  type CasePlace,
  countOpenRooms,
  pageOfCases,
  pinnedCases,
  type RoomRow,
  readRooms,
} from "./store.ts";

export interface NamedCase {
  readonly id: string;
  readonly number: string;
}

/** The oldest visible case in the group of each of these reports. */
export async function casesInView(
  tx: ReaderTx,
  view: View,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, NamedCase>> {
  const all = [...new Set(reportIds.flatMap((id) => view.members(id)))];
  const rows = await pinnedCases(tx, all);
  const byReport = Map.groupBy(
    rows.map((r, age) => ({ ...r, age })),
    (r) => r.report_id,
  );
  return new Map(
    reportIds.flatMap((id) => {
      const [oldest] = view
        .members(id)
        .flatMap((m) => byReport.get(m) ?? [])
        .sort((x, y) => x.age - y.age);
      return oldest ? [[id, { id: oldest.case_id, number: oldest.number }] as const] : [];
    }),
  );
}

/** Those of these cases that give way in this reader's view, each with the older case that stands for it. */
export async function waysGiven(
  realm: Realm,
  tx: ReaderTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedCase>> {
  const aliased = await aliasedAmong(tx, ids);
  if (aliased.length === 0) return new Map();
  const rooms = await readRooms(tx, aliased);
  const pinned = [...new Set(rooms.flatMap((r) => r.pinned))];
  const oldest = await casesInView(tx, await viewOf(realm, tx, pinned), pinned);
  return new Map(
    rooms.flatMap((r) => {
      const older = r.pinned.flatMap((p) => oldest.get(p) ?? []).find((c) => c.id !== r.case_id);
      return older ? [[r.case_id, older] as const] : [];
    }),
  );
}

/** One page of the cases that stand for this reader, newest first; one more than asked tells that there is a next. */
export async function pageOfStandingCases(
  realm: Realm,
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  closed = false,
): Promise<readonly CasePlace[]> {
  const page: CasePlace[] = [];
  for (let place = after; ; ) {
    const rows = await pageOfCases(tx, place, limit, closed);
    const gone = await waysGiven(
      realm,
      tx,
      rows.filter((r) => r.aliased).map((r) => r.id),
    );
    page.push(...rows.filter((r) => !gone.has(r.id)));
    const last = rows.at(-1);
    if (page.length > limit || rows.length <= limit || last === undefined) return page.slice(0, limit + 1);
    place = [last.at, last.id];
  }
}

/** So many of the newest open cases are looked at, whether they stand, for a figure. */
const LOOKED_AT = 1_000;

/**
 * How many open cases stand for this reader; where more are open than are looked at, they are at most so many. Which of both
 * it is depends on the open cases that the reader sees, never on how many of them the duty joined by what is hidden.
 */
export async function countStandingCases(
  realm: Realm,
  tx: ReaderTx,
): Promise<{ readonly open: number; readonly openAtMost: boolean }> {
  const newest = (await pageOfCases(tx, undefined, LOOKED_AT, false)).slice(0, LOOKED_AT);
  const given = await waysGiven(
    realm,
    tx,
    newest.filter((c) => c.aliased).map((c) => c.id),
  );
  const rooms = await countOpenRooms(tx);
  return { open: rooms - given.size, openAtMost: rooms > LOOKED_AT };
}

/** These cases with what is pinned to them and to the younger cases that give way to them, and the view over all of it. */
export async function roomsInView(
  realm: Realm,
  tx: ReaderTx,
  rooms: readonly RoomRow[],
): Promise<{ readonly rooms: readonly RoomRow[]; readonly view: View }> {
  const view = await viewOf(realm, tx, [...new Set(rooms.flatMap((r) => r.pinned))]);
  const reached = [...new Set(rooms.flatMap((r) => r.pinned.flatMap((p) => view.members(p))))];
  const asked = new Set(rooms.map((r) => r.case_id));
  const near = (await pinnedCases(tx, reached)).map((r) => r.case_id).filter((id) => !asked.has(id));
  const given = await waysGiven(realm, tx, [...new Set(near)]);
  if (given.size === 0) return { rooms, view };
  const younger = await readRooms(tx, [...given.keys()]);
  const whole = rooms.map((room) => {
    const own = younger.filter((y) => given.get(y.case_id)?.id === room.case_id).flatMap((y) => y.pinned);
    return { ...room, pinned: [...new Set([...room.pinned, ...own])] };
  });
  return { rooms: whole, view: await viewOf(realm, tx, [...new Set(whole.flatMap((r) => r.pinned))]) };
}
