/**
 * Where kept records lie until the hub has them: one sealed file a batch, under the batch's own secret. Communications law and an
 * owner's consent have folders and keys of their own and never meet. Destroying the secret destroys what it sealed. A test realm
 * may ask for no cipher, so that a scan of bytes can be shown to find what is there.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commitmentOf, type StoreName } from "@noroshi/selection";
import type { KeptRecord } from "@noroshi/selection/contract";
import { SensorError } from "../errors.ts";
import { namesIn, shred, writeWhole } from "./files.ts";
import { batchSecret, partOf, shredBatchSecret } from "./vault.ts";

export type Cipher = "sealed" | "identity";

/** What one batch kept, with the key of its commitment. */
export interface KeptBatch {
  readonly records: readonly KeptRecord[];
  readonly commitmentKey: Buffer;
}

const SEALED = 1;
const PLAIN = 0;

/** Stores what entry `number` of the chain will tell of; on disk when it returns. Gives back the commitment. */
export function keep(
  data: string,
  cipher: Cipher,
  store: StoreName,
  number: number,
  records: readonly KeptRecord[],
): string {
  const secret = batchSecret(data, store, number);
  const plain = Buffer.from(JSON.stringify(records));
  writeWhole(
    pathOf(data, store, number),
    cipher === "identity" ? Buffer.concat([Buffer.of(PLAIN), plain]) : seal(secret, plain),
  );
  plain.fill(0);
  return commitmentOf(partOf(secret, "commitment"), records);
}

/** What the batch kept, or undefined where it kept nothing or was destroyed. Codes: SENSOR_STORE_BROKEN. */
export function keptBy(data: string, store: StoreName, number: number): KeptBatch | undefined {
  if (!keptNumbers(data, store).includes(number)) return undefined;
  const secret = batchSecret(data, store, number);
  try {
    const records = JSON.parse(opened(secret, readFileSync(pathOf(data, store, number))).toString()) as KeptRecord[];
    return { records, commitmentKey: partOf(secret, "commitment") };
  } catch {
    throw new SensorError("SENSOR_STORE_BROKEN", `Batch ${number} of the ${store} store was changed or cut.`);
  }
}

/** The entries whose kept records are still here, oldest first. */
export function keptNumbers(data: string, store: StoreName): number[] {
  return namesIn(join(data, "kept", store))
    .map((name) => Number.parseInt(name, 10))
    .filter(Number.isInteger)
    .sort((a, b) => a - b);
}

/** Every entry of which anything is here: records, findings or a secret. */
export function numbersIn(data: string, store: StoreName): number[] {
  const rooms = [join(data, "kept", store), join(data, "findings", store), join(data, "keys", store, "batches")];
  const all = rooms.flatMap((room) => namesIn(room)).map((name) => Number.parseInt(name, 10));
  return [...new Set(all.filter(Number.isInteger))];
}

/** Stores the report of what was found in a batch under the batch's own secret; on disk when it returns. */
export function keepFindings(data: string, cipher: Cipher, store: StoreName, number: number, report: string): void {
  const plain = Buffer.from(report);
  const secret = partOf(batchSecret(data, store, number), "findings");
  writeWhole(
    findingsPath(data, store, number),
    cipher === "identity" ? Buffer.concat([Buffer.of(PLAIN), plain]) : seal(secret, plain),
  );
}

/** The report of what was found in a batch, or undefined. Codes: SENSOR_STORE_BROKEN. */
export function findingsOf(data: string, store: StoreName, number: number): string | undefined {
  const path = findingsPath(data, store, number);
  if (!existsSync(path)) return undefined;
  try {
    return opened(partOf(batchSecret(data, store, number), "findings"), readFileSync(path)).toString();
  } catch {
    throw new SensorError("SENSOR_STORE_BROKEN", `The findings of batch ${number} were changed or cut.`);
  }
}

/** Destroys what a batch kept and what was found in it, and its secret first. */
export function destroy(data: string, store: StoreName, number: number): void {
  shredBatchSecret(data, store, number);
  shred(pathOf(data, store, number));
  shred(findingsPath(data, store, number));
}

function findingsPath(data: string, store: StoreName, number: number): string {
  return join(data, "findings", store, `${number}.found`);
}

function seal(secret: Uint8Array, plain: Uint8Array): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", partOf(secret, "seal"), iv);
  return Buffer.concat([Buffer.of(SEALED), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function opened(secret: Uint8Array, bytes: Buffer): Buffer {
  if (bytes[0] === PLAIN) return bytes.subarray(1);
  const open = createDecipheriv("aes-256-gcm", partOf(secret, "seal"), bytes.subarray(1, 13));
  open.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([open.update(bytes.subarray(13, -16)), open.final()]);
}

function pathOf(data: string, store: StoreName, number: number): string {
  return join(data, "kept", store, `${number}.kept`);
}
