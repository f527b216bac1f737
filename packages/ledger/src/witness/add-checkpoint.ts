/**
 * What a witness answers to a log that asks for a cosignature (C2SP tlog-witness, add-checkpoint). Pure: the remembered state
 * goes in, the answer and the state to remember come out; who calls keeps that state safe, and at once, before it replies.
 * Trusts only the keys that it was set up with; everything in the request may be a lie.
 */
import { fromBase64 } from "../base64.ts";
import { readDecimal } from "../decimal.ts";
import { LedgerError } from "../errors.ts";
import { emptyRoot, HASH_LENGTH, type Sha256, sameHash } from "../hash.ts";
import { verifyConsistency } from "../merkle/consistency.ts";
import { type Checkpoint, readCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import type { NoteKey } from "../note/key.ts";
import {
  type Note,
  type NoteSigner,
  readNote,
  signaturesOf,
  type VerifySignature,
  verifyNote,
  writeNote,
  writeSignature,
} from "../note/note.ts";

/** The latest checkpoint of a log that this witness cosigned. */
export interface WitnessState {
  readonly size: bigint;
  readonly root: Uint8Array;
}

export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: "text/plain; charset=utf-8" | "text/x.tlog.size";
  readonly body: string;
  /** To be kept before the reply goes out; absent when nothing changed. */
  readonly remember?: WitnessState & { readonly origin: string; readonly note: string };
}

export interface WitnessSetUp {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** Keys by origin: which logs this witness knows. */
  readonly logs: ReadonlyMap<string, readonly NoteKey[]>;
  readonly signer: NoteSigner;
}

const MOST_PROOF = 63;

/** The answer to one request body. `remembered` is asked for the log's origin; `seconds` is the witness's own clock. */
export async function addCheckpoint(
  setUp: WitnessSetUp,
  body: string,
  remembered: (origin: string) => WitnessState | undefined,
  seconds: bigint,
): Promise<WitnessReply> {
  const request = readRequest(body);
  if (request === undefined) return say(400, "the request is not one");
  const { old, proof, note, checkpoint } = request;
  const keys = setUp.logs.get(checkpoint.origin);
  if (keys === undefined) return say(404, "a log that this witness does not know");
  const signers = await signersOf(note, keys, setUp.verify);
  if (signers.length === 0) return say(403, "no signature of a key of this log, or a wrong one");
  if (old > checkpoint.size) return say(400, "the old size is above the new one");
  const last = remembered(checkpoint.origin) ?? { size: 0n, root: emptyRoot(setUp.sha256) };
  if (old !== last.size) return { status: 409, type: "text/x.tlog.size", body: `${last.size}\n` };
  if (!follows(setUp.sha256, last, checkpoint, proof)) return say(422, "the log did not only grow");
  const cosignature = await cosign(note, setUp.signer, seconds);
  const { size, root, origin } = checkpoint;
  // Only what was verified is kept and shown to others: the log's own signatures and this cosignature.
  const own = signers.flatMap((key) => signaturesOf(note, key).map((blob) => ({ key, blob })));
  const signatures = own.map(({ key, blob }) => ({ name: key.name, blob: Uint8Array.from([...key.id, ...blob]) }));
  return {
    status: 200,
    type: "text/plain; charset=utf-8",
    body: writeSignature(cosignature),
    remember: { size, root, origin, note: writeNote({ text: note.text, signatures: [...signatures, cosignature] }) },
  };
}

function follows(sha256: Sha256, last: WitnessState, next: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (next.size === 0n && !sameHash(next.root, emptyRoot(sha256))) return false;
  if (last.size === 0n) return proof.length === 0;
  return verifyConsistency(sha256, { earlier: last, later: next, proof });
}

/** The keys of the log that signed; none where one of them signed wrongly, which spoils the note (C2SP signed-note). */
async function signersOf(note: Note, keys: readonly NoteKey[], verify: VerifySignature): Promise<readonly NoteKey[]> {
  try {
    return await verifyNote(note, keys, verify);
  } catch (error) {
    if (error instanceof LedgerError) return [];
    throw error;
  }
}

interface Request {
  readonly old: bigint;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

// untrusted: whoever can reach the witness may send anything here
function readRequest(body: string): Request | undefined {
  const blank = body.indexOf("\n\n");
  const [first = "", ...lines] = body.slice(0, Math.max(blank, 0)).split("\n");
  const old = first.startsWith("old ") ? readDecimal(first.slice("old ".length)) : undefined;
  const proof = lines.map((line) => fromBase64(line)).filter((hash) => hash?.length === HASH_LENGTH);
  if (blank < 0 || old === undefined || proof.length !== lines.length || proof.length > MOST_PROOF) return undefined;
  try {
    const note = readNote(body.slice(blank + 2));
    return { old, proof: proof as Uint8Array[], note, checkpoint: readCheckpoint(note.text) };
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

function say(status: 400 | 403 | 404 | 422, body: string): WitnessReply {
  return { status, type: "text/plain; charset=utf-8", body: `${body}\n` };
}
