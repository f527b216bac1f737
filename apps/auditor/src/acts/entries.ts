/**
 * Opens the entries that were sealed to the commission and holds each against its commitment in the log. Three states (DESIGN,
 * truth 13): present and equal; destroyed under a certificate that itself stands in the log; missing, which is a failure.
 */
import { commitmentInput, fromBase64, HASH_LENGTH, SALT_LENGTH } from "@noroshi/ledger";
import { type CryptoKey, compactDecrypt } from "jose";
import { type Evidence, linesOf, type Means, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { type Entry, type Line, readEntry, readLine } from "./entry.ts";

export interface Act extends Entry {
  readonly index: number;
}

export interface OpenedEntries {
  readonly acts: readonly Act[];
  readonly padding: number;
  /** Leaves whose entry was destroyed. */
  readonly destroyed: readonly number[];
}

/** What the auditor opens for one log. */
export interface Sealed {
  readonly folder: string;
  readonly realm: string;
  /** Of 32 bytes, one behind the other. */
  readonly commitments: Uint8Array;
  readonly key: CryptoKey;
}

/** Bundles that are being decrypted while one is read. */
const AHEAD = 4;

/** Opens and checks every entry of a log. */
export async function openEntries(
  evidence: Evidence,
  sealed: Sealed,
  means: Means,
  findings: Findings,
): Promise<OpenedEntries> {
  const { folder, commitments, key } = sealed;
  const path = `${folder}/entries.jwe`;
  const bytes = await evidence.read(path);
  if (bytes === undefined) {
    findings.add("FILE_MISSING", path);
    return { acts: [], padding: 0, destroyed: [] };
  }
  const reading = { ...sealed, path, seen: new Uint8Array(commitments.length / HASH_LENGTH), means, findings };
  const found = { acts: [] as Act[], padding: 0, destroyed: [] as number[] };
  for await (const { at, lines } of bundlesAhead(bytes, key)) {
    if (lines === undefined)
      findings.add("ENTRIES_NOT_OPENED", `${path} line ${at}`, "changed, cut, or sealed to another key");
    else await readBundle(lines, at, reading, found);
  }
  for (const [i, there] of reading.seen.entries())
    if (there === 0)
      findings.add("ENTRY_MISSING", `leaf ${i} of ${folder}`, "neither an entry nor that it was destroyed");
  return { ...found, acts: found.acts.sort((a, b) => a.index - b.index) };
}

interface Reading extends Sealed {
  readonly path: string;
  /** Which leaves were told of. */
  readonly seen: Uint8Array;
  readonly means: Means;
  readonly findings: Findings;
}

interface Found {
  readonly acts: Act[];
  padding: number;
  readonly destroyed: number[];
}

interface Claimed {
  readonly index: number;
  readonly text: string;
  /** What the log must have committed to; undefined for a salt that is none. */
  readonly input: Uint8Array | undefined;
}

/** Holds a bundle's lines against the log: all digests of a bundle are asked for at once. */
async function readBundle(lines: readonly string[], at: number, reading: Reading, found: Found): Promise<void> {
  const { folder, commitments, means, findings } = reading;
  const claimed: Claimed[] = [];
  for (const text of lines) {
    const line = unseen(readLine(text), reading.seen);
    if (line === undefined)
      findings.add("ENTRY_NOT_READABLE", `${reading.path} line ${at}`, "a leaf that is not one, or told twice");
    else if ("destroyed" in line) found.destroyed.push(line.i);
    else claimed.push({ index: line.i, text: line.e, input: inputOf(line.s, line.e) });
  }
  const digests = await means.digests(claimed.map(({ input }) => input ?? NOTHING));
  for (const [n, { index, text, input }] of claimed.entries()) {
    const digest = digests[n];
    if (input === undefined || digest === undefined || !isAt(commitments, index, digest))
      findings.add("ENTRY_NOT_COMMITTED", `leaf ${index} of ${folder}`, "not what the log committed to");
    else if (text === "") found.padding++;
    else readAct(text, index, reading, found.acts);
  }
}

const NOTHING = new Uint8Array(0);

/** The line of a leaf that the log has and that no line told of before; notes that it was told of. */
function unseen(line: Line | undefined, seen: Uint8Array): Line | undefined {
  if (line === undefined || line.i >= seen.length || seen[line.i] === 1) return undefined;
  seen[line.i] = 1;
  return line;
}

const encoder = new TextEncoder();

function inputOf(salt: string, entry: string): Uint8Array | undefined {
  const bytes = fromBase64(salt);
  return bytes?.length === SALT_LENGTH ? commitmentInput(bytes, encoder.encode(entry)) : undefined;
}

function isAt(commitments: Uint8Array, index: number, digest: Uint8Array): boolean {
  const from = index * HASH_LENGTH;
  if (digest.length !== HASH_LENGTH) return false;
  for (let at = 0; at < HASH_LENGTH; at++) if (commitments[from + at] !== digest[at]) return false;
  return true;
}

function readAct(text: string, index: number, { folder, realm, findings }: Reading, acts: Act[]): void {
  const read = readEntry(text);
  const place = `leaf ${index} of ${folder}`;
  if ("wrong" in read) findings.add("ENTRY_NOT_READABLE", place, read.wrong);
  else if (read.entry.realm !== realm) findings.add("ENTRY_OF_ANOTHER_REALM", place, read.entry.realm);
  else acts.push(Object.assign(read.entry, { index }));
}

interface Bundle {
  /** The line of the file, from 1. */
  readonly at: number;
  /** Undefined where it does not open. */
  readonly lines: readonly string[] | undefined;
}

/** The bundles in their order, a few of them decrypted ahead. */
async function* bundlesAhead(bytes: Uint8Array, key: CryptoKey): AsyncGenerator<Bundle> {
  const ahead: Promise<Bundle>[] = [];
  let at = 0;
  for (const sealed of linesOf(bytes)) {
    at++;
    if (sealed === "") continue;
    const line = at;
    ahead.push(opened(sealed, key).then((lines) => ({ at: line, lines })));
    const next = ahead.length > AHEAD ? ahead.shift() : undefined;
    if (next !== undefined) yield await next;
  }
  for (const next of ahead) yield await next;
}

// untrusted: whoever handed over the export may have written anything
async function opened(jwe: string, key: CryptoKey): Promise<readonly string[] | undefined> {
  if (!jwe.split(".").every(isCanonical)) return undefined;
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return textOf(plaintext)
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return undefined;
  }
}

/** Whether base64url has no spare bits set: another spelling of the same bytes would go unnoticed. */
function isCanonical(part: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(part) || part.length % 4 === 1) return false;
  const spare = { 0: 0, 2: 4, 3: 2 }[part.length % 4] ?? 0;
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(part.at(-1) ?? "A");
  return (last & ((1 << spare) - 1)) === 0;
}
