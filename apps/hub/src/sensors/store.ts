/** Sensors, their entries and what they kept, as rows of one reader. The two kinds of traffic have tables and classes of keys of their own. */
import type { Heartbeat, StoreName } from "@noroshi/selection";
import type { KeptRecord } from "@noroshi/selection/contract";
import { sql } from "kysely";
import { z } from "zod";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, mintKey, openKeys } from "../keeping/keys.ts";

const TABLES = { communications: "selected_traffic", owner: "own_traffic" } as const;

export interface SensorRow {
  readonly id: string;
  readonly name: string;
  readonly public_key: string;
  readonly at: string;
}

/** @returns false where the body has another sensor of this name */
export async function insertSensor(
  tx: ReaderTx,
  s: SensorRow & { readonly label: LabelKey; readonly receiptId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into sensor (sensor_id, label_id, audience_class, owner_id, name, public_key, receipt_id, at)
    values (${s.id}::uuid, ${s.label.label_id}, ${s.label.audience_class}, current_organisation(), ${s.name}, ${s.public_key}, ${s.receiptId}::uuid, ${s.at}::timestamptz)
    on conflict (owner_id, name) do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function findSensor(tx: ReaderTx, id: string): Promise<SensorRow | undefined> {
  const { rows } = await sql<SensorRow>`
    select sensor_id as id, name, public_key, at from sensor where sensor_id = ${id}::uuid and owner_id = current_organisation()`.execute(
    tx.db,
  );
  return rows[0];
}

/** Digests that are here under this number and under the one before. */
export async function neighbours(tx: ReaderTx, sensorId: string, number: number) {
  const { rows } = await sql<{ number: number; digest: Buffer }>`
    select number, digest from sensor_entry where sensor_id = ${sensorId}::uuid and number in (${number}, ${number - 1})`.execute(
    tx.db,
  );
  const of = (n: number) => rows.filter((row) => row.number === n).map((row) => row.digest.toString("hex"));
  return { here: of(number), before: of(number - 1) };
}

/** What an entry says in figures; of the other kinds nothing. */
export interface EntryFigures {
  readonly kind: "certificate" | "heartbeat" | "use";
  readonly store: StoreName | null;
  readonly reason: string | null;
  readonly received: number;
  readonly kept: number;
  readonly destroyed: number;
  readonly refused: number;
  readonly unreadable: number;
  readonly destroyedBy: Readonly<Record<string, number>>;
  readonly interrupted: boolean;
  readonly capReached: readonly string[];
  readonly spooled: number | null;
  readonly lost: number | null;
  readonly within: number | null;
  readonly standing: Heartbeat["standing"] | null;
}

export interface NewEntryRow extends EntryFigures {
  readonly sensorId: string;
  readonly number: number;
  readonly digest: string;
  readonly label: LabelKey;
  readonly saidAt: string;
  readonly receivedAt: string;
  readonly line: string;
  readonly forked: boolean;
  readonly receiptId: string;
}

export async function insertEntry(tx: ReaderTx, e: NewEntryRow): Promise<void> {
  await sql`
    insert into sensor_entry (sensor_id, number, digest, label_id, audience_class, kind, said_at, received_at, line, forked, received, kept, destroyed, refused,
      interrupted, cap_reached, spooled, lost, within_seconds, receipt_id, store, reason, unreadable, destroyed_by, standing)
    values (${e.sensorId}::uuid, ${e.number}, ${Buffer.from(e.digest, "hex")}, ${e.label.label_id}, ${e.label.audience_class}, ${e.kind}, ${e.saidAt}::timestamptz,
      ${e.receivedAt}::timestamptz, ${e.line}, ${e.forked}, ${e.received}, ${e.kept}, ${e.destroyed}, ${e.refused}, ${e.interrupted}, ${[...e.capReached]}::text[],
      ${e.spooled}, ${e.lost}, ${e.within}, ${e.receiptId}::uuid, ${e.store}, ${e.reason}, ${e.unreadable}, ${JSON.stringify(e.destroyedBy)}::jsonb,
      ${e.standing === null ? null : JSON.stringify(e.standing)}::jsonb)`.execute(tx.db);
}

/** What lies sealed of one batch. */
const Content = z.object({
  commitmentKey: z.string(),
  records: z.array(
    z.object({
      authorisation: z.string(),
      direction: z.enum(["FF", "FD", "DF", "DD"]),
      fields: z.record(z.string(), z.string()),
    }),
  ),
});

export async function insertTraffic(
  realm: Realm,
  tx: ReaderTx,
  t: {
    readonly store: StoreName;
    readonly sensorId: string;
    readonly number: number;
    readonly label: LabelKey;
    readonly commitmentKey: string;
    readonly records: readonly KeptRecord[];
    readonly receiptId: string;
    readonly at: string;
  },
): Promise<void> {
  const table = TABLES[t.store];
  const key = await mintKey(realm, tx, { class: table, month: t.at.slice(0, 7) });
  const plain = Buffer.from(JSON.stringify({ commitmentKey: t.commitmentKey, records: t.records }));
  await sql`
    insert into ${sql.table(table)} (sensor_id, number, label_id, audience_class, records, content_key, body, receipt_id)
    values (${t.sensorId}::uuid, ${t.number}, ${t.label.label_id}, ${t.label.audience_class}, ${t.records.length}, ${key.id}::uuid,
      ${key.seal(table, `${t.sensorId}/${t.number}`, plain)}, ${t.receiptId}::uuid)`.execute(tx.db);
}

/** What a sensor kept of one batch, from whichever store it lies in; undefined where nothing is, or its key was destroyed. */
export async function trafficOf(realm: Realm, tx: ReaderTx, sensorId: string, number: number) {
  for (const store of ["communications", "owner"] as const) {
    const table = TABLES[store];
    const { rows } = await sql<{ content_key: string; body: Buffer; label_id: number }>`
      select content_key, body, label_id from ${sql.table(table)} where sensor_id = ${sensorId}::uuid and number = ${number}`.execute(
      tx.db,
    );
    const [row] = rows;
    if (row === undefined) continue;
    const key = (await openKeys(realm, tx, [row.content_key], "traffic_keys")).get(row.content_key);
    if (key === undefined) return undefined;
    return { store, labelId: row.label_id, records: trafficContent(store, sensorId, number, key, row.body) };
  }
  return undefined;
}

/** What lies sealed of one batch, opened. */
export function trafficContent(store: StoreName, sensorId: string, number: number, key: ContentKey, body: Buffer) {
  const plain = key.open(TABLES[store], `${sensorId}/${number}`, body).toString();
  return Content.parse(JSON.parse(plain)).records;
}
