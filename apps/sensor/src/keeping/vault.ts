/**
 * The sensor's keys. One secret a batch, destroyed with what it seals; one key a permit and epoch for pseudonyms, one a store and
 * epoch for the tokens of mail addresses, each destroyed when the last permit that used it has ended. Stores share no key.
 */
import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { epochOf, KEY_BYTES, pseudonymiser, type StoreName, type Treatment } from "@noroshi/selection";
import type { Authorisation } from "@noroshi/selection/contract";
import { z } from "zod";
import { namesIn, shred, writeWhole } from "./files.ts";

const TimedKey = z.strictObject({ until: z.string(), key: z.base64() });

/** The secret of a batch, made when it is missing. */
export function batchSecret(data: string, store: StoreName, number: number): Buffer {
  const path = secretPath(data, store, number);
  if (!existsSync(path)) writeWhole(path, randomBytes(32));
  return readFileSync(path);
}

/** From here on nothing opens what the batch sealed, and nobody can try values against its commitment. */
export function shredBatchSecret(data: string, store: StoreName, number: number): void {
  shred(secretPath(data, store, number));
}

/** A key for one use of a secret. */
export function partOf(secret: Uint8Array, use: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, new Uint8Array(0), use, bytes));
}

/** How a store treats what names people, in the epoch of `now`, under these permits. */
export function treatmentOf(
  data: string,
  store: StoreName,
  permits: readonly { readonly permit: Authorisation; readonly digest: string }[],
  now: string,
): Treatment {
  const epoch = epochOf(now);
  const last =
    permits
      .map(({ permit }) => permit.validUntil)
      .sort(byInstant)
      .at(-1) ?? now;
  const mailKey = partOf(timedKey(join(data, "keys", store, "mail", `${epoch}.json`), last), "mail");
  const turns = new Map<string, (address: Uint8Array) => string>();
  for (const { permit, digest } of permits) {
    for (const [field, form] of Object.entries(permit.pseudonyms)) {
      const key = timedKey(join(data, "keys", store, "permits", `${nameOf(digest)}.${epoch}.json`), permit.validUntil);
      turns.set(
        `${permit.id} ${field}`,
        pseudonymiser(form, partOf(key, `${field} ${form}`, KEY_BYTES[form]), randomBytes),
      );
    }
  }
  return {
    mail: (address) => createHmac("sha256", mailKey).update(address).digest("base64url").slice(0, 22),
    address: (permit, field, address) => {
      const turn = turns.get(`${permit.id} ${field}`);
      if (turn === undefined) throw new Error(`no key for ${field} of a permit`);
      return turn(address);
    },
  };
}

/** Destroys the keys of permits that have ended; gives back how many. */
export function shredEnded(data: string, now: string): number {
  let shredded = 0;
  for (const store of namesIn(join(data, "keys")))
    for (const room of ["mail", "permits"])
      for (const name of namesIn(join(data, "keys", store, room))) {
        const path = join(data, "keys", store, room, name);
        if (Date.parse(readKey(path).until) > Date.parse(now)) continue;
        shred(path);
        shredded++;
      }
  return shredded;
}

/** A key that lives as long as the last permit that used it. */
function timedKey(path: string, until: string): Buffer {
  const known = existsSync(path) ? readKey(path) : undefined;
  const key = known?.key ?? randomBytes(32).toString("base64");
  if (known === undefined || byInstant(known.until, until) < 0) writeWhole(path, JSON.stringify({ until, key }));
  return Buffer.from(key, "base64");
}

function readKey(path: string): z.infer<typeof TimedKey> {
  return TimedKey.parse(JSON.parse(readFileSync(path, "utf8")));
}

function nameOf(digest: string): string {
  return createHash("sha256").update(digest).digest("hex").slice(0, 32);
}

function byInstant(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function secretPath(data: string, store: StoreName, number: number): string {
  return join(data, "keys", store, "batches", `${number}.key`);
}
