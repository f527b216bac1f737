/**
 * Reports as one reader sees them. Everything comes through row security; what is decrypted here was visible before it was
 * opened. Counts are counts of visible rows.
 */
import type { ReportSummary } from "@noroshi/api";
import type { Directory, Organisation } from "../../accounts/store.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { openKeys } from "../../keeping/keys.ts";
import { decodeBody, type StoredBody } from "../body.ts";
import { type ReportRow, reportRows } from "./store.ts";

export interface SeenReport {
  readonly summary: Omit<ReportSummary, "case">;
  readonly body: StoredBody;
  readonly ownerId: string;
  /** When its first version came and was linked: an amendment does not travel the way again. */
  readonly first: {
    readonly receivedAt: string;
    readonly linkedAt: string | null;
    /** When it was entered, where its receipt was stated from a paper log. */
    readonly enteredAt: string | null;
  };
}

/** A body that the directory does not know (it left): its id is all that is said. */
export function bodyOf(directory: Directory, id: string): ReportSummary["sender"] {
  const known: Organisation | undefined = directory.byId(id);
  return known
    ? { id: known.id, slug: known.slug, name: known.name, kind: known.kind }
    : { id, slug: id, name: { en: "unknown body", ja: "不明な組織" }, kind: "operator" };
}

/** The reports among these that the reader may see, in the order given. */
export async function seeReports(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  ids: readonly string[],
): Promise<readonly SeenReport[]> {
  if (ids.length === 0) return [];
  const rows = await reportRows(tx, ids);
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
  );
  const seen = new Map<string, SeenReport>();
  for (const r of rows) {
    const key = keys.get(r.content_key);
    if (!key) continue; // erased: only its tombstone is left
    const body = decodeBody(key.open("report", r.report_id, r.body));
    const first = { receivedAt: r.first_received, linkedAt: r.first_linked, enteredAt: r.first_entered };
    seen.set(r.report_id, { body, ownerId: r.owner_id, first, summary: summaryOf(r, body, directory) });
  }
  return ids.flatMap((id) => seen.get(id) ?? []);
}

function summaryOf(r: ReportRow, body: StoredBody, directory: Directory): SeenReport["summary"] {
  return {
    id: r.report_id,
    title: body.title,
    kind: r.kind,
    format: r.format,
    incidentType: r.incident_type,
    sender: bodyOf(directory, r.filed_by ?? r.owner_id),
    ...(r.filed_by === null ? {} : { originator: bodyOf(directory, r.owner_id) }),
    ...(r.first_entered === null ? {} : { enteredAt: r.first_entered }),
    ...(r.kind === "incident_notice" && body.originator !== null ? { list: body.originator } : {}),
    marking: { tlp: r.tlp as ReportSummary["marking"]["tlp"], caveats: r.caveats },
    receivedAt: r.received_at,
    noticedAt: r.noticed_at,
    occurred: body.occurred,
    version: r.version,
    historical: r.historical,
    items: r.items,
    linkedAt: r.linked_at,
  };
}
