/**
 * Copies of the key store, apart from every backup: an encrypted file with the realm's root key, its class keys and data keys.
 * Erasure travels: a key that is erased here or in the file comes back from neither, and the erased list goes both ways.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { escapeIdentifier } from "pg";
import { asDuty } from "../db/act.ts";
import { asAdminAtOnce, type Database } from "../db/admin.ts";
import { mapFault } from "../db/faults.ts";
import { realmNames } from "../db/names.ts";
import type { Realm } from "../db/realm.ts";
import { applyTombstones } from "./erase.ts";
import { KeepingError } from "./errors.ts";
import { exportRealmKey, importRealmKey } from "./realm-key.ts";
import { openVault, sealVault, type VaultSecret } from "./vault.ts";

/** The sign-in's key lies beside the realms' keys under a name that no realm can have. */
const SIGN_IN = "sign-in";

interface KeyCopy {
  readonly format: "noroshi-keys/1";
  readonly realm: string;
  readonly root: string;
  /** The key of the shared sign-in, which seals second factors; null where there is none. */
  readonly signIn: string | null;
  readonly classes: readonly (readonly [id: string, name: string, month: string, wrapped: string])[];
  readonly keys: readonly (readonly [id: string, classKey: string, wrapped: string])[];
  readonly erased: readonly (readonly [id: string, at: string, reason: string])[];
}

/** Writes a copy of a realm's keys. Writing it again over an older copy is how erasure reaches the copy. @returns how many data keys */
export async function exportKeys(realm: Realm, file: string, secret: VaultSecret): Promise<number> {
  const copy = await asDuty(
    realm,
    "keeper",
    async (tx): Promise<KeyCopy> => {
      const classes = await tx.db.selectFrom("class_key").selectAll().execute();
      const keys = await tx.db.selectFrom("content_key").selectAll().execute();
      const erased = await tx.db.selectFrom("erased").selectAll().execute();
      return {
        format: "noroshi-keys/1",
        realm: realm.name,
        root: exportRealmKey(realm.database.postgres.dataDir, realm.name),
        signIn: exportSignInKey(realm.database.postgres.dataDir),
        classes: classes.map((row) => [row.class_key_id, row.class, row.month, row.wrapped.toString("base64")]),
        keys: keys.map((row) => [row.content_key, row.class_key_id, row.wrapped.toString("base64")]),
        erased: erased.map((row) => [row.content_key, row.at, row.reason]),
      };
    },
    { isolation: "repeatable read", readOnly: true },
  );
  const parts: Buffer[] = [];
  for await (const part of sealVault("keys", secret, once(Buffer.from(JSON.stringify(copy))))) parts.push(part);
  try {
    await writeFile(`${file}.part`, Buffer.concat(parts), { mode: 0o600, flush: true });
    await rename(`${file}.part`, file);
  } catch (error) {
    throw mapFault(error);
  }
  return copy.keys.length;
}

/** Reads a copy. Codes: VAULT_*, BACKUP_UNREADABLE. */
export async function readKeyCopy(file: string, secret: VaultSecret): Promise<KeyCopy> {
  const parts: Buffer[] = [];
  for await (const part of openVault("keys", secret, once(await readFile(file)))) parts.push(part);
  const copy: KeyCopy = JSON.parse(Buffer.concat(parts).toString("utf8"));
  if (copy.format !== "noroshi-keys/1")
    throw new KeepingError(
      "BACKUP_UNREADABLE",
      `The copy of keys has the format ${String(copy.format)}, which this hub does not know.`,
    );
  return copy;
}

function exportSignInKey(dataDir: string): string | null {
  try {
    return exportRealmKey(dataDir, SIGN_IN);
  } catch (error) {
    if (error instanceof KeepingError && error.code === "KEY_MISSING") return null;
    throw error;
  }
}

/** Puts the realm's root key back where there is none; refuses to replace another one. Code: KEY_CONFLICT. Before the realm is restored. */
export function restoreRootKey(dataDir: string, copy: KeyCopy): void {
  importRealmKey(dataDir, copy.realm, copy.root);
  if (copy.signIn !== null && exportSignInKey(dataDir) === null) importRealmKey(dataDir, SIGN_IN, copy.signIn);
}

/** Puts back what is missing of class keys and data keys, except what is erased here or in the copy. @returns how many data keys came back */
export async function importKeys(database: Database, copy: KeyCopy): Promise<number> {
  const names = realmNames(copy.realm);
  return asAdminAtOnce(database, async (client) => {
    await client.query("select set_config('search_path', $1, true)", [`${escapeIdentifier(names.schema)}, pg_temp`]);
    await client.query(`set local role ${escapeIdentifier(names.roles.keeper)}`);
    await client.query(
      "insert into erased (content_key, at, reason) select k, a, r from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as n (k, a, r) on conflict do nothing",
      [copy.erased.map((row) => row[0]), copy.erased.map((row) => row[1]), copy.erased.map((row) => row[2])],
    );
    await client.query(
      "insert into class_key (class_key_id, class, month, wrapped) select i, c, m, decode(w, 'base64') from unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) as n (i, c, m, w) on conflict do nothing",
      [0, 1, 2, 3].map((at) => copy.classes.map((row) => row[at])),
    );
    const { rowCount } = await client.query(
      `insert into content_key (content_key, class_key_id, wrapped)
       select k, c, decode(w, 'base64') from unnest($1::uuid[], $2::uuid[], $3::text[]) as n (k, c, w)
       where not exists (select from erased e where e.content_key = n.k) and exists (select from class_key x where x.class_key_id = n.c) on conflict do nothing`,
      [0, 1, 2].map((at) => copy.keys.map((row) => row[at])),
    );
    await applyTombstones(client);
    return rowCount ?? 0;
  });
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

export type { KeyCopy };
