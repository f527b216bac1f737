import type { Chance } from "../db/chance.ts";
/** What a derived key is for; each gives an independent key. */
export type Purpose = "wrap" | "tokens" | "blobs" | "chance" | "cursors" | `role:${string}`;
export interface RealmKey {
  readonly realm: string;
  /** An independent 32-byte key for one purpose (RFC 5869, HKDF-SHA-256). */
  derive(purpose: Purpose): Buffer;
}
/**
 * Reads a realm's key. Environment: NOROSHI_REALM_KEY_<NAME> (64 hex digits) before the file.
 * Codes: KEY_MISSING, KEY_MALFORMED.
 */
export declare function readRealmKey(dataDir: string, realm: string, env?: NodeJS.ProcessEnv): RealmKey;
/** Makes a new realm's key, unless it was given by the environment or is there already. */
export declare function makeRealmKey(dataDir: string, realm: string, chance: Chance, env?: NodeJS.ProcessEnv): RealmKey;
/** The root key as hexadecimal digits, for a copy of the key store; nothing else may ask for it. */
export declare function exportRealmKey(dataDir: string, realm: string, env?: NodeJS.ProcessEnv): string;
/** Puts a root key where there is none. Code: KEY_CONFLICT when another one is there. */
export declare function importRealmKey(dataDir: string, realm: string, hex: string, env?: NodeJS.ProcessEnv): void;
