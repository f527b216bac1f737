/** Match signals and stops, as rows of one reader. What is looked for blindly is looked for by the database and answers nothing. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";
import type { Target } from "./form.ts";

/** Looks for what others keep of this value, for a hold of this body or a measure that it sees. Nothing comes back. */
export async function noteMatches(tx: ReaderTx, cause: "hold" | "measure", subject: string, t: Target): Promise<void> {
  await sql`select note_matches(${cause}, ${subject}::uuid, ${t.kind}, ${t.value}, ${t.low}, ${t.high})`.execute(tx.db);
}

export interface SignalRow {
  readonly id: string;
  readonly cause: "hold" | "measure" | "report";
  readonly kind: string;
  readonly value: string;
  readonly at: string;
}

/** What this body was told: somebody else has a value that it keeps to itself. Newest first. */
export async function signalRows(tx: ReaderTx, most: number): Promise<readonly SignalRow[]> {
  const { rows } = await sql<SignalRow>`
    select signal_id as id, cause, kind, value, at from match_signal order by at desc, signal_id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

/** The same as the officers of deconfliction read it, with both bodies. */
export async function deskMatchRows(
  tx: ReaderTx,
  most: number,
): Promise<readonly (SignalRow & { readonly asker_id: string; readonly holder_id: string })[]> {
  const { rows } = await sql<SignalRow & { asker_id: string; holder_id: string }>`
    select signal_id as id, cause, kind, value, asker_id, holder_id, at from desk_match order by at desc, signal_id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

/** Does an officer keep this measure from being directed? @param acts held until the act ends, for whoever acts on the answer */
export async function isStopped(tx: ReaderTx, measureId: string, acts: boolean): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`
    select measure_stopped(${measureId}::uuid, ${acts}) as stopped`.execute(tx.db);
  return rows[0]?.stopped === true;
}

/** Those of these measures that an officer keeps from being directed, as it seems now; nothing is held. */
export async function stoppedAmong(tx: ReaderTx, measureIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select w.id from unnest(${[...measureIds]}::uuid[]) w(id) where measure_stopped(w.id, false)`.execute(tx.db);
  return new Set(rows.map((r) => r.id));
}

/** A measure in its consultation, as an officer reads it. @returns undefined where it reads no such measure there */
export async function deskMeasure(
  tx: ReaderTx,
  id: string,
): Promise<(LabelKey & { readonly measure_id: string }) | undefined> {
  const { rows } = await sql<LabelKey & { measure_id: string }>`
    select measure_id, label_id, audience_class from desk_measure where measure_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export interface DeskMeasureRow {
  readonly id: string;
  readonly type: string;
  readonly asker_id: string;
  readonly at: string;
}

/** Every measure that came into its consultation, as an officer reads them, newest first. */
export async function deskMeasureRows(tx: ReaderTx, most: number): Promise<readonly DeskMeasureRow[]> {
  const { rows } = await sql<DeskMeasureRow>`
    select measure_id as id, type, asker_id, at from desk_measure order by at desc, measure_id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export interface NewStop {
  readonly id: string;
  readonly desk: LabelKey & { readonly measure_id: string };
  readonly stops: boolean;
  readonly words: string;
  readonly receiptId: string;
  readonly at: string;
}

export async function insertStop(realm: Realm, tx: ReaderTx, s: NewStop): Promise<void> {
  const key = await mintKey(realm, tx, { class: "measure", month: s.at.slice(0, 7) });
  await sql`
    insert into measure_stop (stop_id, label_id, audience_class, measure_id, stops, content_key, words, receipt_id, actor_id, organisation_id, at)
    values (${s.id}::uuid, ${s.desk.label_id}, ${s.desk.audience_class}, ${s.desk.measure_id}::uuid, ${s.stops}, ${key.id}::uuid,
      ${key.seal("measure_stop", s.id, Buffer.from(s.words))}, ${s.receiptId}::uuid, ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(
    tx.db,
  );
}

/** The last word of the officers on each of these measures. */
export async function lastStops(
  realm: Realm,
  tx: ReaderTx,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly stops: boolean; readonly words: string | null; readonly at: string }>> {
  const { rows } = await sql<{
    measure_id: string;
    id: string;
    stops: boolean;
    words: Buffer;
    content_key: string;
    at: string;
  }>`
    select distinct on (measure_id) measure_id, stop_id as id, stops, words, content_key, at from measure_stop
    where measure_id = any (${[...measureIds]}::uuid[]) order by measure_id, at desc, stop_id desc`.execute(tx.db);
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "hold_keys",
  );
  return new Map(
    rows.map((r) => [
      r.measure_id,
      {
        stops: r.stops,
        words: keys.get(r.content_key)?.open("measure_stop", r.id, r.words).toString("utf8") ?? null,
        at: r.at,
      },
    ]),
  );
}
