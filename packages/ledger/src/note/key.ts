/**
 * Names and public keys of those who sign notes (C2SP signed-note, "verifier keys"): `name+hex8(keyID)+base64(type ‖ key)`.
 * A key text comes from outside: its id is computed anew and must agree.
 */
import { fromBase64, toBase64 } from "../base64.ts";
import { LedgerError } from "../errors.ts";
import { atOnce, digestOf, type Hashing, type Sha256 } from "../hash.ts";

/**
 * 0x01: Ed25519 over the note's text; 0x04 and 0x06: a cosignature with its time, by Ed25519 over the whole checkpoint and by ML-DSA-44
 * over origin, size and root (C2SP tlog-cosignature).
 */
export type KeyType = 1 | 4 | 6;

/** Bytes of a public key: RFC 8032 for Ed25519, FIPS 204 for ML-DSA-44. */
export const KEY_LENGTHS: Readonly<Record<KeyType, number>> = { 1: 32, 4: 32, 6: 1312 };

const isKeyType = (type: number | undefined): type is KeyType => type === 1 || type === 4 || type === 6;

export interface NoteKey {
  readonly name: string;
  readonly type: KeyType;
  /** As many bytes as KEY_LENGTHS says. */
  readonly publicKey: Uint8Array;
  /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
  readonly id: Uint8Array;
}

/** Whether a name may stand in a note (C2SP signed-note): not empty, no Unicode space, no plus, no ASCII control character. */
export function isKeyName(name: string): boolean {
  return /^[^+\p{White_Space}]+$/u.test(name) && [...name].every((sign) => sign >= " ");
}

/** Throws LEDGER_KEY_MALFORMED. */
export const noteKey = (sha256: Sha256, name: string, type: KeyType, publicKey: Uint8Array): NoteKey =>
  atOnce(sha256, keyNamed(name, type, publicKey));

function* keyNamed(name: string, type: KeyType, publicKey: Uint8Array): Hashing<NoteKey> {
  if (!isKeyName(name))
    throw new LedgerError("LEDGER_KEY_MALFORMED", "a name is not empty and has no blank and no plus");
  if (publicKey.length !== KEY_LENGTHS[type])
    throw new LedgerError("LEDGER_KEY_MALFORMED", `a key of type ${type} has ${KEY_LENGTHS[type]} bytes`);
  const head = new TextEncoder().encode(`${name}\n`);
  const bytes = new Uint8Array(head.length + 1 + publicKey.length);
  bytes.set(head);
  bytes[head.length] = type;
  bytes.set(publicKey, head.length + 1);
  return { name, type, publicKey, id: (yield* digestOf(bytes)).slice(0, 4) };
}

export function writeKey(key: NoteKey): string {
  return `${key.name}+${hex(key.id)}+${toBase64(Uint8Array.from([key.type, ...key.publicKey]))}`;
}

/** Reads a verifier key. Throws LEDGER_KEY_MALFORMED, also for types that are not supported. */
export const readKey = (sha256: Sha256, text: string): NoteKey => atOnce(sha256, keyIn(text));

/** The same for whoever brings digests in time. */
export function* keyIn(text: string): Hashing<NoteKey> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const bytes = parts === null ? undefined : fromBase64(parts[3] ?? "");
  const type = bytes?.[0];
  if (parts === null || bytes === undefined || !isKeyType(type))
    throw new LedgerError("LEDGER_KEY_MALFORMED", "expected name+id+key of type 1, 4 or 6");
  const key = yield* keyNamed(parts[1] ?? "", type, bytes.slice(1));
  if (hex(key.id) !== parts[2]) throw new LedgerError("LEDGER_KEY_MALFORMED", `the id of ${key.name} is not its key's`);
  return key;
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
