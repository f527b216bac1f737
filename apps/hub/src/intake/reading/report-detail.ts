/** One report as one reader sees it: what was read of it (for its sender), its visible values, and the links that this reader's own evidence supports. */
import type { ReportDetail, ViewLink } from "@noroshi/api";
import type { Directory } from "../../accounts/store.ts";
import { linkReasons } from "../../cases/reading/link-reasons.ts";
import { casesInView } from "../../cases/reading/standing.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { type View, viewOf } from "../../fusion/view.ts";
import { openKeys } from "../../keeping/keys.ts";
import { decodeReading, type StoredReading } from "../body.ts";
import { deskEntryOf } from "../desk/reading.ts";
import { seeReports } from "./reports.ts";
import { itemRows, rawRow, readingRow } from "./store.ts";

/** @returns undefined when there is no such report for this reader */
export async function reportDetail(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  id: string,
): Promise<ReportDetail | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined;
  const [seen] = await seeReports(realm, tx, directory, [id]);
  if (!seen) return undefined;
  const reading = await readReading(realm, tx, id);
  const view = await viewOf(realm, tx, [id]);
  const cases = await casesInView(tx, view, [id]);
  const raw = await rawRow(tx, id);
  const { subject, narrative } = seen.body;
  const desk = await deskEntryOf(realm, tx, directory, id);
  return {
    ...seen.summary,
    case: cases.get(id) ?? null,
    subject: { name: subject.name, country: subject.country, region: subject.region, sector: subject.sector },
    fields: [...reading.fields],
    narrative: [...narrative],
    itemList: await readItems(tx, id),
    refused: [...reading.refused],
    links: await readLinks(realm, tx, directory, view, id),
    ...(desk ? { desk } : {}),
    raw: raw ? { mediaType: raw.media_type, bytes: raw.bytes_length } : null,
  };
}

/** At most this many values on one page; the indicator list has the rest. */
const ITEM_LIMIT = 500;

async function readReading(realm: Realm, tx: ReaderTx, id: string): Promise<StoredReading> {
  const row = await readingRow(tx, id);
  const key = row && (await openKeys(realm, tx, [row.content_key])).get(row.content_key);
  return row && key ? decodeReading(key.open("understanding", id, row.body)) : { fields: [], refused: [] };
}

async function readItems(tx: ReaderTx, id: string): Promise<ReportDetail["itemList"]> {
  return (await itemRows(tx, id, ITEM_LIMIT)).map((r) => ({
    id: r.id,
    ref: r.ref,
    kind: r.kind,
    value: r.value,
    indicator: r.indicator,
    marking: { tlp: r.tlp as ReportDetail["marking"]["tlp"], caveats: r.caveats },
    validUntil: r.valid_until,
    observedAt: r.observed_at,
    alsoIn: r.also,
  }));
}

async function readLinks(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  view: View,
  id: string,
): Promise<ViewLink[]> {
  const members = new Set(view.members(id));
  const links = view.links
    .filter((l) => (l.a === id && members.has(l.b)) || (l.b === id && members.has(l.a)))
    .sort((x, y) => y.score - x.score);
  const others = await seeReports(
    realm,
    tx,
    directory,
    links.map((l) => (l.a === id ? l.b : l.a)),
  );
  const byId = new Map(others.map((o) => [o.summary.id, o.summary]));
  return links.flatMap((l) => {
    const other = byId.get(l.a === id ? l.b : l.a);
    return other ? [{ report: { ...other, case: null }, score: l.score, reasons: linkReasons(l) }] : [];
  });
}
