/**
 * Keyed hashes of words and values for postings and search: equal tokens meet, and nobody without the realm's key can turn
 * one back or test a guess. HMAC-SHA-256, cut to 16 bytes: with 2^32 tokens a chance meeting has odds of about 2^-65.
 */
import { createHmac } from "node:crypto";
import type { Realm } from "../db/realm.ts";
import { keyObject } from "./key-object.ts";

/** Hashes tokens of one realm. `kind` keeps apart what happens to be spelled alike ("domain", "word", "org"). */
export function tokenHasher(realm: Realm): (kind: string, token: string) => Buffer {
  const key = keyObject(realm.key.derive("tokens"));
  return (kind, token) => createHmac("sha256", key).update(kind).update("\0").update(token).digest().subarray(0, 16);
}
