/**
 * From bytes to a receipt. Reads like the life of a report: replay? — understood? — passed on or sealed? — labelled — stored,
 * recorded and queued in one transaction. Nothing is half stored; the same key twice gives one report.
 */
import { createHmac } from "node:crypto";
import type { IntakeFault, Report, Understanding } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { Chance } from "../db/chance.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabels, type LabelKey } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { type ContentKey, mintKey } from "../keeping/keys.ts";
import { record } from "../oversight/recorder.ts";
import { encode, storedBody } from "./body.ts";
import { itemLabel, type OriginatorOf, ownLabel, reportLabel, type Seal } from "./markings.ts";
import { originatorOf } from "./originator.ts";
import {
  claimReceipt,
  findReceipt,
  insertAssertions,
  insertRaw,
  insertReading,
  insertReport,
  insertTally,
  latestVersion,
  lockSource,
  type StoredReceipt,
  stampHops,
  supersede,
} from "./store.ts";

export interface Submission {
  readonly idempotencyKey: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Old material, imported: linked and searchable, but it starts nothing. */
  readonly historical: boolean;
  /** The authority to which a form is sealed that is not to be passed on; its slug. */
  readonly receivingAuthority: string | null;
  readonly understand: () => Understanding | Promise<Understanding>;
}

export interface Answer {
  readonly receipt: StoredReceipt;
  readonly outcome: string;
}

/**
 * Accepts one submission for the body that signed it.
 * @throws Refusal IDEMPOTENCY_CONFLICT, NOT_UNDERSTOOD; DatabaseError DATABASE_AWAY, STORAGE_FULL
 */
export async function accept(signed: Signed, s: Submission): Promise<Answer> {
  const { room, acting } = signed;
  const digest = createHmac("sha256", room.realm.key.derive("tokens")).update(s.bytes).digest();
  const prior = await asReader(room.realm, acting.reader, (tx) => findReceipt(tx, s.idempotencyKey), {
    readOnly: true,
  });
  if (prior) return answerAgain(prior, digest);

  const understood = await s.understand();
  if (!understood.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: understood.refused });

  const directory = await room.directory();
  const plans = await Promise.all(
    understood.reports.map((r) => planReport(signed, r, directory, s.receivingAuthority)),
  );
  const stored = await asReader(room.realm, acting.reader, (tx) =>
    store(tx, signed, s, digest, plans, understood.refused, directory),
  );
  if (stored) return { receipt: stored, outcome: stored.outcome };
  const faster = await asReader(room.realm, acting.reader, (tx) => findReceipt(tx, s.idempotencyKey), {
    readOnly: true,
  });
  if (!faster) throw new Refusal("DATABASE_AWAY", { retryAfter: 1 });
  return answerAgain(faster, digest);
}

/** The answer to a key that was used before. @throws Refusal IDEMPOTENCY_CONFLICT for other bytes */
export function answerAgain(prior: StoredReceipt, digest: Buffer): Answer {
  if (!prior.digest.equals(digest)) throw new Refusal("IDEMPOTENCY_CONFLICT");
  return { receipt: prior, outcome: "replayed" };
}

interface Plan {
  readonly report: Report;
  readonly sealed: boolean;
  readonly reportKey: LabelKey;
  readonly ownKey: LabelKey;
  readonly itemKeys: readonly LabelKey[];
}

async function planReport(
  signed: Signed,
  report: Report,
  directory: Directory,
  receivingAuthority: string | null,
): Promise<Plan> {
  const seal = sealOf(report, directory, receivingAuthority);
  const sender = signed.body;
  const known: OriginatorOf = (words) => directory.byId(originatorOf(words, directory) ?? "");
  const labels = [
    reportLabel(sender, report, seal, known),
    ownLabel(sender, seal),
    ...report.items.map((i) => itemLabel(sender, report, i, seal, known)),
  ];
  const [reportKey, ownKey, ...itemKeys] = await internLabels(signed.room.realm, labels);
  if (!reportKey || !ownKey) throw new Error("labels were not interned");
  return { report, sealed: seal !== undefined, reportKey, ownKey, itemKeys };
}

/**
 * A form whose reporter does not agree to pass it on is sealed. The legal duty that overrides this opens only with a basis in
 * force; without one the answer on the form stands.
 */
function sealOf(report: Report, directory: Directory, receivingAuthority: string | null): Seal | undefined {
  if (report.kind !== "common_form" || report.consent?.shareWithCoordinator !== false) return undefined;
  return { authorityId: receivingAuthority === null ? null : authority(directory, receivingAuthority).id };
}

function authority(directory: Directory, slug: string): Organisation {
  const found = directory.bySlug(slug);
  if (found) return found;
  const say = { en: "No such authority in this realm.", ja: "この領域にその機関はありません。" };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "receivingAuthority", say }] });
}

async function store(
  tx: ReaderTx,
  signed: Signed,
  s: Submission,
  digest: Buffer,
  plans: readonly Plan[],
  refused: readonly IntakeFault[],
  directory: Directory,
): Promise<StoredReceipt | undefined> {
  const chance = signed.room.realm.chance({ actorId: tx.reader.actorId, act: s.idempotencyKey });
  const at = (await tx.now()).toString();
  const first = plans[0];
  if (!first) throw new Refusal("NOT_UNDERSTOOD", { faults: refused });
  const versions = await Promise.all(plans.map((p) => versionOf(tx, signed, p.report)));
  const version = Math.max(...versions.map((v) => v.version));
  const outcome = plans.every((p) => p.sealed) ? "withheld" : version > 1 ? "amended" : "created";
  const receiptId = chance.uuid();
  const claimed = await claimReceipt(tx, {
    receiptId,
    key: s.idempotencyKey,
    digest,
    outcome,
    label: first.ownKey,
    at,
    refused,
    version,
  });
  if (!claimed) return undefined;

  const reportIds: string[] = [];
  for (const [i, plan] of plans.entries()) {
    const v = versions[i];
    if (v)
      reportIds.push(
        await storeReport(tx, signed, s, plan, { ...v, receiptId, at, first: i === 0, refused, directory, chance }),
      );
  }
  if (plans.some((p) => !p.sealed)) await enqueue(tx, "fuse", {});
  return { receiptId, outcome, digest, reportIds, version, at, refused };
}

interface Storing {
  readonly version: number;
  readonly amends: string | null;
  readonly sourceRef: Buffer | null;
  readonly receiptId: string;
  readonly at: string;
  readonly first: boolean;
  readonly refused: readonly IntakeFault[];
  readonly directory: Directory;
  readonly chance: Chance;
}

async function storeReport(tx: ReaderTx, signed: Signed, s: Submission, plan: Plan, o: Storing): Promise<string> {
  const { report } = plan;
  const reportId = o.chance.uuid();
  const contentKey = await mintKey(signed.room.realm, tx, { class: keyClass(plan), month: o.at.slice(0, 7) });
  const { reportKey, ownKey } = plan;
  await writeReport(tx, {
    ...o,
    reportId,
    report,
    reportKey,
    ownKey,
    contentKey,
    itemCount: report.items.length,
    historical: s.historical,
  });
  // The bytes of a submission are kept once, with its first report.
  if (o.first)
    await insertRaw(tx, {
      reportId,
      label: ownKey,
      mediaType: s.mediaType,
      length: s.bytes.length,
      bytes: contentKey.seal("raw", reportId, s.bytes),
      blobAddress: null,
    });
  const assertions = report.items.map((item, i) => ({ id: o.chance.uuid(), label: plan.itemKeys[i] ?? ownKey, item }));
  await insertAssertions(tx, reportId, o.at, assertions, (words) => originatorOf(words, o.directory));
  await insertTally(tx, reportId, plan.itemKeys);
  await record(tx, [
    {
      act: plan.sealed ? "report.withheld" : "report.accepted",
      actorId: tx.reader.actorId,
      labelId: ownKey.label_id,
      subject: reportId,
      facts: { receipt: o.receiptId, version: o.version, format: report.format, items: report.items.length },
    },
  ]);
  return reportId;
}

/** A report to write, with everything but its values. */
export interface Writing {
  readonly reportId: string;
  readonly report: Report;
  readonly reportKey: LabelKey;
  readonly ownKey: LabelKey;
  readonly receiptId: string;
  readonly version: number;
  readonly amends: string | null;
  readonly sourceRef: Buffer | null;
  readonly at: string;
  readonly contentKey: ContentKey;
  readonly itemCount: number;
  readonly historical: boolean;
  readonly refused: readonly IntakeFault[];
}

/** Writes the report, its reading for the sender and the fires that it lights. */
export async function writeReport(tx: ReaderTx, w: Writing): Promise<void> {
  const { reportId, report, contentKey, at } = w;
  if (w.amends !== null) await supersede(tx, w.amends);
  const body = contentKey.seal("report", reportId, encode(storedBody(report)));
  await insertReport(tx, { ...w, label: w.reportKey, receivedAt: at, contentKey: contentKey.id, body });
  const reading = encode({ fields: report.fields, refused: w.refused });
  await insertReading(tx, reportId, w.ownKey, contentKey.seal("understanding", reportId, reading));
  if (w.historical) return;
  const noticed = report.noticed ? [{ hop: "noticed", at: report.noticed.from }] : [];
  await stampHops(tx, reportId, w.reportKey, [...noticed, { hop: "received", at }]);
}

/** Sealed reports lie under keys of their own class, so that they expire and are held apart from what was passed on. */
const keyClass = (plan: Plan): string => (plan.sealed ? "sealed" : "report");

/** Amendments repeat the sender's own report id; it is kept as a keyed hash that only this body's reports share. */
export async function versionOf(
  tx: ReaderTx,
  signed: Signed,
  report: Report,
): Promise<{ version: number; amends: string | null; sourceRef: Buffer | null }> {
  if (report.sourceId === null) return { version: 1, amends: null, sourceRef: null };
  const sourceRef = createHmac("sha256", signed.room.realm.key.derive("tokens"))
    .update(`source\u0000${signed.body.id}\u0000${report.kind}\u0000${report.sourceId}`)
    .digest();
  await lockSource(tx, sourceRef);
  const before = await latestVersion(tx, sourceRef);
  return { version: (before?.version ?? 0) + 1, amends: before?.reportId ?? null, sourceRef };
}
