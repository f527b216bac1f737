/** Backup of the whole hub, one file a realm, with the shared sign-in in each: a realm is restored by itself. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "./http/problem.ts";
import { type BackupResult, backupRealm } from "./keeping/backup.ts";
import type { BlobStore } from "./keeping/blobs.ts";
import { exportKeys } from "./keeping/key-copy.ts";
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
