/**
 * Content keys: one data key per report, wrapped by a key of its class and month, wrapped by the realm's key file.
 * To erase a report is to destroy its data key, here and in every backup, because no backup ever holds keys.
 * Trusts: the realm's key file. The database decides who is given a wrapped key: only a reader that sees something under it.
 */
import { sql } from "kysely";
import { asDuty, type DutyTx, type ReaderTx } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import type { Realm } from "../db/realm.ts";
import { seal, unseal } from "./seal.ts";

/** Seals and opens what one report holds. */
export interface ContentKey {
  readonly id: string;
  /** `table` and `row` say where the bytes will lie; they open only there. */
  seal(table: string, row: string, plain: Uint8Array): Buffer;
  open(table: string, row: string, sealed: Uint8Array): Buffer;
  /** The bare key, for the blob store's streams; never leaves the process. */
  readonly bytes: Buffer;
}

/** What a key is kept under: a class ("report", "sealed:<body>", "hold:<name>") and a month (YYYY-MM). */
export interface KeyClass {
  readonly class: string;
  readonly month: string;
}

interface ClassKey {
  readonly id: string;
  readonly bytes: Buffer;
}

const byName = new WeakMap<Realm, Map<string, ClassKey>>();
const byId = new WeakMap<Realm, Map<string, ClassKey>>();

/** Makes new data keys inside the act's own transaction: they exist iff the act commits. */
export async function mintKeys(
  realm: Realm,
  tx: ReaderTx | DutyTx<"keeper">,
  under: KeyClass,
  count: number,
): Promise<readonly ContentKey[]> {
  const classKey = await classKeyOf(realm, under);
  const minted = Array.from({ length: count }, () => contentKey(systemChance.uuid(), systemChance.bytes(32)));
  const ids = minted.map((key) => key.id);
  const wrapped = minted.map((key) => seal(classKey.bytes, `content_key/${key.id}`, key.bytes));
  await sql`insert into content_key (content_key, class_key_id, wrapped) select k, ${classKey.id}, w from unnest(${ids}::uuid[], ${wrapped}::bytea[]) as n (k, w)`.execute(
    tx.db,
  );
  return minted;
}

/** One new data key; see mintKeys. */
export async function mintKey(realm: Realm, tx: ReaderTx | DutyTx<"keeper">, under: KeyClass): Promise<ContentKey> {
  const [key] = await mintKeys(realm, tx, under, 1);
  if (key === undefined) throw new Error("minting one key gave none");
  return key;
}

/** The keys of those ids that the reader may open. One that is missing was erased, or nothing under it is visible: nobody can tell which. */
export async function openKeys(
  realm: Realm,
  tx: ReaderTx | DutyTx<"fusion" | "keeper" | "delivery">,
  ids: readonly string[],
  through:
    | "content_keys"
    | "filing_keys"
    | "measure_keys"
    | "hold_keys"
    | "case_keys"
    | "contact_keys"
    | "contact_keys_to_reach"
    | "consent_keys"
    | "oversight_keys"
    | "inspection_keys"
    | "traffic_keys" = "content_keys",
): Promise<ReadonlyMap<string, ContentKey>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const source =
    "duty" in tx && tx.duty === "keeper"
      ? sql`(select k.content_key, k.wrapped, c.class_key_id, c.wrapped as class_wrapped from content_key k join class_key c using (class_key_id) where k.content_key = any (${wanted}::uuid[])) k`
      : sql`${sql.raw(through)}(${wanted}::uuid[]) k`;
  const { rows } = await sql<{
    content_key: string;
    wrapped: Buffer;
    class_key_id: string;
    class_wrapped: Buffer;
  }>`select k.* from ${source}`.execute(tx.db);
  return new Map(
    rows.map((row) => {
      const classKey = unwrapClass(realm, row.class_key_id, row.class_wrapped);
      return [
        row.content_key,
        contentKey(row.content_key, unseal(classKey.bytes, `content_key/${row.content_key}`, row.wrapped)),
      ];
    }),
  );
}

/**
 * Destroys data keys for good and leaves a tombstone for each. What they sealed stays as bytes that nothing opens.
 * @returns the ids that existed and are gone now
 */
export async function eraseKeys(realm: Realm, ids: readonly string[], reason: string): Promise<readonly string[]> {
  return asDuty(realm, "keeper", async (tx) => {
    const { rows } = await sql<{ content_key: string }>`
      with gone as (delete from content_key where content_key = any (${[...ids]}::uuid[]) returning content_key)
      insert into erased (content_key, at, reason) select content_key, realm_now(), ${reason} from gone returning content_key`.execute(
      tx.db,
    );
    return rows.map((row) => row.content_key);
  });
}

/** Destroys a class's key of one month and so every data key under it. @returns how many data keys are gone */
export async function expireClass(realm: Realm, under: KeyClass, reason: string): Promise<number> {
  const gone = await asDuty(realm, "keeper", async (tx) => {
    const { rows } = await sql<{ content_key: string }>`
      with gone as (
        delete from content_key k using class_key c
        where c.class_key_id = k.class_key_id and c.class = ${under.class} and c.month = ${firstDay(under)}::date returning k.content_key)
      insert into erased (content_key, at, reason) select content_key, realm_now(), ${reason} from gone returning content_key`.execute(
      tx.db,
    );
    await tx.db.deleteFrom("class_key").where("class", "=", under.class).where("month", "=", firstDay(under)).execute();
    return rows.length;
  });
  byName.delete(realm);
  byId.delete(realm);
  return gone;
}

/** Wraps data keys under another class: a legal hold takes them out of their month's expiry, its end puts them back. */
export async function rewrapKeys(realm: Realm, ids: readonly string[], under: KeyClass): Promise<number> {
  const classKey = await classKeyOf(realm, under);
  return asDuty(realm, "keeper", async (tx) => {
    const keys = [...(await openKeys(realm, tx, ids)).values()];
    const wrapped = keys.map((key) => seal(classKey.bytes, `content_key/${key.id}`, key.bytes));
    await sql`update content_key k set class_key_id = ${classKey.id}, wrapped = n.w
              from unnest(${keys.map((key) => key.id)}::uuid[], ${wrapped}::bytea[]) as n (id, w) where k.content_key = n.id`.execute(
      tx.db,
    );
    return keys.length;
  });
}

function contentKey(id: string, bytes: Buffer): ContentKey {
  return {
    id,
    bytes,
    seal: (table, row, plain) => seal(bytes, `${table}/${row}`, plain),
    open: (table, row, sealed) => unseal(bytes, `${table}/${row}`, sealed),
  };
}

/** A class's key of a month, made on first use by the keeper in its own transaction, then remembered. */
async function classKeyOf(realm: Realm, under: KeyClass): Promise<ClassKey> {
  const name = `${under.class}/${under.month}`;
  const known = remembered(byName, realm).get(name);
  if (known !== undefined) return known;
  const fresh = { id: systemChance.uuid(), bytes: systemChance.bytes(32) };
  const wrapped = seal(realm.key.derive("wrap"), `class_key/${fresh.id}`, fresh.bytes);
  const row = await asDuty(realm, "keeper", async (tx) => {
    await tx.db
      .insertInto("class_key")
      .values({ class_key_id: fresh.id, class: under.class, month: firstDay(under), wrapped })
      .onConflict((conflict) => conflict.columns(["class", "month"]).doNothing())
      .execute();
    return tx.db
      .selectFrom("class_key")
      .select(["class_key_id", "wrapped"])
      .where("class", "=", under.class)
      .where("month", "=", firstDay(under))
      .executeTakeFirstOrThrow();
  });
  const key = unwrapClass(realm, row.class_key_id, row.wrapped);
  remembered(byName, realm).set(name, key);
  return key;
}

function unwrapClass(realm: Realm, id: string, wrapped: Buffer): ClassKey {
  const cache = remembered(byId, realm);
  const known = cache.get(id);
  if (known !== undefined) return known;
  const key = { id, bytes: unseal(realm.key.derive("wrap"), `class_key/${id}`, wrapped) };
  cache.set(id, key);
  return key;
}

function remembered(caches: WeakMap<Realm, Map<string, ClassKey>>, realm: Realm): Map<string, ClassKey> {
  let cache = caches.get(realm);
  if (cache === undefined) {
    cache = new Map();
    caches.set(realm, cache);
  }
  return cache;
}

function firstDay(under: KeyClass): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(under.month)) throw new RangeError(`a month is YYYY-MM: ${under.month}`);
  return `${under.month}-01`;
}
