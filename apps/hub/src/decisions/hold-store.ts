/** Holds and the hits on them, as rows of their owner and of the officers of deconfliction. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";
import type { Target } from "./form.ts";

export interface NewHold {
  readonly id: string;
  readonly label: LabelKey;
  readonly target: Target;
  readonly reason: string;
  readonly until: string;
  readonly receiptId: string;
  readonly at: string;
}

export async function insertHold(realm: Realm, tx: ReaderTx, h: NewHold): Promise<void> {
  const key = await mintKey(realm, tx, { class: "measure", month: h.at.slice(0, 7) });
  const { kind, value, low, high } = h.target;
  await sql`
    insert into hold (hold_id, label_id, audience_class, owner_id, kind, value, low, high, content_key, reason, until, receipt_id, actor_id, organisation_id, at)
    values (${h.id}::uuid, ${h.label.label_id}, ${h.label.audience_class}, ${tx.reader.organisationId}::uuid, ${kind}, ${value}, ${low}, ${high}, ${key.id}::uuid,
      ${key.seal("hold", h.id, Buffer.from(h.reason))}, ${h.until}::timestamptz, ${h.receiptId}::uuid, ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(
    tx.db,
  );
}

/** Lifts a hold of the acting body. @returns its label; undefined for one that is not there or is lifted */
export async function liftHold(tx: ReaderTx, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ label_id: number }>`
    update hold set lifted_at = realm_now() where hold_id = ${id}::uuid and lifted_at is null returning label_id`.execute(
    tx.db,
  );
  return rows[0]?.label_id;
}

export interface HoldRow {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly content_key: string;
  readonly reason: Buffer;
  readonly until: string;
  readonly lifted_at: string | null;
  readonly at: string;
}

/** The acting body's own holds with their reasons, newest first. */
export async function holdRows(
  realm: Realm,
  tx: ReaderTx,
  most: number,
): Promise<readonly (Omit<HoldRow, "reason"> & { readonly reason: string | null })[]> {
  const { rows } = await sql<HoldRow>`
    select hold_id as id, kind, value, content_key, reason, until, lifted_at, at from hold order by at desc, hold_id desc limit ${most}`.execute(
    tx.db,
  );
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "hold_keys",
  );
  return rows.map((r) => ({
    ...r,
    reason: keys.get(r.content_key)?.open("hold", r.id, r.reason).toString("utf8") ?? null,
  }));
}

export interface HitRow {
  readonly id: string;
  readonly measure_id: string;
  readonly type: string;
  readonly kind: string;
  readonly value: string;
  readonly asker_id: string;
  readonly at: string;
}

/** Measures that met a hold of this body, or as an officer of deconfliction any hold; newest first. */
export async function hitRows(tx: ReaderTx, as: "owner" | "officer", most: number): Promise<readonly HitRow[]> {
  const table = as === "owner" ? sql`hold_hit` : sql`desk_hit`;
  const { rows } = await sql<HitRow>`
    select hit_id as id, measure_id, type, kind, value, asker_id, at from ${table} order by at desc, hit_id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export async function noteHold(tx: ReaderTx, measureId: string, t: Target): Promise<void> {
  await sql`select note_holds(${measureId}::uuid, ${t.kind}, ${t.value}, ${t.low}, ${t.high})`.execute(tx.db);
}

/** Says under which label hits lie for the officers of deconfliction. */
export async function setDesk(tx: DutyTx<"door">, labelId: number): Promise<void> {
  await sql`insert into deconfliction_desk (lies_under) values (${labelId}) on conflict (one) do update set lies_under = excluded.lies_under`.execute(
    tx.db,
  );
}
