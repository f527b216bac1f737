/**
 * The sensor's own chain of entries on disk: certificates, heartbeats, uses. Each is signed, names the one before, and is on disk
 * before what it tells of counts as done. A line that a crash cut off was never told and is taken away.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { type Entry, entryDigest, type NewEntry, readEntry, type StoreName, writeEntry } from "@noroshi/selection";
import { SensorError } from "../errors.ts";
import { writeWhole } from "./files.ts";

export interface Chain {
  /** The number that the next entry will have. */
  next(): number;
  /** On disk when it returns. Codes: SENSOR_HALTED. */
  append(about: NewEntry): Entry;
  /** How many records each permit kept in this store so far. */
  keptBefore(store: StoreName): ReadonlyMap<string, number>;
}

const FILE = "entries.log";

/** Opens the chain of a data folder, checking every entry. Codes: SENSOR_CHAIN_BROKEN. */
export function openChain(data: string, onWritten: (line: string) => void = () => {}): Chain {
  const path = join(data, FILE);
  cutTorn(path);
  const key = sensorKey(data);
  const kept = new Map<StoreName, Map<string, number>>();
  let last: { number: number; digest: string } | undefined;
  const note = (entry: Entry, line: string) => {
    last = { number: entry.number, digest: entryDigest(line) };
    if (entry.schema !== "selection-certificate/1") return;
    const counts = kept.get(entry.store) ?? new Map<string, number>();
    for (const [permit, n] of Object.entries(entry.keptBy)) counts.set(permit, (counts.get(permit) ?? 0) + n);
    kept.set(entry.store, counts);
  };
  for (const line of linesOf(data)) {
    const read = readEntry(line, createPublicKey(key));
    if (!read.ok || read.entry.number !== (last?.number ?? 0) + 1 || read.entry.before !== (last?.digest ?? ""))
      throw new SensorError(
        "SENSOR_CHAIN_BROKEN",
        `Entry ${(last?.number ?? 0) + 1} of the sensor's chain was changed.`,
      );
    note(read.entry, line);
  }
  return {
    next: () => (last?.number ?? 0) + 1,
    keptBefore: (store) => kept.get(store) ?? new Map<string, number>(),
    append: (about) => {
      const entry = { ...about, number: (last?.number ?? 0) + 1, before: last?.digest ?? "" } as Entry;
      const line = writeEntry(entry, (bytes) => sign(null, bytes, key));
      write(path, line);
      note(entry, line);
      onWritten(line);
      return entry;
    },
  };
}

/** The signed lines from an entry's number on, oldest first. */
export function linesOf(data: string, from = 1): string[] {
  const path = join(data, FILE);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .slice(from - 1);
}

/** Every entry of this sensor, oldest first. */
export function entriesOf(data: string): Entry[] {
  return linesOf(data).map(
    (line) => JSON.parse(Buffer.from(line.split(".")[0] ?? "", "base64url").toString()) as Entry,
  );
}

/** The sensor's public key, SPKI in PEM, by which others check its entries. */
export function sensorPublicKey(data: string): string {
  return createPublicKey(sensorKey(data)).export({ format: "pem", type: "spki" }).toString();
}

function sensorKey(data: string): KeyObject {
  const path = join(data, "keys", "sensor.pem");
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeWhole(path, privateKey.export({ format: "pem", type: "pkcs8" }));
  }
  return createPrivateKey(readFileSync(path));
}

/** A module that cannot certify stops: what it does not tell of it must not do. */
function write(path: string, line: string): void {
  try {
    const file = openSync(path, "a", 0o600);
    try {
      appendFileSync(file, `${line}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new SensorError(
      "SENSOR_HALTED",
      `The certificate cannot be written (${error instanceof Error ? error.message : String(error)}); nothing more is selected.`,
    );
  }
}

function cutTorn(path: string): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < statSync(path).size) truncateSync(path, end);
}
