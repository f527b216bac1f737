/** What an inspection opened as its inspector gets it: content, terms, history; of what is sealed or erased only that it is. */
import type { Opened, Opening } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { openAbout } from "../intake/attachments/about.ts";
import { decodeBody, decodeReading } from "../intake/body.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { type ContentKey, openKeys } from "../keeping/keys.ts";
import { trafficContent } from "../sensors/store.ts";
import { entryShown } from "./entry-shown.ts";
import type { InspectionRow } from "./inspection-store.ts";
import {
  entriesAbout,
  type InspectedReportRow,
  inspectedAttachments,
  inspectedItems,
  inspectedReport,
  inspectedTerms,
  inspectedTraffic,
  inspectedVersions,
  type OpeningRow,
  openingsOf,
} from "./opening-store.ts";

/** Values and entries on one page. */
const MOST = 500;

type Report = NonNullable<Opened["report"]>;
type Tlp = Report["marking"]["tlp"];

export async function openingsShown(signed: Signed, tx: ReaderTx, row: InspectionRow): Promise<Opening[]> {
  const openings = await openingsOf(tx, row.id);
  const key = (await openKeys(signed.room.realm, tx, [row.content_key], "oversight_keys")).get(row.content_key);
  return openings.map((o) => openingShown(o, key));
}

const openingShown = ({ why, ...o }: OpeningRow, key: ContentKey | undefined): Opening => ({
  ...o,
  why: key?.open("inspection_opening", o.id, why).toString("utf8") ?? null,
});

/** @returns undefined where this opening is no door for who asks */
export async function openedShown(
  signed: Signed,
  tx: ReaderTx,
  row: InspectionRow,
  openingId: string,
  directory: Directory,
): Promise<Opened | undefined> {
  const opening = (await openingsShown(signed, tx, row)).find((o) => o.id === openingId);
  if (!opening?.mine) return undefined;
  const report = await reportOpened(signed, tx, openingId, directory);
  const traffic = opening.kind === "traffic" ? await trafficOpened(signed, tx, openingId, directory) : null;
  if (report === null && traffic === null) return undefined;
  const inspection = { id: row.id, number: row.number, files: row.scope.files === true };
  return { opening, inspection, report, traffic };
}

async function reportOpened(
  signed: Signed,
  tx: ReaderTx,
  openingId: string,
  directory: Directory,
): Promise<Report | null> {
  const row = await inspectedReport(tx, openingId);
  if (!row) return null;
  const { realm, name } = signed.room;
  const key = (await openKeys(realm, tx, [row.content_key], "inspection_keys")).get(row.content_key);
  const items = await inspectedItems(tx, openingId, MOST);
  const versions = await inspectedVersions(tx, openingId);
  const entries = await entriesAbout(
    tx,
    versions.map((v) => v.report_id),
    MOST,
  );
  const files = key ? await inspectedAttachments(tx, openingId) : [];
  return {
    ...contentOf(row, key, directory),
    items: items.map((i) => ({
      id: i.id,
      ref: i.ref,
      kind: i.kind,
      value: i.value,
      indicator: i.indicator,
      marking: { tlp: i.tlp as Tlp, caveats: i.caveats },
      validUntil: i.valid_until,
      observedAt: i.observed_at,
    })),
    more: (items[0]?.of ?? 0) - items.length,
    attachments: files.flatMap((a) => (key ? [attachmentShown(a, key)] : [])),
    terms: (await inspectedTerms(tx, openingId)).map((t) => ({
      kind: t.kind,
      said: t.said,
      recipients: t.recipients.map((r) => bodyOf(directory, r)),
      items: t.items,
      from: t.valid_from,
      until: t.valid_until,
      at: t.at,
    })),
    versions: versions.map((v) => ({
      id: v.report_id,
      version: v.version,
      receivedAt: v.received_at,
      latest: v.latest,
    })),
    history: entries.map((e) => entryShown(e, name, directory)),
  };
}

type Content = Omit<Report, "items" | "more" | "attachments" | "terms" | "versions" | "history">;

function contentOf(row: InspectedReportRow, key: ContentKey | undefined, directory: Directory): Content {
  const body = key && row.body ? decodeBody(key.open("report", row.report_id, row.body)) : undefined;
  const reading = key && row.reading ? decodeReading(key.open("understanding", row.report_id, row.reading)) : undefined;
  return {
    id: row.report_id,
    state: row.sealed_to !== null ? "sealed" : body === undefined ? "erased" : "open",
    sealedTo: row.sealed_to === null ? null : bodyOf(directory, row.sealed_to),
    erasedAt: row.erased_at,
    title: body?.title ?? null,
    kind: row.kind,
    format: row.format,
    incidentType: row.incident_type,
    sender: bodyOf(directory, row.owner_id),
    marking: { tlp: row.tlp as Tlp, caveats: row.caveats },
    receivedAt: row.received_at,
    noticedAt: row.noticed_at,
    linkedAt: row.linked_at,
    occurred: body?.occurred ?? null,
    version: row.version,
    latest: row.latest,
    historical: row.historical,
    subject: {
      name: body?.subject.name ?? null,
      country: body?.subject.country ?? null,
      sector: body?.subject.sector ?? null,
    },
    narrative: [...(body?.narrative ?? [])],
    fields: [...(reading?.fields ?? [])],
    refused: [...(reading?.refused ?? [])],
    original:
      row.media_type === null || row.bytes_length === null
        ? null
        : { mediaType: row.media_type, bytes: row.bytes_length },
  };
}

function attachmentShown(
  a: Awaited<ReturnType<typeof inspectedAttachments>>[number],
  key: ContentKey,
): Report["attachments"][number] {
  const about = openAbout(key, a.id, a.body);
  return {
    id: a.id,
    name: about.name,
    mediaType: about.mediaType,
    bytes: a.bytes_length,
    sha256: a.sha256.toString("hex"),
    sample: a.sample,
    held: a.held ? "here" : "with_sender",
    at: a.at,
    hands: a.hands,
  };
}

async function trafficOpened(
  signed: Signed,
  tx: ReaderTx,
  openingId: string,
  directory: Directory,
): Promise<Opened["traffic"]> {
  const row = await inspectedTraffic(tx, openingId);
  if (!row) return null;
  const key = (await openKeys(signed.room.realm, tx, [row.content_key], "inspection_keys")).get(row.content_key);
  const records = key ? trafficContent(row.store, row.sensor_id, row.number, key, row.body) : null;
  return {
    store: row.store,
    sensor: { id: row.sensor_id, name: row.sensor, body: bodyOf(directory, row.owner_id) },
    number: row.number,
    records: records === null ? null : records.map((r) => ({ ...r, fields: { ...r.fields } })),
    count: row.records,
  };
}
