/**
 * Takes in what a sensor tells: entries of its chain with what it kept. An entry counts only with the signature of the key that
 * the sensor's body registered, for this realm, and when its records are all accounted for; what it kept must be what it
 * committed to, of mechanical fields, without a clear address, and under communications law never domestic. A hole before an
 * entry does not keep it out: it is what shows.
 */
import { createPublicKey, type KeyObject } from "node:crypto";
import { commitmentOf, type Entry, entryDigest, readEntry } from "@noroshi/selection";
import { DIRECTIONS, type KeptRecord } from "@noroshi/selection/contract";
import { MAIL_ADDRESSES, MECHANICAL } from "@noroshi/sensing/contract";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type EntryFigures, findSensor, insertEntry, insertSensor, insertTraffic, neighbours } from "./store.ts";

export const SensorSaid = z.strictObject({
  name: z.string().trim().min(1).max(200),
  publicKey: z.string().max(1_000),
});

export const EntrySaid = z.strictObject({
  entry: z
    .string()
    .min(1)
    .max(4 * 1024 * 1024),
  kept: z
    .strictObject({
      commitmentKey: z.base64().max(100),
      records: z
        .array(
          z.strictObject({
            authorisation: z.string().max(200),
            direction: z.enum(DIRECTIONS),
            fields: z.record(z.string().max(64), z.string().max(4_096)),
          }),
        )
        .max(1_000_000),
    })
    .nullable(),
});

/** A batch of the largest size with all its fields. */
export const ENTRY_CAP = 64 * 1024 * 1024;

/** @throws Refusal NOT_UNDERSTOOD for a key that is none, or a name that is taken */
export async function registerSensor(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof SensorSaid>,
): Promise<Done> {
  if (keyIn(said.publicKey) === undefined)
    throw bad("publicKey", "No Ed25519 key as SPKI in PEM.", "PEM形式(SPKI)のEd25519公開鍵ではありません。");
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", []));
  const id = doing.chance.uuid();
  const { name, publicKey } = said;
  if (!(await insertSensor(tx, { id, name, public_key: publicKey, at: doing.at, label, receiptId: doing.receiptId })))
    throw bad("name", "Another sensor of your body has this name.", "同じ名前のセンサーが既にあります。");
  await record(tx, [
    {
      act: "sensor.registered",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { key: entryDigest(publicKey), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for another body's sensor, NOT_UNDERSTOOD for what does not hold */
export async function hear(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  sensorId: string,
  said: z.infer<typeof EntrySaid>,
): Promise<Done> {
  const { realm } = signed.room;
  const sensor = await findSensor(tx, sensorId);
  const key = sensor && keyIn(sensor.public_key);
  if (key === undefined) throw new Refusal("NOT_FOUND");
  const read = readEntry(said.entry, key);
  if (!read.ok) throw bad("entry", `The entry does not count: ${read.code}.`, `記録として認められません: ${read.code}`);
  const { entry } = read;
  if (entry.realm !== realm.name)
    throw bad("entry", `It was told for the realm ${entry.realm}.`, `別の領域 ${entry.realm} の記録です。`);
  mustBeWhatItCommittedTo(entry, said.kept);
  const digest = entryDigest(said.entry);
  const { here, before } = await neighbours(tx, sensorId, entry.number);
  if (here.includes(digest)) return { outcome: "recorded" };
  const forked =
    here.length > 0 || (entry.number === 1 ? entry.before !== "" : before.length > 0 && !before.includes(entry.before));
  const label = await internLabel(realm, actLabel(signed.body.id, "red", []));
  await insertEntry(tx, {
    ...{ sensorId, number: entry.number, digest, label, saidAt: entry.at, receivedAt: doing.at, line: said.entry },
    ...{ forked, receiptId: doing.receiptId, ...figuresOf(entry) },
  });
  // Of two entries under one number the first keeps its traffic; the other is evidence and nothing more.
  if (said.kept !== null && entry.schema === "selection-certificate/1" && here.length === 0) {
    const { commitmentKey, records } = said.kept;
    const { store, number } = entry;
    const { receiptId, at } = doing;
    await insertTraffic(realm, tx, { store, sensorId, number, label, commitmentKey, records, receiptId, at });
  }
  await record(tx, [
    {
      act: entry.schema === "sensor-use/1" ? "sensor.used_otherwise" : "sensor.heard",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: sensorId,
      facts: { number: entry.number, digest, forked, ...factsOf(entry), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

function mustBeWhatItCommittedTo(entry: Entry, kept: z.infer<typeof EntrySaid>["kept"]): void {
  const certificate = entry.schema === "selection-certificate/1" ? entry : undefined;
  if (kept === null) {
    if (certificate?.commitment == null) return;
    throw bad("kept", "What was kept is missing.", "保存した記録がありません。");
  }
  const records: readonly KeptRecord[] = kept.records;
  const commitment = certificate && commitmentOf(Buffer.from(kept.commitmentKey, "base64"), records);
  if (certificate === undefined || certificate.kept !== records.length || certificate.commitment !== commitment)
    throw bad("kept", "This is not what the certificate commits to.", "証明書の約束した内容と一致しません。");
  const domestic = certificate.store === "communications" && records.some((one) => one.direction === "DD");
  if (domestic || !records.every(isMechanical))
    throw bad("kept", "A record holds what may never be kept.", "保存してはならない内容が含まれています。");
}

function isMechanical({ fields }: KeptRecord): boolean {
  return Object.entries(fields).every(
    ([name, text]) => (MECHANICAL.has(name) || MAIL_ADDRESSES.has(name)) && !text.includes("@"),
  );
}

function figuresOf(entry: Entry): EntryFigures {
  const none = { received: 0, kept: 0, destroyed: 0, refused: 0, unreadable: 0, interrupted: false, capReached: [] };
  const unsaid = { spooled: null, lost: null, within: null, standing: null };
  switch (entry.schema) {
    case "selection-certificate/1": {
      const { store, received, kept, destroyed, refused, unreadable, reason, capReached } = entry;
      const counts = { received, kept, destroyed, refused, unreadable, destroyedBy: entry.destroyedBy ?? {} };
      return {
        kind: "certificate",
        store,
        reason,
        interrupted: reason === "INTERRUPTED",
        capReached,
        ...counts,
        ...unsaid,
      };
    }
    case "sensor-heartbeat/1": {
      const { spooled, lost, within } = entry;
      const standing = entry.standing ?? null;
      return {
        kind: "heartbeat",
        store: null,
        reason: null,
        destroyedBy: {},
        ...none,
        spooled,
        lost,
        within,
        standing,
      };
    }
    case "sensor-use/1":
      return { kind: "use", store: entry.store, reason: null, destroyedBy: {}, ...none, ...unsaid };
  }
}

/** What oversight is to see without asking: counts, incidents, and each use for another purpose. */
function factsOf(entry: Entry): Readonly<Record<string, string | number | boolean | null>> {
  switch (entry.schema) {
    case "selection-certificate/1":
      return { store: entry.store, received: entry.received, kept: entry.kept, reason: entry.reason };
    case "sensor-heartbeat/1":
      return { heartbeat: true };
    case "sensor-use/1":
      return { store: entry.store, use: entry.use, permits: entry.permits.join(","), records: entry.records };
  }
}

function keyIn(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    // untrusted: no key at all
    return undefined;
  }
}

function bad(place: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
}
