/** Directions, effects, losses and notices as rows of one reader. */
import type { EffectSaid } from "@noroshi/decisions/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export interface NewDirection {
  readonly id: string;
  readonly measureId: string;
  readonly label: LabelKey;
  readonly recipientId: string;
  readonly type: string;
  readonly content: unknown;
  readonly receiptId: string;
  readonly at: string;
}

export async function insertDirection(realm: Realm, tx: ReaderTx, d: NewDirection): Promise<void> {
  const key = await mintKey(realm, tx, { class: "measure", month: d.at.slice(0, 7) });
  const content = key.seal("direction", d.id, Buffer.from(JSON.stringify(d.content)));
  await sql`
    insert into direction (direction_id, measure_id, label_id, audience_class, owner_id, recipient_id, type, content_key, content, receipt_id, actor_id, organisation_id, at)
    values (${d.id}::uuid, ${d.measureId}::uuid, ${d.label.label_id}, ${d.label.audience_class}, ${tx.reader.organisationId}::uuid, ${d.recipientId}::uuid,
      ${d.type}, ${key.id}::uuid, ${content}, ${d.receiptId}::uuid, ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(
    tx.db,
  );
}

export interface DirectionRow {
  readonly id: string;
  readonly measure_id: string;
  readonly label_id: number;
  readonly audience_class: number;
  readonly owner_id: string;
  readonly recipient_id: string;
  readonly type: string;
  readonly content_key: string;
  readonly content: Buffer;
  readonly at: string;
  readonly target_token: Buffer | null;
  readonly effects: readonly { readonly said: EffectSaid; readonly note: string | null; readonly at: string }[];
}

/** Directions that this reader sees, newest first: those of one measure, the one of an id, or a page of all. */
export async function directionRows(
  tx: ReaderTx,
  which: {
    readonly id?: string;
    readonly measureId?: string;
    readonly after?: readonly [string, string] | undefined;
    readonly limit?: number;
  },
): Promise<readonly DirectionRow[]> {
  const { after = [null, null] } = which;
  const { rows } = await sql<DirectionRow>`
    select d.direction_id as id, d.measure_id, d.label_id, d.audience_class, d.owner_id, d.recipient_id, d.type, d.content_key, d.content, d.at,
      (select v.target_token from measure_version v where v.measure_id = d.measure_id order by v.version desc limit 1) as target_token,
      coalesce((select jsonb_agg(jsonb_build_object('said', e.said, 'note', encode(e.note, 'base64'), 'at', e.at) order by e.at, e.effect_id)
        from effect e where e.direction_id = d.direction_id), '[]') as effects
    from direction d
    where (${which.id ?? null}::uuid is null or d.direction_id = ${which.id ?? null}::uuid)
      and (${which.measureId ?? null}::uuid is null or d.measure_id = ${which.measureId ?? null}::uuid)
      and (${after[0]}::timestamptz is null or (d.at, d.direction_id) < (${after[0]}::timestamptz, ${after[1]}::uuid))
    order by d.at desc, d.direction_id desc limit ${(which.limit ?? 200) + 1}`.execute(tx.db);
  return rows;
}

/** What directions say, and the notes on them, opened; null where a key is gone. */
export async function openDirections(
  realm: Realm,
  tx: ReaderTx,
  rows: readonly DirectionRow[],
): Promise<readonly { readonly content: unknown; readonly notes: readonly (string | null)[] }[]> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "measure_keys",
  );
  return rows.map((r) => {
    const key = keys.get(r.content_key);
    return {
      content: key ? JSON.parse(key.open("direction", r.id, r.content).toString("utf8")) : null,
      notes: r.effects.map((e) =>
        key && e.note !== null ? key.open("effect", r.id, Buffer.from(e.note, "base64")).toString("utf8") : null,
      ),
    };
  });
}

export async function insertEffect(
  realm: Realm,
  tx: ReaderTx,
  d: DirectionRow,
  e: {
    readonly id: string;
    readonly said: EffectSaid;
    readonly note: string | null;
    readonly target: Buffer | null;
    readonly receiptId: string;
  },
): Promise<void> {
  const key = (await openKeys(realm, tx, [d.content_key], "measure_keys")).get(d.content_key);
  if (!key) throw new Error("nothing is said on a direction whose key is gone");
  const note = e.note === null ? null : key.seal("effect", d.id, Buffer.from(e.note));
  await sql`
    insert into effect (effect_id, direction_id, label_id, audience_class, said, target_token, note, receipt_id, actor_id, organisation_id, at)
    values (${e.id}::uuid, ${d.id}::uuid, ${d.label_id}, ${d.audience_class}, ${e.said}, ${e.target}, ${note}, ${e.receiptId}::uuid,
      ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(tx.db);
}

/** What a recipient said last of one direction. */
export interface EarlierEffect {
  readonly said: EffectSaid;
  readonly at: string;
  readonly recipient_id: string;
  /** Of the measure that it was directed by. */
  readonly type: string;
}

/** What earlier measures on the targets of these did, as far as this reader sees, newest first, by measure; of each direction the last word. */
export async function effectsOnTargets(
  tx: ReaderTx,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierEffect[]>> {
  const { rows } = await sql<EarlierEffect & { id: string }>`
    select w.id, last.said, last.at, last.recipient_id, last.type from unnest(${[...measureIds]}::uuid[]) w(id)
    cross join lateral (select v.target_token from measure_version v where v.measure_id = w.id order by v.version desc limit 1) v
    cross join lateral (
      select distinct on (e.direction_id) e.said, e.at, d.recipient_id, d.type from effect e join direction d using (direction_id)
      where d.measure_id <> w.id and e.target_token = v.target_token
      order by e.direction_id, e.at desc, e.effect_id) last
    order by last.at desc, last.recipient_id`.execute(tx.db);
  return Map.groupBy(rows, (r) => r.id);
}

/** What recipients said of directions on each of these targets, by its token in hexadecimal digits; of each direction the last word. */
export async function effectsOn(
  tx: ReaderTx,
  tokens: readonly Buffer[],
): Promise<ReadonlyMap<string, readonly EarlierEffect[]>> {
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<EarlierEffect & { token: string }>`
    select distinct on (e.direction_id) encode(e.target_token, 'hex') as token, e.said, e.at, d.recipient_id, d.type
    from effect e join direction d using (direction_id) where e.target_token = any (${[...tokens]}::bytea[])
    order by e.direction_id, e.at desc, e.effect_id`.execute(tx.db);
  return Map.groupBy(rows, (r) => r.token);
}

export interface LossRow {
  readonly kind: "lost" | "frozen" | "recovered";
  readonly amount: string;
  readonly currency: string;
  readonly on_date: string;
  readonly organisation_id: string;
}

export async function insertLoss(
  tx: ReaderTx,
  m: LabelKey & { readonly id: string },
  l: Omit<LossRow, "organisation_id"> & { readonly id: string; readonly receiptId: string },
): Promise<void> {
  await sql`
    insert into measure_loss (loss_id, measure_id, label_id, audience_class, kind, amount, currency, on_date, receipt_id, actor_id, organisation_id, at)
    values (${l.id}::uuid, ${m.id}::uuid, ${m.label_id}, ${m.audience_class}, ${l.kind}, ${l.amount}::numeric, ${l.currency}, ${l.on_date}::date,
      ${l.receiptId}::uuid, ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(tx.db);
}

export async function lossesOf(tx: ReaderTx, measureId: string): Promise<readonly LossRow[]> {
  const { rows } = await sql<LossRow>`
    select kind, amount::text as amount, currency, on_date::text as on_date, organisation_id from measure_loss
    where measure_id = ${measureId}::uuid order by on_date, at, loss_id`.execute(tx.db);
  return rows;
}

export interface NoticeRow {
  readonly id: string;
  readonly kind: "notified" | "deferred";
  readonly words: Buffer;
  readonly review_at: string | null;
  readonly at: string;
}

export async function insertNotice(
  tx: ReaderTx,
  m: LabelKey & { readonly id: string },
  n: {
    readonly id: string;
    readonly kind: NoticeRow["kind"];
    readonly words: Buffer;
    readonly reviewAt: string | null;
    readonly receiptId: string;
  },
): Promise<void> {
  await sql`
    insert into measure_notice (notice_id, measure_id, label_id, audience_class, kind, words, review_at, receipt_id, actor_id, organisation_id, at)
    values (${n.id}::uuid, ${m.id}::uuid, ${m.label_id}, ${m.audience_class}, ${n.kind}, ${n.words}, ${n.reviewAt}::timestamptz, ${n.receiptId}::uuid,
      ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(tx.db);
}

/** The register of notices of each of these measures, oldest first, by measure. */
export async function noticesOf(
  tx: ReaderTx,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly NoticeRow[]>> {
  const { rows } = await sql<NoticeRow & { measure_id: string }>`
    select measure_id, notice_id as id, kind, words, review_at, at from measure_notice
    where measure_id = any (${[...measureIds]}::uuid[]) order by at, notice_id`.execute(tx.db);
  return Map.groupBy(rows, (r) => r.measure_id);
}
