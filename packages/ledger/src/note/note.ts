/**
 * Signed notes (C2SP signed-note): a text, a blank line, and who signed it. A note comes from outside; its text is worth
 * nothing until a known key's signature was checked, and one wrong signature of a known key spoils the whole note.
 */
import { fromBase64, toBase64 } from "../base64.ts";
import { LedgerError } from "../errors.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { isKeyName, type KeyType, type NoteKey } from "./key.ts";

export interface NoteSignature {
  readonly name: string;
  /** Four bytes of key id, then the signature. */
  readonly blob: Uint8Array;
}

export interface Note {
  /** With its last newline, as it was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * Checks a signature; node:crypto, WebCrypto or another one. The key's length says of which kind: 32 bytes of Ed25519 (RFC 8032), 1,312
 * of ML-DSA-44 (FIPS 204, no context). Rejects with LEDGER_ALGORITHM_MISSING where it cannot compute that kind: no verdict.
 */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** Signs as one key. */
export interface NoteSigner {
  readonly key: NoteKey;
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

const MOST_SIGNATURES = 64;
const MOST_BYTES = 1_000_000;
/** C2SP tlog-cosignature: no instant of a cosignature is later, in seconds since 1970. */
const LATEST = 2n ** 63n - 1n;

/** Takes a note apart without checking any signature. Throws LEDGER_NOTE_MALFORMED. */
export function readNote(note: string): Note {
  const wrong = (why: string) => new LedgerError("LEDGER_NOTE_MALFORMED", why);
  if (note.length > MOST_BYTES) throw wrong("longer than a million characters");
  if (!note.isWellFormed()) throw wrong("not well-formed text");
  for (let at = 0; at < note.length; at++)
    if (note.charCodeAt(at) < 0x20 && note[at] !== "\n") throw wrong(`a control character at ${at}`);
  const blank = note.lastIndexOf("\n\n");
  if (blank < 0 || !note.endsWith("\n")) throw wrong("no blank line before the signatures");
  const lines = note.slice(blank + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) throw wrong(`more than ${MOST_SIGNATURES} signatures`);
  return { text: note.slice(0, blank + 1), signatures: lines.map((line) => readSignature(line)) };
}

/** Reads one signature line, without its newline. Throws LEDGER_NOTE_MALFORMED. */
export function readSignature(line: string): NoteSignature {
  const parts = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line);
  const blob = fromBase64(parts?.[2] ?? "");
  const name = parts?.[1] ?? "";
  if (!isKeyName(name) || blob === undefined || blob.length < 5)
    throw new LedgerError("LEDGER_NOTE_MALFORMED", "a signature line that is not one");
  return { name, blob };
}

export function writeSignature({ name, blob }: NoteSignature): string {
  return `\u2014 ${name} ${toBase64(blob)}\n`;
}

export function writeNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(writeSignature).join("")}`;
}

/** Signs the text as a log does (type 1). */
export async function signText(text: string, signer: NoteSigner): Promise<NoteSignature> {
  const signature = await signer.sign(new TextEncoder().encode(text));
  return { name: signer.key.name, blob: Uint8Array.from([...signer.key.id, ...signature]) };
}

/** The signatures of this key in a note, without the key's id. */
export function signaturesOf(note: Note, key: NoteKey): Uint8Array[] {
  return note.signatures
    .filter(({ name, blob }) => name === key.name && key.id.every((byte, at) => byte === blob[at]))
    .map(({ blob }) => blob.slice(4));
}

/** The message under a signature of this key, and the bare signature. Undefined when the blob has not the key's form. */
export function messageUnder(
  note: Note,
  key: NoteKey,
  blob: Uint8Array,
): { message: Uint8Array; signature: Uint8Array } | undefined {
  if (key.type === 1)
    return blob.length === 64 ? { message: new TextEncoder().encode(note.text), signature: blob } : undefined;
  if (blob.length !== TIME_LENGTH + SIGNATURE_LENGTHS[key.type]) return undefined;
  const time = new DataView(blob.buffer, blob.byteOffset).getBigUint64(0);
  if (time > LATEST) return undefined;
  if (key.type === 6) {
    const message = subtreeMessage(key.name, time, note.text);
    return message && { message, signature: blob.slice(TIME_LENGTH) };
  }
  const message = new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${note.text}`);
  return { message, signature: blob.slice(TIME_LENGTH) };
}

/** Of a cosignature: the instant before the bare signature, and that one's bytes (RFC 8032; FIPS 204, table 2). */
export const TIME_LENGTH = 8;
export const SIGNATURE_LENGTHS: Readonly<Record<KeyType, number>> = { 1: 64, 4: 64, 6: 2420 };

/**
 * What ML-DSA-44 signs of a checkpoint (C2SP tlog-cosignature, cosigned_message): the cosigner's name, the instant, the log's origin and
 * the whole tree from leaf 0. Extension lines are not among it. Undefined where a name is too long for it.
 */
function subtreeMessage(cosigner: string, time: bigint, text: string): Uint8Array | undefined {
  const { origin, size, root } = readCheckpoint(text);
  const [name, log] = [new TextEncoder().encode(cosigner), new TextEncoder().encode(origin)];
  if (name.length > 255 || log.length > 255 || size > 2n ** 64n - 1n) return undefined;
  const numbers = new DataView(new ArrayBuffer(24));
  for (const [at, number] of [time, 0n, size].entries()) numbers.setBigUint64(8 * at, number);
  const [instant, range] = [new Uint8Array(numbers.buffer, 0, 8), new Uint8Array(numbers.buffer, 8, 16)];
  const label = new TextEncoder().encode("subtree/v1\n\0");
  return Uint8Array.from([...label, name.length, ...name, ...instant, log.length, ...log, ...range, ...root]);
}

/**
 * Which of the known keys signed. Unknown signatures are passed over.
 * Throws LEDGER_NOTE_FORGED when a known key's signature is wrong, LEDGER_NOTE_UNSIGNED when no known key signed.
 */
export async function verifyNote(note: Note, keys: readonly NoteKey[], verify: VerifySignature): Promise<NoteKey[]> {
  const signed: NoteKey[] = [];
  for (const key of keys) {
    for (const blob of signaturesOf(note, key)) {
      const under = messageUnder(note, key, blob);
      if (under === undefined || !(await verify(key.publicKey, under.message, under.signature)))
        throw new LedgerError("LEDGER_NOTE_FORGED", `the signature of ${key.name} is wrong`);
      if (!signed.includes(key)) signed.push(key);
    }
  }
  if (signed.length === 0) throw new LedgerError("LEDGER_NOTE_UNSIGNED", "no known key signed it");
  return signed;
}
