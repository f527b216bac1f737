/**
 * Which leaves one interval adds to a log: the acts that waited and padding beside them, in an order drawn by chance, so that
 * neither number nor order of acts can be read from the public log. An interval adds 64 leaves, or the next power of two that
 * holds what waited: of a crowd its magnitude shows, and nothing else.
 */
import { createHash } from "node:crypto";
import type { Chance } from "../db/chance.ts";
import { entryBytes, entryDigest, type Recorded } from "./entry.ts";

/** Leaves of an interval in which little happened. */
export const LEAST_LEAVES = 64;

export interface Waiting extends Recorded {
  readonly outbox_id: number;
}

export interface NewLeaf {
  /** Null for padding. */
  readonly outboxId: number | null;
  readonly salt: Buffer;
  readonly digest: Buffer | null;
  readonly committed: Buffer;
}

/** How many leaves hold this many acts. */
export function leavesFor(acts: number): number {
  let leaves = LEAST_LEAVES;
  while (leaves < acts) leaves *= 2;
  return leaves;
}

/** The leaves of one interval, in the order in which the log takes them. Salts are drawn here, each for one leaf alone. */
export function leavesOf(realm: string, waiting: readonly Waiting[], chance: Chance): NewLeaf[] {
  const count = leavesFor(waiting.length);
  const salts = chance.bytes(count * 32);
  const saltAt = (at: number) => salts.subarray(at * 32, at * 32 + 32);
  const leaves: NewLeaf[] = waiting.map((one, at) => {
    const entry = entryBytes(realm, one);
    const salt = saltAt(at);
    return { outboxId: one.outbox_id, salt, digest: entryDigest(entry), committed: commit(salt, entry) };
  });
  for (let at = leaves.length; at < count; at++) {
    const salt = saltAt(at);
    leaves.push({ outboxId: null, salt, digest: null, committed: commit(salt, new Uint8Array()) });
  }
  return shuffled(leaves, chance);
}

/** SHA-256(salt ‖ entry), as `commitment` of the ledger has it; padding commits to nothing. */
function commit(salt: Buffer, entry: Uint8Array): Buffer {
  return createHash("sha256").update(salt).update(entry).digest();
}

/** Fisher–Yates; a number of 48 bits is taken modulo, whose bias at these counts is below 2^-24. */
function shuffled(leaves: NewLeaf[], chance: Chance): NewLeaf[] {
  const draws = chance.bytes(leaves.length * 6);
  for (let at = leaves.length - 1; at > 0; at--) {
    const other = draws.readUIntBE(at * 6, 6) % (at + 1);
    const [a, b] = [leaves[at], leaves[other]];
    if (a !== undefined && b !== undefined) {
      leaves[at] = b;
      leaves[other] = a;
    }
  }
  return leaves;
}
