/**
 * Opens one bundle of entries that were sealed to the commission, and holds each against its commitment in the log: one task, so that a
 * thread of its own may do it. What it answers is told in a few arrays, which pass between threads cheaply. Trusts nothing of the bundle.
 */
import { commitmentInput, fromBase64, HASH_LENGTH, type Hashing, inTime, SALT_LENGTH } from "@noroshi/ledger";
import { type CryptoKey, compactDecrypt } from "jose";
import { type Means, textOf } from "../evidence.ts";
import { readLine } from "./entry.ts";
import { ACT, DESTROYED, PADDING, type Told, UNCOMMITTED } from "./told.ts";

/** Opens a bundle here; undefined where it does not open. */
export async function openBundle(
  sealed: Uint8Array,
  commitments: Uint8Array,
  key: CryptoKey,
  means: Means,
): Promise<Told | undefined> {
  const opened = await unseal(textOf(sealed), key);
  return opened === undefined ? undefined : inTime(means.digests, toldOf(textOf(opened), commitments));
}

// untrusted: whoever handed over the export may have written anything
export async function unseal(jwe: string, key: CryptoKey): Promise<Uint8Array | undefined> {
  if (!jwe.split(".").every(isCanonical)) return undefined;
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return plaintext;
  } catch {
    return undefined;
  }
}

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const isCanonical = (part: string): boolean => /^[A-Za-z0-9_-]*$/.test(part) && isSpared(part);

/** Whether base64url ends where bytes end, with no spare bits set: another spelling of the same bytes would go unnoticed. */
export function isSpared(part: string): boolean {
  if (part.length % 4 === 1) return false;
  const spare = { 0: 0, 2: 4, 3: 2 }[part.length % 4] ?? 0;
  return (SIGNS.indexOf(part.at(-1) ?? "A") & ((1 << spare) - 1)) === 0;
}

const encoder = new TextEncoder();

/** What an opened bundle tells: all its digests are asked for at once. */
export function* toldOf(text: string, commitments: Uint8Array): Hashing<Told> {
  const lines = text.split("\n").filter((line) => line !== "");
  const [indexes, states] = [new Float64Array(lines.length).fill(-1), new Uint8Array(lines.length)];
  const places = new Uint32Array(lines.length);
  const claimed: { n: number; text: string }[] = [];
  const inputs: Uint8Array[] = [];
  for (const [n, one] of lines.entries()) {
    const line = readLine(one);
    if (line === undefined) continue;
    indexes[n] = line.i;
    states[n] = "destroyed" in line ? DESTROYED : UNCOMMITTED;
    const salt = "destroyed" in line ? undefined : fromBase64(line.s);
    if ("destroyed" in line || salt?.length !== SALT_LENGTH) continue;
    claimed.push({ n, text: line.e });
    inputs.push(commitmentInput(salt, encoder.encode(line.e)));
  }
  const digests = yield inputs;
  const texts: string[] = [];
  for (const [at, { n, text: entry }] of claimed.entries()) {
    const digest = digests[at];
    if (digest === undefined || !isAt(commitments, indexes[n] ?? -1, digest)) continue;
    states[n] = entry === "" ? PADDING : ACT;
    if (entry === "") continue;
    places[n] = texts.length;
    texts.push(entry);
  }
  return { indexes, states, places, texts };
}

function isAt(commitments: Uint8Array, index: number, digest: Uint8Array): boolean {
  const from = index * HASH_LENGTH;
  if (digest.length !== HASH_LENGTH) return false;
  for (let at = 0; at < HASH_LENGTH; at++) if (commitments[from + at] !== digest[at]) return false;
  return true;
}
