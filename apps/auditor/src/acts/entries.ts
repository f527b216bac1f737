/**
 * Opens the entries that were sealed to the commission and holds each against its commitment in the log. Three states (DESIGN,
 * truth 13): present and equal; destroyed under a certificate that itself stands in the log; missing, which is a failure.
 */
import { HASH_LENGTH } from "@noroshi/ledger";
import type { CryptoKey } from "jose";
import { ahead, byteLinesOf, type Evidence, type Means } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { openBundle } from "./bundle.ts";
import { type Entry, readEntry } from "./entry.ts";
import { ACT, DESTROYED, PADDING, type Told } from "./told.ts";

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

/** Bundles that are being opened while one is read. */
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
  const reading = { ...sealed, path, seen: new Uint8Array(commitments.length / HASH_LENGTH), findings };
  const found = { acts: [] as Act[], padding: 0, destroyed: [] as number[] };
  const open = means.threads?.bundles(commitments, key) ?? ((line) => openBundle(line, commitments, key, means));
  const task = async ({ at, line }: SealedLine) => ({ at, told: await open(line) });
  for await (const { at, told } of ahead(() => sealedLines(bytes), task, means.threads?.width ?? AHEAD)) {
    if (told === undefined)
      findings.add("ENTRIES_NOT_OPENED", `${path} line ${at}`, "changed, cut, or sealed to another key");
    else readBundle(told, at, reading, found);
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
  readonly findings: Findings;
}

interface Found {
  readonly acts: Act[];
  padding: number;
  readonly destroyed: number[];
}

interface SealedLine {
  /** In the file, from 1. */
  readonly at: number;
  readonly line: Uint8Array;
}

function* sealedLines(bytes: Uint8Array): Generator<SealedLine> {
  let at = 0;
  for (const line of byteLinesOf(bytes)) {
    at++;
    if (line.length > 0) yield { at, line };
  }
}

/** Holds what a bundle tells against what was told before: a leaf is told of once. */
function readBundle(told: Told, at: number, reading: Reading, found: Found): void {
  const { folder, seen, findings } = reading;
  const { indexes, states } = told;
  // First what is no leaf at all, then what the others say: findings stand in the same order whoever opened the bundle.
  const fresh = indexes.map((index) => {
    const first = index >= 0 && index < seen.length && seen[index] === 0;
    if (first) seen[index] = 1;
    else findings.add("ENTRY_NOT_READABLE", `${reading.path} line ${at}`, "a leaf that is not one, or told twice");
    return first ? 1 : 0;
  });
  for (const [n, index] of indexes.entries()) {
    const text = states[n] === ACT ? told.texts[told.places[n] ?? 0] : undefined;
    if (fresh[n] === 0) continue;
    if (states[n] === DESTROYED) found.destroyed.push(index);
    else if (states[n] === PADDING) found.padding++;
    else if (text !== undefined) readAct(text, index, reading, found.acts);
    else findings.add("ENTRY_NOT_COMMITTED", `leaf ${index} of ${folder}`, "not what the log committed to");
  }
}

function readAct(text: string, index: number, { folder, realm, findings }: Reading, acts: Act[]): void {
  const read = readEntry(text);
  const place = `leaf ${index} of ${folder}`;
  if ("wrong" in read) findings.add("ENTRY_NOT_READABLE", place, read.wrong);
  else if (read.entry.realm !== realm) findings.add("ENTRY_OF_ANOTHER_REALM", place, read.entry.realm);
  else acts.push(Object.assign(read.entry, { index }));
}
