/**
 * Writes understood reports: which version each is, its text and reading under its own key, the fires that it lights. The same
 * for what came in a request and for what was staged from an upload; their values and bytes are the caller's.
 */
import type { IntakeFault, Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import type { ContentKey } from "../keeping/keys.ts";
import { RECORD_SALT_LENGTH, recordDigest } from "../keeping/record-digest.ts";
import { encode, storedBody } from "./body.ts";
import {
  insertExistence,
  insertReadings,
  insertReports,
  latestVersions,
  lockSources,
  stampHops,
  supersede,
} from "./report-store.ts";
import { sourceRefOf, sourceTokenOf } from "./source-ref.ts";

/** Which version of its sender's own report this is. */
export interface Numbered {
  readonly version: number;
  readonly amends: string | null;
  readonly sourceRef: Buffer | null;
}

/** Numbers reports in their order; two of one sender's number in one act follow each other. Holds the numbers until the act ends. */
export async function numberReports(
  tx: ReaderTx,
  signed: Signed,
  reports: readonly { readonly reportId: string; readonly report: Report; readonly ownerId?: string }[],
): Promise<readonly Numbered[]> {
  const refs = reports.map(({ report, ownerId }) => sourceRefOf(signed.room.realm, ownerId ?? signed.body.id, report));
  const known = refs.filter((r) => r !== null);
  await lockSources(tx, known);
  const latest = await latestVersions(tx, known);
  return reports.map(({ reportId }, i) => {
    const sourceRef = refs[i] ?? null;
    if (sourceRef === null) return { version: 1, amends: null, sourceRef };
    const before = latest.get(sourceRef.toString("hex"));
    const version = (before?.version ?? 0) + 1;
    latest.set(sourceRef.toString("hex"), { reportId, version });
    return { version, amends: before?.reportId ?? null, sourceRef };
  });
}

/** A report to write, with everything but its values. */
export interface Writing extends Numbered {
  readonly reportId: string;
  readonly report: Report;
  readonly reportKey: LabelKey;
  readonly ownKey: LabelKey;
  readonly receiptId: string;
  readonly at: string;
  readonly contentKey: ContentKey;
  readonly itemCount: number;
  readonly historical: boolean;
  /** The body whose report it is, where another one files it. */
  readonly ownerId?: string;
  /** Its receipt time was stated from a paper log. */
  readonly backfilled?: boolean;
  readonly refused: readonly IntakeFault[];
  /** Of the bytes as they came, where they lie with this report: their SHA-256, or their address in the blob store. */
  readonly original?: Uint8Array;
}

/**
 * Writes the reports, their readings for the sender and the fires that they light.
 * @returns the digest of each record, in order, for the entry of the act that brings it in
 */
export async function writeReports(realm: Realm, tx: ReaderTx, list: readonly Writing[]): Promise<readonly string[]> {
  const amended = list.flatMap((w) => (w.amends === null ? [] : [w.amends]));
  const superseded = new Set(amended);
  await supersede(tx, amended);
  const salted = list.map((w) => {
    const salt = realm.chance({ actorId: tx.reader.actorId, act: `record ${w.reportId}` }).bytes(RECORD_SALT_LENGTH);
    const body = encode(storedBody(w.report));
    return { salt, body, digest: recordDigest(salt, { body, original: w.original ?? null }) };
  });
  await insertReports(
    tx,
    list.map((w, i) => ({
      ...w,
      label: w.reportKey,
      latest: !superseded.has(w.reportId),
      receivedAt: w.at,
      sourceToken: w.report.sourceId === null ? null : sourceTokenOf(realm, w.report.sourceId),
      contentKey: w.contentKey.id,
      body: w.contentKey.seal("report", w.reportId, salted[i]?.body ?? Buffer.alloc(0)),
      salt: w.contentKey.seal("record salt", w.reportId, salted[i]?.salt ?? Buffer.alloc(0)),
    })),
  );
  await insertReadings(
    tx,
    list.map((w) => ({
      reportId: w.reportId,
      label: w.ownKey,
      body: w.contentKey.seal("understanding", w.reportId, encode({ fields: w.report.fields, refused: w.refused })),
    })),
  );
  await insertExistence(
    tx,
    list.flatMap((w) =>
      typeof w.report.existenceCount === "number"
        ? [{ reportId: w.reportId, label: w.reportKey, stated: w.report.existenceCount }]
        : [],
    ),
  );
  await stampHops(tx, list.flatMap(firesOf));
  return salted.map((one) => one.digest);
}

/** Of two versions that came in one act, the values of the earlier stand no more: asked once all of them are written. */
export async function supersedeWithin(tx: ReaderTx, list: readonly Writing[]): Promise<void> {
  const amended = new Set(list.map((w) => w.amends));
  await supersede(
    tx,
    list.map((w) => w.reportId).filter((id) => amended.has(id)),
  );
}

function firesOf(w: Writing): { reportId: string; label: LabelKey; hop: string; at: string; backfilled: boolean }[] {
  if (w.historical) return [];
  const fire = (hop: string, at: string) => ({
    reportId: w.reportId,
    label: w.reportKey,
    hop,
    at,
    backfilled: hop === "received" && w.backfilled === true,
  });
  // An amendment tells of the same noticing; only its first version travelled from there.
  const noticed = w.amends === null ? w.report.noticed : null;
  return [...(noticed ? [fire("noticed", noticed.from)] : []), fire("received", w.at)];
}
