/**
 * Puts a backup back into a database that has no realm of that name: whole and verified, or not at all.
 * Everything is loaded in one transaction that commits only after the file's last frame has opened and every count and hash
 * matched; then tombstones are applied, sets are computed anew and the derived tables are rebuilt by whoever owns them.
 */
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type ClientBase, escapeIdentifier } from "pg";
import { from } from "pg-copy-streams";
import { asAdminAtOnce, type Database } from "../db/admin.ts";
import { DatabaseError } from "../db/errors.ts";
import { mapFault } from "../db/faults.ts";
import { migrate } from "../db/migrate.ts";
import { type RealmNames, realmNames } from "../db/names.ts";
import { recomputeSets } from "../db/readers.ts";
import { openRealm, type Realm, raiseRealm } from "../db/realm.ts";
import type { BlobPlace } from "./blobs.ts";
import { applyTombstones } from "./erase.ts";
import { KeepingError } from "./errors.ts";
import { importKeys, type KeyCopy, restoreRootKey } from "./key-copy.ts";
import { type BlobItem, type Manifest, openParcel, type TableItem } from "./parcel.ts";
import { openVault, type VaultSecret } from "./vault.ts";

export interface RestorePlan {
  readonly file: string;
  readonly secret: VaultSecret;
  /** The copy of the key store; without it the realm comes back, but what its reports say stays sealed. */
  readonly keys?: KeyCopy;
  /** Where a blob's sealed bytes belong; needed when the backup has any. */
  readonly blobPath?: (realm: Realm, place: BlobPlace) => string;
  /** Other schemas that the backup may bring; they must exist, empty. */
  readonly schemas?: readonly string[];
  /** Content keys that are known to be erased, beside those that the backup and the key copy list. */
  readonly erased?: readonly string[];
  /** Rebuilds derived tables, in order, after everything kept is back. */
  readonly rebuild?: readonly ((realm: Realm) => Promise<void>)[];
  readonly progress?: (item: string) => void;
}

export interface RestoreResult {
  readonly realm: Realm;
  readonly rows: number;
  readonly blobs: number;
  readonly keys: number;
}

/**
 * Restores a realm and opens it.
 * Codes: VAULT_UNKNOWN, VAULT_WRONG_KEY, VAULT_CUT, VAULT_CHANGED, BACKUP_UNREADABLE, BACKUP_MISMATCH, RESTORE_NOT_EMPTY, STORAGE_FULL.
 */
export async function restoreRealm(database: Database, plan: RestorePlan): Promise<RestoreResult> {
  const packed = openVault("backup", plan.secret, createReadStream(plan.file));
  const gunzip = createGunzip();
  const pumping = pipeline(packed, gunzip);
  pumping.catch(() => {}); // the same fault reaches the reader below, through the broken stream
  const pieces: { readonly at: string; readonly place: BlobPlace }[] = [];
  try {
    const { manifest, rows } = await load(database, plan, gunzip, pieces);
    const realm = await openRealm(database, manifest.realm);
    for (const { at, place } of pieces) await settle(at, place, realm, plan);
    const keys = plan.keys === undefined ? 0 : await importKeys(database, plan.keys);
    await recomputeSets(realm, { whole: true });
    for (const rebuild of plan.rebuild ?? []) await rebuild(realm);
    return { realm, rows, blobs: pieces.length, keys };
  } catch (error) {
    throw mapFault(error);
  } finally {
    gunzip.destroy();
    for (const { at } of pieces) await rm(at, { force: true });
  }
}

async function load(
  database: Database,
  plan: RestorePlan,
  source: AsyncIterable<Uint8Array>,
  pieces: { at: string; place: BlobPlace }[],
): Promise<{ manifest: Manifest; rows: number }> {
  const parcel = await openParcel(source);
  const { manifest } = parcel;
  if (plan.keys !== undefined) {
    if (plan.keys.realm !== manifest.realm)
      throw new KeepingError(
        "BACKUP_MISMATCH",
        `The copy of keys is of realm ${plan.keys.realm}, the backup of ${manifest.realm}.`,
      );
    restoreRootKey(database.postgres.dataDir, plan.keys);
  }
  const names = realmNames(manifest.realm);
  const rows = await asAdminAtOnce(database, async (client) => {
    await raise(client, database, manifest, names);
    let count = 0;
    for await (const { item, data, closing } of parcel.items()) {
      plan.progress?.(item.item === "table" ? item.table : item.address);
      if (item.item === "blob") pieces.push(await keepPiece(database, item, data));
      else count += await loadTable(client, names, plan, item, data, () => closing().rows);
    }
    for (const { name, last } of manifest.sequences) {
      if (last !== null)
        await client.query("select setval($1::regclass, $2)", [
          `${escapeIdentifier(names.schema)}.${escapeIdentifier(name)}`,
          last,
        ]);
    }
    const known = [...(plan.erased ?? []), ...(plan.keys?.erased.map((row) => row[0]) ?? [])];
    await client.query(
      "insert into erased (content_key, at, reason) select k, realm_now(), 'erased after the backup was taken' from unnest($1::uuid[]) k on conflict do nothing",
      [known],
    );
    await applyTombstones(client);
    return count;
  });
  return { manifest, rows };
}

/** The empty realm as it stood when the backup was taken. */
async function raise(client: ClientBase, database: Database, manifest: Manifest, names: RealmNames): Promise<void> {
  const upTo = Math.max(0, ...manifest.migrations.map((one) => one.version));
  try {
    await raiseRealm(client, database, manifest.realm, manifest.kind, () => migrate(client, names, upTo));
  } catch (error) {
    if (error instanceof DatabaseError && (error.code === "REALM_EXISTS" || error.code === "ROLE_TAKEN")) {
      throw new KeepingError(
        "RESTORE_NOT_EMPTY",
        `${error.message} A backup is restored only where there is no such realm.`,
        error,
      );
    }
    throw error;
  }
  const have = await client.query<{ version: number; checksum: string }>(
    "select version, encode(checksum, 'hex') as checksum from migration order by version",
  );
  if (JSON.stringify(have.rows) !== JSON.stringify(manifest.migrations)) {
    throw new KeepingError(
      "BACKUP_MISMATCH",
      `The backup was taken by another version of the hub (its schema ends at ${upTo}). Restore it with that version, then upgrade.`,
    );
  }
  // What the migrations themselves put in comes with the backup.
  const tables = await client.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'",
    [escapeIdentifier(names.schema)],
  );
  await client.query(`truncate ${tables.rows.map((row) => row.name).join(", ")}`);
}

async function loadTable(
  client: ClientBase,
  names: RealmNames,
  plan: RestorePlan,
  item: TableItem,
  data: AsyncIterable<Uint8Array>,
  rows: () => number,
): Promise<number> {
  if (item.schema !== null && !(plan.schemas ?? []).includes(item.schema))
    throw new KeepingError(
      "BACKUP_MISMATCH",
      `The backup holds the schema ${item.schema}, which this restore was not asked to bring back.`,
    );
  const table = `${escapeIdentifier(item.schema ?? names.schema)}.${escapeIdentifier(item.table)}`;
  const columns = item.columns.map((column) => escapeIdentifier(column)).join(", ");
  // COPY cannot write under forced row security; the owner steps outside it for the length of this transaction.
  const { rows: found } = await client.query<{ forced: boolean }>(
    "select relforcerowsecurity as forced from pg_class where oid = $1::regclass",
    [table],
  );
  const forced = found[0]?.forced === true;
  if (forced) await client.query(`alter table ${table} no force row level security`);
  await pipeline(Readable.from(data), client.query(from(`copy ${table} (${columns}) from stdin`)));
  if (forced) await client.query(`alter table ${table} force row level security`);
  return rows();
}

/** A blob's sealed bytes wait beside the store until the transaction has committed. */
async function keepPiece(
  database: Database,
  item: BlobItem,
  data: AsyncIterable<Uint8Array>,
): Promise<{ at: string; place: BlobPlace }> {
  const at = `${database.postgres.dataDir}/restoring/${item.address}.${item.content_key}`;
  await mkdir(dirname(at), { recursive: true, mode: 0o700 });
  const file = await open(at, "w", 0o600);
  try {
    for await (const chunk of data) await file.appendFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  return { at, place: { address: Buffer.from(item.address, "hex"), contentKey: item.content_key } };
}

async function settle(at: string, place: BlobPlace, realm: Realm, plan: RestorePlan): Promise<void> {
  if (plan.blobPath === undefined)
    throw new KeepingError(
      "BACKUP_MISMATCH",
      "The backup holds large files, but the restore was not told where they belong.",
    );
  const path = plan.blobPath(realm, place);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(at, path);
}
