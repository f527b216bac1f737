/**
 * How one reader sees its reports joined: the link rule over what it sees of each, and nothing else. A report of which only
 * values are visible stands here by its id, without a word of its text.
 */
import type { Groups } from "@noroshi/api";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { viewOf } from "../fusion/view.ts";
import { decodeBody } from "../intake/body.ts";
import { statedExistence, submissionBodies, visibleReports } from "../intake/reading/store.ts";
import { openKeys } from "../keeping/keys.ts";

/** So many of the newest reports are joined; a view is of what goes on, not of the archive. */
const MOST = 2000;

export async function groups(realm: Realm, tx: ReaderTx): Promise<Groups> {
  const found = await visibleReports(tx, MOST + 1);
  const reports = new Map(found.slice(0, MOST).map((r) => [r.id, r]));
  const ids = [...reports.keys()];
  const view = await viewOf(realm, tx, ids);
  const existence = await existenceOf(realm, tx, ids);
  const joined = Map.groupBy(ids, (id) => view.groupOf.get(id) ?? id);
  return {
    groups: [...joined.values()].map((group) =>
      group.map((id) => ({
        report: id,
        indicators: reports.get(id)?.indicators ?? 0,
        own: reports.get(id)?.own ?? false,
        existence: existence.get(id) ?? null,
      })),
    ),
    more: found.length > MOST,
  };
}

/** The owners' own statements of what they keep to themselves. One from before they were kept apart stands in the text. */
async function existenceOf(realm: Realm, tx: ReaderTx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const kept = await statedExistence(tx, ids);
  const rows = (await submissionBodies(tx, ids)).filter((r) => !kept.has(r.report_id));
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
  );
  const inText = rows.flatMap((r): [string, number][] => {
    const key = keys.get(r.content_key);
    const stated = key && decodeBody(key.open("report", r.report_id, r.body)).existenceCount;
    return typeof stated === "number" ? [[r.report_id, stated]] : [];
  });
  return new Map([...inText, ...[...kept].flatMap(([id, e]) => (e.own ? [] : [[id, e.stated] as const]))]);
}
