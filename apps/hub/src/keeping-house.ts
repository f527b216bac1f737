/** Backup of the whole hub, one file a realm, with the shared sign-in in each: a realm is restored by itself. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "./http/problem.ts";
import { type BackupResult, backupRealm } from "./keeping/backup.ts";
import type { BlobStore } from "./keeping/blobs.ts";
import { KeepingError } from "./keeping/errors.ts";
import { exportKeys, importKeys, readKeyCopy, restoreRootKey } from "./keeping/key-copy.ts";
import type { OpenRealm } from "./open-realm.ts";

export interface HouseBackup {
  readonly realm: string;
  readonly file: string;
  readonly result: BackupResult;
  /** The copy of the key store: another file, to be kept in another place. */
  readonly keyFile: string;
  readonly keys: number;
}

/** Writes `<folder>/<realm>.noroshi-backup` and, beside it, `<realm>.noroshi-keys` for every realm. */
export async function backupHub(
  realms: ReadonlyMap<string, OpenRealm>,
  blobsOf: (room: OpenRealm) => BlobStore,
  order: { to: string; passphraseFile: string },
): Promise<readonly HouseBackup[]> {
  const secret = { passphrase: await readPassphrase(order.passphraseFile) };
  const done: HouseBackup[] = [];
  for (const room of realms.values()) {
    const file = join(order.to, `${room.name}.noroshi-backup`);
    const keyFile = join(order.to, `${room.name}.noroshi-keys`);
    const result = await backupRealm(room.realm, { file, secret, blobs: blobsOf(room), schemas: ["auth"] });
    done.push({ realm: room.name, file, result, keyFile, keys: await exportKeys(room.realm, keyFile, secret) });
  }
  return done;
}

interface KeyOrder {
  readonly file: string;
  readonly passphraseFile: string;
}

/** Writes a copy of the realm's keys over an older one, which so learns of erasures. @returns how many data keys it holds */
export async function writeKeyCopy(room: OpenRealm, order: KeyOrder): Promise<number> {
  return exportKeys(room.realm, order.file, { passphrase: await readPassphrase(order.passphraseFile) });
}

/**
 * Takes what is missing from a copy, and carries out its erasures. @returns how many data keys came back.
 * Codes: VAULT_*, BACKUP_UNREADABLE, BACKUP_MISMATCH for another realm's copy, KEY_CONFLICT for another machine's.
 */
export async function takeKeyCopy(room: OpenRealm, order: KeyOrder): Promise<number> {
  const secret = { passphrase: await readPassphrase(order.passphraseFile) };
  const copy = await readKeyCopy(order.file, secret).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw missing(order.file);
    throw error;
  });
  if (copy.realm !== room.name) {
    throw new KeepingError("BACKUP_MISMATCH", `The copy of keys is of realm ${copy.realm}, not of ${room.name}.`);
  }
  restoreRootKey(room.realm.database.postgres.dataDir, copy);
  return importKeys(room.realm.database, copy);
}

const missing = (file: string): KeepingError => new KeepingError("BACKUP_UNREADABLE", `${file} is not there.`);

/** @throws Refusal BAD_REQUEST when the file is missing or holds too short a passphrase */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  const passphrase = text.trim();
  if (passphrase.length >= 12) return passphrase;
  const say = {
    en: "The passphrase file is missing, or its passphrase has fewer than 12 characters.",
    ja: "合言葉のファイルがないか、12文字未満です。",
  };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "passphraseFile", say }] });
}
