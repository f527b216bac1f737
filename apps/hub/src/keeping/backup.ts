/**
 * Writes a realm's backup: every kept table in one snapshot, and the sealed blobs, compressed and encrypted into one file.
 * Never holds keys: what a report says stays unreadable without the key store, whose copy is another file (key-copy.ts).
 */
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type ClientBase, escapeIdentifier } from "pg";
import { to } from "pg-copy-streams";
import { asAdmin } from "../db/admin.ts";
import { codeOf, mapFault } from "../db/faults.ts";
import type { Realm } from "../db/realm.ts";
import type { BlobPlace, BlobStore } from "./blobs.ts";
import { KeepingError } from "./errors.ts";
import { allTables, keptTables } from "./kept-tables.ts";
import { type Closing, itemRecords, type Manifest, record, type TableItem } from "./parcel.ts";
import { sealVault, type VaultSecret } from "./vault.ts";

export interface BackupPlan {
  readonly file: string;
  readonly secret: VaultSecret;
  /** Needed when the realm has blobs. */
  readonly blobs?: BlobStore;
  /** Other schemas of the hub that belong in it, whole: sign-in's `auth`. */
  readonly schemas?: readonly string[];
  /** Called after each table and blob. */
  readonly progress?: (item: string, closing: Closing) => void;
}

export interface BackupResult {
  readonly tables: number;
  readonly rows: number;
  readonly blobs: number;
  readonly bytes: number;
}

/** Writes the backup beside its final name and renames it when it is whole and synced. Codes: BLOB_MISSING, DATABASE_AWAY, STORAGE_FULL. */
export async function backupRealm(realm: Realm, plan: BackupPlan): Promise<BackupResult> {
  const half = `${plan.file}.part`;
  const file = await open(half, "w", 0o600);
  try {
    const tally = { tables: 0, rows: 0, blobs: 0 };
    await asAdmin(realm.database, async (client) => {
      await client.query("begin isolation level repeatable read read only");
      await client.query("select set_config('search_path', $1, true)", [
        `${escapeIdentifier(realm.names.schema)}, pg_temp`,
      ]);
      const source = parcel(realm, client, plan, tally);
      await pipeline(
        source,
        createGzip({ level: 3 }),
        (packed: AsyncIterable<Uint8Array>) => sealVault("backup", plan.secret, packed),
        async (sealed: AsyncIterable<Uint8Array>) => {
          for await (const part of sealed) await file.appendFile(part);
        },
      );
      await client.query("rollback");
    });
    await file.sync();
    const { size } = await file.stat();
    await file.close();
    await rename(half, plan.file);
    await syncFolder(dirname(plan.file));
    return { ...tally, bytes: size };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(half, { force: true });
    throw mapFault(error);
  }
}

async function* parcel(
  realm: Realm,
  client: ClientBase,
  plan: BackupPlan,
  tally: { tables: number; rows: number; blobs: number },
): AsyncGenerator<Buffer> {
  yield record("M", Buffer.from(JSON.stringify(await manifestOf(realm, client))));
  // The administrator is a member of the keeper: row security shows the keeper everything and the administrator nothing.
  const keeper = `set local role ${escapeIdentifier(realm.names.roles.keeper)}`;
  for (const table of await keptTables(client, realm.names.schema)) {
    await client.query(keeper);
    yield* tableRecords(client, realm.names.schema, table, (closing) => note(table.table, closing));
    await client.query("reset role");
  }
  for (const schema of plan.schemas ?? []) {
    for (const table of await allTables(client, schema))
      yield* tableRecords(client, schema, table, (closing) => note(`${schema}.${table.table}`, closing));
  }
  await client.query(keeper);
  const places = await blobPlaces(realm, client);
  await client.query("reset role");
  for (const place of places) {
    const item = { item: "blob", address: place.address.toString("hex"), content_key: place.contentKey } as const;
    yield* itemRecords(item, sealedBytes(plan, place), (closing) => plan.progress?.(item.address, closing));
    tally.blobs++;
  }
  yield record("Z", Buffer.alloc(0));

  function note(name: string, closing: Closing): void {
    tally.tables++;
    tally.rows += closing.rows;
    plan.progress?.(name, closing);
  }
}

async function manifestOf(realm: Realm, client: ClientBase): Promise<Manifest> {
  const schema = escapeIdentifier(realm.names.schema);
  const [head] = (await client.query<{ at: string }>(`select ${schema}.realm_now() as at`)).rows;
  const migrations = await client.query<{ version: number; checksum: string }>(
    `select version, encode(checksum, 'hex') as checksum from ${schema}.migration order by version`,
  );
  const sequences = await client.query<{ name: string; last: number | null }>(
    "select sequencename as name, last_value as last from pg_sequences where schemaname = $1 order by 1",
    [realm.names.schema],
  );
  return {
    format: "noroshi-backup/1",
    realm: realm.name,
    kind: realm.kind,
    taken_at: head?.at ?? "",
    migrations: migrations.rows,
    sequences: sequences.rows,
  };
}

function tableRecords(
  client: ClientBase,
  schema: string,
  table: TableItem,
  closed: (closing: Closing) => void,
): AsyncGenerator<Buffer> {
  const columns = table.columns.map((column) => escapeIdentifier(column)).join(", ");
  const source = client.query(
    to(`copy (select ${columns} from ${escapeIdentifier(schema)}.${escapeIdentifier(table.table)}) to stdout`),
  );
  return itemRecords(table, source, closed);
}

async function blobPlaces(realm: Realm, client: ClientBase): Promise<readonly BlobPlace[]> {
  const schema = escapeIdentifier(realm.names.schema);
  const { rows } = await client.query<{ blob_address: Buffer; content_key: string }>(
    `select w.blob_address, r.content_key from (select report_id, blob_address from ${schema}.raw union select report_id, blob_address from ${schema}.attachment) w
     join ${schema}.report r using (report_id) where w.blob_address is not null and not exists (select from ${schema}.erased e where e.content_key = r.content_key) order by 1, 2`,
  );
  return rows.map((row) => ({ address: row.blob_address, contentKey: row.content_key }));
}

async function* sealedBytes(plan: BackupPlan, place: BlobPlace): AsyncGenerator<Buffer> {
  if (plan.blobs === undefined)
    throw new KeepingError("BLOB_MISSING", "The realm has large files, but the backup was not given their store.");
  try {
    yield* createReadStream(plan.blobs.sealedPath(place));
  } catch (error) {
    if (codeOf(error) === "ENOENT")
      throw new KeepingError(
        "BLOB_MISSING",
        `A large file that a report names is not in the store: ${place.address.toString("hex").slice(0, 16)}…`,
        error,
      );
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
