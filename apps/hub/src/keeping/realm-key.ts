/**
 * The realm's root secret: 32 random bytes in `<data>/secrets/realm-<name>.key`, or from the environment.
 * Everything secret of a realm derives from it by HKDF under a stated purpose; it is never in the database or a backup.
 * Who reads this file and the database reads everything: the security model says so.
 */
import { hkdfSync } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "../db/chance.ts";
import { codeOf } from "../db/faults.ts";
import { KeepingError } from "./errors.ts";

/** What a derived key is for; each gives an independent key. */
export type Purpose =
  | "wrap"
  | "tokens"
  | "blobs"
  | "chance"
  | "cursors"
  | "sharing"
  | "court"
  | `ledger:${string}`
  | "channels"
  | `role:${string}`
  | `webhook:${string}`;

export interface RealmKey {
  readonly realm: string;
  /** An independent 32-byte key for one purpose (RFC 5869, HKDF-SHA-256). */
  derive(purpose: Purpose): Buffer;
}

/**
 * Reads a realm's key. Environment: NOROSHI_REALM_KEY_<NAME> (64 hex digits) before the file.
 * Codes: KEY_MISSING, KEY_MALFORMED.
 */
export function readRealmKey(dataDir: string, realm: string, env: NodeJS.ProcessEnv = process.env): RealmKey {
  const given = env[`NOROSHI_REALM_KEY_${realm.toUpperCase()}`];
  if (given !== undefined) return fromHex(given, realm, "the environment");
  const path = keyPath(dataDir, realm);
  try {
    return fromHex(readFileSync(path, "utf8"), realm, path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new KeepingError(
      "KEY_MISSING",
      `The key of realm ${realm} is not at ${path}. Without it nothing of the realm can be read; restore it with: noroshi keys import`,
    );
  }
}

/** Makes a new realm's key, unless it was given by the environment or is there already. */
export function makeRealmKey(
  dataDir: string,
  realm: string,
  chance: Chance,
  env: NodeJS.ProcessEnv = process.env,
): RealmKey {
  if (env[`NOROSHI_REALM_KEY_${realm.toUpperCase()}`] === undefined)
    writeOnce(keyPath(dataDir, realm), chance.bytes(32).toString("hex"));
  return readRealmKey(dataDir, realm, env);
}

/** The root key as hexadecimal digits, for a copy of the key store; nothing else may ask for it. */
export function exportRealmKey(dataDir: string, realm: string, env: NodeJS.ProcessEnv = process.env): string {
  readRealmKey(dataDir, realm, env);
  return (env[`NOROSHI_REALM_KEY_${realm.toUpperCase()}`] ?? readFileSync(keyPath(dataDir, realm), "utf8")).trim();
}

/** Puts a root key where there is none. Code: KEY_CONFLICT when another one is there. */
export function importRealmKey(
  dataDir: string,
  realm: string,
  hex: string,
  env: NodeJS.ProcessEnv = process.env,
): void {
  fromHex(hex, realm, "the copy of keys");
  if (env[`NOROSHI_REALM_KEY_${realm.toUpperCase()}`] === undefined) writeOnce(keyPath(dataDir, realm), hex);
  if (exportRealmKey(dataDir, realm, env) !== hex) {
    throw new KeepingError(
      "KEY_CONFLICT",
      `Another key of realm ${realm} is at ${keyPath(dataDir, realm)} already. Move it away if it is not needed.`,
    );
  }
}

function keyPath(dataDir: string, realm: string): string {
  return join(dataDir, "secrets", `realm-${realm}.key`);
}

function writeOnce(path: string, content: string): void {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    throw error;
  }
  try {
    writeSync(file, `${content}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** untrusted: an operator's environment or a file that a crash may have cut. The content is never repeated in an error. */
function fromHex(text: string, realm: string, from: string): RealmKey {
  if (!/^[0-9a-f]{64}\s*$/i.test(text))
    throw new KeepingError("KEY_MALFORMED", `The key of realm ${realm} from ${from} is not 64 hexadecimal digits.`);
  const root = Buffer.from(text.trim(), "hex");
  const derived = new Map<Purpose, Buffer>();
  return {
    realm,
    derive: (purpose) => {
      const known = derived.get(purpose);
      if (known) return known;
      const fresh = Buffer.from(hkdfSync("sha256", root, `noroshi/realm/${realm}`, purpose, 32));
      derived.set(purpose, fresh);
      return fresh;
    },
  };
}
