/**
 * A log's checkpoint (C2SP tlog-checkpoint): whose log, how many leaves, which root. And a witness's cosignature on it (C2SP
 * tlog-cosignature), which says when the witness saw that the log had only grown.
 */
import { fromBase64, toBase64 } from "../base64.ts";
import { readDecimal } from "../decimal.ts";
import { LedgerError } from "../errors.ts";
import { HASH_LENGTH } from "../hash.ts";
import type { NoteKey } from "./key.ts";
import {
  messageUnder,
  type Note,
  type NoteSignature,
  type NoteSigner,
  signaturesOf,
  type VerifyEd25519,
} from "./note.ts";

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** Lines that only their log understands; a witness cosigns them unread. */
  readonly extensions: readonly string[];
}

/** The body of a checkpoint, as it is signed. */
export function writeCheckpoint({
  origin,
  size,
  root,
  extensions = [],
}: Omit<Checkpoint, "extensions"> & Partial<Checkpoint>): string {
  return `${[origin, String(size), toBase64(root), ...extensions].join("\n")}\n`;
}

/** Reads a note's text as a checkpoint. Throws LEDGER_CHECKPOINT_MALFORMED. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin = "", sizeLine = "", rootLine = "", ...rest] = text.split("\n");
  const size = readDecimal(sizeLine);
  const root = fromBase64(rootLine);
  const end = rest.pop();
  if (origin === "" || size === undefined || root?.length !== HASH_LENGTH || end !== "" || rest.includes(""))
    throw new LedgerError("LEDGER_CHECKPOINT_MALFORMED", "expected origin, size and root, a line each");
  return { origin, size, root, extensions: rest };
}

/** A cosignature at an instant (whole seconds since 1970, below 2^63) by a key of type 4. Throws LEDGER_KEY_MALFORMED. */
export async function cosign(note: Note, signer: NoteSigner, seconds: bigint): Promise<NoteSignature> {
  const blob = new Uint8Array(8 + 64);
  new DataView(blob.buffer).setBigUint64(0, seconds);
  const under = messageUnder(note, signer.key, blob);
  if (under === undefined) throw new LedgerError("LEDGER_KEY_MALFORMED", `${signer.key.name} is not a witness's key`);
  blob.set(await signer.sign(under.message), 8);
  return { name: signer.key.name, blob: Uint8Array.from([...signer.key.id, ...blob]) };
}

/** When this witness cosigned, in seconds since 1970; undefined when it did not, or wrongly. */
export async function cosignedAt(note: Note, key: NoteKey, verify: VerifyEd25519): Promise<bigint | undefined> {
  if (key.type !== 4) return undefined;
  for (const blob of signaturesOf(note, key)) {
    const under = messageUnder(note, key, blob);
    if (under !== undefined && (await verify(key.publicKey, under.message, under.signature)))
      return new DataView(blob.buffer, blob.byteOffset).getBigUint64(0);
  }
  return undefined;
}
