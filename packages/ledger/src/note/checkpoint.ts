/** A log's checkpoint (C2SP tlog-checkpoint): whose log, how many leaves, which root. */
import { fromBase64, toBase64 } from "../base64.ts";
import { readDecimal } from "../decimal.ts";
import { LedgerError } from "../errors.ts";
import { HASH_LENGTH } from "../hash.ts";

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
