/** A witness's cosignature on a checkpoint (C2SP tlog-cosignature): when it saw that the log had only grown. */
import { LedgerError } from "../errors.ts";
import type { NoteKey } from "./key.ts";
import {
  messageUnder,
  type Note,
  type NoteSignature,
  type NoteSigner,
  SIGNATURE_LENGTHS,
  signaturesOf,
  TIME_LENGTH,
  type VerifySignature,
} from "./note.ts";

/** A cosignature at an instant (whole seconds since 1970, below 2^63) by a key of type 4 or 6. Throws LEDGER_KEY_MALFORMED. */
export async function cosign(note: Note, signer: NoteSigner, seconds: bigint): Promise<NoteSignature> {
  const blob = new Uint8Array(TIME_LENGTH + SIGNATURE_LENGTHS[signer.key.type]);
  new DataView(blob.buffer).setBigUint64(0, seconds);
  const under = messageUnder(note, signer.key, blob);
  if (under === undefined) throw new LedgerError("LEDGER_KEY_MALFORMED", `${signer.key.name} is not a witness's key`);
  blob.set(await signer.sign(under.message), TIME_LENGTH);
  return { name: signer.key.name, blob: Uint8Array.from([...signer.key.id, ...blob]) };
}

/**
 * When this witness cosigned, in seconds since 1970; undefined when it did not, wrongly, or without an instant: such a one by ML-DSA-44
 * does not say that this was the largest tree it had seen. Throws LEDGER_ALGORITHM_MISSING where it cannot be judged here.
 */
export async function cosignedAt(note: Note, key: NoteKey, verify: VerifySignature): Promise<bigint | undefined> {
  if (key.type === 1) return undefined;
  for (const blob of signaturesOf(note, key)) {
    const under = messageUnder(note, key, blob);
    const at = new DataView(blob.buffer, blob.byteOffset).getBigUint64(0);
    const says = key.type === 4 || at > 0n;
    if (under !== undefined && says && (await verify(key.publicKey, under.message, under.signature))) return at;
  }
  return undefined;
}
