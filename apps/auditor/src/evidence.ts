/**
 * Where an auditor's evidence comes from and with what it computes: files by their path, digests, signatures, whoever provides
 * them. A folder on a disk, files that were dropped onto a page, a map in a test. Everything that is read is untrusted.
 */
import { type Digests, digestOf, inTime, type VerifySignature } from "@noroshi/ledger";
import type { CryptoKey } from "jose";
import type { Told } from "./acts/told.ts";
import type { MadeTiles } from "./log/tiles.ts";

export interface Evidence {
  /** Undefined where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** All files, with forward slashes. */
  readonly list: () => Promise<readonly string[]>;
}

export interface Means {
  readonly digests: Digests;
  readonly verify: VerifySignature;
  /** WebCrypto, for signatures of passkeys. */
  readonly subtle: typeof crypto.subtle;
  /** Where there are some: the same work, done beside this thread. */
  readonly threads?: Threads;
}

/** Threads that hash and decrypt. What they answer is what the same functions answer here. */
export interface Threads {
  /** Tasks that are worth having under way at once. */
  readonly width: number;
  readonly tiles: (commitments: Uint8Array) => Promise<MadeTiles>;
  /** For one log: opens and reads bundles of its sealed entries. */
  readonly bundles: (commitments: Uint8Array, key: CryptoKey) => (sealed: Uint8Array) => Promise<Told | undefined>;
}

/** Runs a task for each thing, so many under way at once, and gives what they answer in the things' order. */
export async function* ahead<T, R>(
  things: () => Iterable<T>,
  task: (thing: T) => Promise<R>,
  width: number,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for (const thing of things()) {
    const one = task(thing);
    // Awaited in its turn: what fails before it must not count as unheard.
    one.catch(() => undefined);
    underWay.push(one);
    const next = underWay.length > width ? underWay.shift() : undefined;
    if (next !== undefined) yield await next;
  }
  for (const next of underWay) yield await next;
}

/** What the auditor brings along and trusts: never taken from the evidence itself. */
export interface Trust {
  /** The text of a trust policy (C2SP tlog-policy). */
  readonly policy?: string;
  /** The commission's private reading key. Without it entries stay sealed and only the log itself is verified. */
  readonly readingKey?: CryptoKey;
  /** A checkpoint that the auditor or a witness kept from earlier. */
  readonly remembered?: string;
  /** The text of the plan of retention that the commission has. */
  readonly retention?: string;
}

// A mark at the beginning is a byte like any other: it must not vanish from what is judged.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** SHA-256 of some bytes. */
export const digest = (means: Means, bytes: Uint8Array): Promise<Uint8Array> => inTime(means.digests, digestOf(bytes));

/** The lines of a text, without their ends; one at a time, since a whole file may be more than one string can hold. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  for (const line of byteLinesOf(bytes)) yield textOf(line);
}

/** The same as bytes, which lie where the whole does. */
export function* byteLinesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

const NEWLINE = 10;

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += PAIRS[byte] ?? "";
  return text;
}

/** The text of a file of the evidence, or undefined where there is none. */
export async function textIn(evidence: Evidence, path: string): Promise<string | undefined> {
  const bytes = await evidence.read(path);
  return bytes === undefined ? undefined : textOf(bytes);
}

// untrusted: whatever was handed over
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
