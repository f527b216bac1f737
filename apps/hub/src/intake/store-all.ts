/**
 * Stores prepared submissions in one transaction, a statement for each table: receipts, reports, bytes, readings, values,
 * tallies, fires, entries in the outbox, the job. Either all of it is there afterwards or nothing is.
 */
import type { IntakeFault } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import { keepSightings } from "../acts/sightings.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Chance } from "../db/chance.ts";
import { TryAgain } from "../db/errors.ts";
import { enqueue } from "../db/jobs.ts";
import { type ContentKey, mintKeys } from "../keeping/keys.ts";
import { sha256 } from "../keeping/record-digest.ts";
import { record } from "../oversight/recorder.ts";
import { markEchoes } from "../provenance/echo.ts";
import { writeTokens } from "../search/index-store.ts";
import { tokenNumbers, tokensOf } from "../search/words-of.ts";
import { storedBody } from "./body.ts";
import { fileEntry, fileFor } from "./desk/store.ts";
import { originatorOf } from "./originator.ts";
import type { Plan } from "./plan-report.ts";
import { insertAssertions, insertRaws, insertTallies, type Tally } from "./report-store.ts";
import { claimReceipts, type StoredReceipt } from "./store.ts";
import type { Submission } from "./submission.ts";
import { holdToKnown } from "./what-is-known.ts";
import { numberReports, supersedeWithin, type Writing, writeReports } from "./write-reports.ts";

/** A submission that was understood and labelled. */
export interface Prepared {
  readonly submission: Submission;
  readonly digest: Buffer;
  readonly plans: readonly Plan[];
  readonly refused: readonly IntakeFault[];
}

/** One report of one submission, on its way. */
interface Row {
  readonly of: Prepared;
  readonly plan: Plan;
  readonly receiptId: string;
  readonly reportId: string;
  readonly first: boolean;
  readonly chance: Chance;
}

/** @returns the receipts by their keys. @throws TryAgain when one of the keys was claimed meanwhile: nothing is stored */
export async function storeAll(
  tx: ReaderTx,
  signed: Signed,
  all: readonly Prepared[],
  directory: Directory,
): Promise<ReadonlyMap<string, StoredReceipt>> {
  if (all.length === 0) return new Map();
  const at = (await tx.now()).toString();
  // A paper log states when a report was really received; its receipt is of now.
  const receivedAt = (of: Prepared): string => of.submission.desk?.statedReceivedAt ?? at;
  const rows = all.flatMap((of) => rowsOf(tx, signed, of));
  const numbers = await numberReports(
    tx,
    signed,
    rows.map((r) => ({ reportId: r.reportId, report: r.plan.report, ownerId: ownerOf(r, signed) })),
  );
  // Numbers are held from here on, and whoever speaks about a report holds its number: what stands now stays so.
  await holdToKnown(
    tx,
    signed,
    rows.map((r) => r.plan),
  );
  const receipts = receiptsOf(rows, numbers, at);
  const claimed = await claimReceipts(
    tx,
    receipts.map((r) => ({ ...r, label: r.receiptKey })),
  );
  if (!claimed) throw new TryAgain(undefined);

  for (const { submission } of all) if (submission.desk) await fileFor(tx, submission.desk.organisation.id);
  const keys = await keysOf(tx, signed, rows, at.slice(0, 7));
  const writings = rows.map((row, i): Writing => {
    const [numbered, contentKey] = [numbers[i], keys.get(row.reportId)];
    if (!numbered || !contentKey) throw new Error("a report had no number or no key");
    const { plan, of, reportId, receiptId } = row;
    return {
      ...numbered,
      reportId,
      receiptId,
      at: receivedAt(of),
      contentKey,
      ownerId: ownerOf(row, signed),
      backfilled: of.submission.desk?.statedReceivedAt !== undefined,
      report: plan.report,
      reportKey: plan.reportKey,
      ownKey: plan.ownKey,
      itemCount: plan.report.items.length,
      historical: of.submission.historical,
      refused: of.refused,
      ...(row.first ? { original: sha256(of.submission.bytes) } : {}),
    };
  });
  const digests = await writeReports(signed.room.realm, tx, writings);
  // The bytes of a submission are kept once, with its first report.
  await insertRaws(
    tx,
    rows.filter((r) => r.first).map((r) => rawOf(r, keys.get(r.reportId))),
  );
  for (const [received, same] of Map.groupBy(rows, (r) => receivedAt(r.of)))
    await insertAssertions(
      tx,
      received,
      same.flatMap((r) => assertionsOf(r, directory)),
    );
  await insertTallies(
    tx,
    rows.flatMap((r) => talliesOf(r, receivedAt(r.of))),
  );
  await supersedeWithin(tx, writings);
  // What was seen stands beside what is said; old material tells of nothing that is seen now.
  for (const { of, plan, receiptId, chance } of rows)
    if (plan.report.sightings !== undefined && !plan.sealed && !of.submission.historical)
      await keepSightings(signed, tx, { receiptId, at, chance }, plan.report.sightings, false);
  // What is sealed the duty never reads: its words are indexed here, for its reporter and its authority.
  const numbered = tokenNumbers(signed.room.realm);
  await writeTokens(
    tx,
    rows.flatMap(({ plan, reportId }) =>
      plan.sealed
        ? [{ reportId, labelId: plan.reportKey.label_id, tokens: numbered(tokensOf(storedBody(plan.report))) }]
        : [],
    ),
  );
  await markEchoes(
    signed.room.realm,
    tx,
    rows.map((r) => r.reportId),
  );
  await record(
    tx,
    writings.map((w, i) => ({
      act: rows[i]?.plan.sealed ? "report.withheld" : "report.accepted",
      actorId: tx.reader.actorId,
      labelId: rows[i]?.plan.actKey.label_id ?? w.ownKey.label_id,
      subject: w.reportId,
      facts: {
        receipt: w.receiptId,
        version: w.version,
        format: w.report.format,
        items: w.itemCount,
        gate: rows[i] ? gateOf(rows[i].plan) : null,
        record: digests[i] ?? null,
      },
    })),
  );
  await fileEntries(tx, writings, rows, at);
  if (rows.some((r) => !r.plan.sealed)) await enqueue(tx, "fuse", {});
  return new Map(receipts.map((r) => [r.key, r]));
}

/** The capability of law on which the fate of the report hung; null where its reporter alone decided. */
function gateOf(plan: Plan): string | null {
  if (plan.dutyDecides) return "mandatoryReport";
  if (plan.sealed) return null;
  return plan.report.kind === "common_form" ? "passOnWithConsent" : "threatExchange";
}

function rowsOf(tx: ReaderTx, signed: Signed, of: Prepared): readonly Row[] {
  const chance = signed.room.realm.chance({ actorId: tx.reader.actorId, act: of.submission.idempotencyKey });
  const receiptId = chance.uuid();
  return of.plans.map((plan, i) => ({ of, plan, receiptId, reportId: chance.uuid(), first: i === 0, chance }));
}

const ownerOf = (row: Row, signed: Signed): string => row.of.submission.desk?.organisation.id ?? signed.body.id;

/** What a desk wrote down beside the reports that it filed. */
async function fileEntries(tx: ReaderTx, writings: readonly Writing[], rows: readonly Row[], at: string) {
  for (const [i, w] of writings.entries()) {
    const desk = rows[i]?.of.submission.desk;
    if (!desk || !w.sourceRef) continue;
    await fileEntry(tx, desk, { ...w, sourceRef: w.sourceRef, enteredAt: at });
    const facts = { receipt: w.receiptId, for: desk.organisation.id, channel: desk.entry.channel, receivedAt: w.at };
    const verified = desk.entry.callback !== null;
    await record(tx, [
      {
        act: "desk.filed",
        actorId: tx.reader.actorId,
        labelId: w.ownKey.label_id,
        subject: w.reportId,
        facts: { ...facts, verified, backfilled: w.backfilled === true },
      },
    ]);
  }
}

function receiptsOf(rows: readonly Row[], numbers: readonly { version: number }[], at: string) {
  const numbered = rows.map((row, i) => ({ row, version: numbers[i]?.version ?? 1 }));
  return [...Map.groupBy(numbered, (n) => n.row.receiptId)].flatMap(([receiptId, group]) => {
    const first = group[0]?.row;
    if (!first) return [];
    const version = Math.max(...group.map((n) => n.version));
    const outcome = group.every((n) => n.row.plan.sealed) ? "withheld" : version > 1 ? "amended" : "created";
    const reportIds = group.map((n) => n.row.reportId);
    return [
      {
        receiptId,
        key: first.of.submission.idempotencyKey,
        digest: first.of.digest,
        outcome,
        reportIds,
        version,
        at,
        refused: first.of.refused,
        receiptKey: first.plan.receiptKey,
      },
    ];
  });
}

/** Sealed reports lie under keys of their own class, so that they expire and are held apart from what was passed on. */
async function keysOf(
  tx: ReaderTx,
  signed: Signed,
  rows: readonly Row[],
  month: string,
): Promise<ReadonlyMap<string, ContentKey>> {
  const keys = new Map<string, ContentKey>();
  for (const [name, same] of Map.groupBy(rows, (r) => (r.plan.sealed ? "sealed" : "report"))) {
    const minted = await mintKeys(signed.room.realm, tx, { class: name, month }, same.length);
    for (const [i, key] of minted.entries()) keys.set(same[i]?.reportId ?? "", key);
  }
  return keys;
}

function rawOf({ of, plan, reportId }: Row, key: ContentKey | undefined) {
  if (!key) throw new Error("a report had no key");
  const { bytes, mediaType } = of.submission;
  return {
    reportId,
    label: plan.ownKey,
    mediaType,
    length: bytes.length,
    bytes: key.seal("raw", reportId, bytes),
    blobAddress: null,
  };
}

function assertionsOf({ plan, reportId, chance }: Row, directory: Directory) {
  return plan.report.items.map((item, i) => ({
    id: chance.uuid(),
    reportId,
    label: plan.itemKeys[i] ?? plan.ownKey,
    item,
    originatorId: originatorOf(item.originator, directory),
  }));
}

function talliesOf({ plan, reportId }: Row, at: string): readonly Tally[] {
  const labelled = plan.itemKeys.map((label, n) => ({ label, indicator: plan.report.items[n]?.indicator === true }));
  return [...Map.groupBy(labelled, (l) => l.label.label_id).values()].flatMap((same) =>
    same[0]
      ? [
          {
            reportId,
            label: same[0].label,
            items: same.length,
            indicators: same.filter((l) => l.indicator).length,
            receivedAt: at,
          },
        ]
      : [],
  );
}
