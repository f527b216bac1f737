/**
 * Writes what an auditor needs to judge a realm without the hub: both logs as they lie on the disk, every entry with its salt,
 * and every signature of a decision, sealed to the commission's key alone, what became of every kept record, and a list of all files signed by the log's key.
 * Holds one checkpoint fast: everything in the folder is as of its size.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { edgePlaces, readCheckpoint, readNote, signText, TILE_WIDTH, tilePath, writeNote } from "@noroshi/ledger";
import { type CryptoKey, importJWK, type JWK } from "jose";
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import { entryBytes, type Recorded } from "./entry.ts";
import { exportRecords } from "./export-records.ts";
import { exportSignatures } from "./export-signatures.ts";
import { type LeafRow, leavesWithActs } from "./export-store.ts";
import { readTile } from "./folder.ts";
import { KINDS, type RealmLedger, signerOf } from "./keep.ts";
import { sealed } from "./sealing.ts";
import type { LogKind } from "./store.ts";

export const AUDIT_SCHEMA = "noroshi.audit/1";
export const READING_KEY = "commission.jwk";

export interface Exported {
  readonly folder: string;
  readonly acts: number;
  readonly leaves: number;
  readonly records: number;
  readonly files: number;
}

export class ExportRefused extends Error {
  readonly code: "COMMISSION_KEY_MISSING" | "COMMISSION_KEY_MALFORMED" | "EXPORT_FOLDER_TAKEN" | "NO_CHECKPOINT_YET";
  constructor(code: ExportRefused["code"], say: string) {
    super(say);
    this.name = "ExportRefused";
    this.code = code;
  }
}

/** Writes the folder, which must be new or empty. Codes: those of ExportRefused. */
export async function exportForAudit(room: OpenRealm, ledger: RealmLedger, to: string): Promise<Exported> {
  const key = await readingKey(ledger);
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0)
    throw new ExportRefused("EXPORT_FOLDER_TAKEN", `${to} is not empty; an export goes into a folder of its own.`);
  let [acts, leaves] = [0, 0];
  const about: string[] = [];
  const signed = new Set<string>();
  for (const kind of KINDS) {
    const done = await exportLog(room, ledger, kind, join(to, kind), key);
    acts += done.acts;
    leaves += done.size;
    for (const digest of done.signed) signed.add(digest);
    about.push(`log ${kind} ${done.origin}`);
  }
  await exportSignatures(room, join(to, "signatures.jwe"), { key, named: signed });
  const records = await exportRecords(room, join(to, "records.ndjson"));
  const policy = await ledger.disk.read(join(ledger.path, "policy"));
  if (policy !== undefined) await writeFile(join(to, "policy"), policy);
  const files = await signedList(room, ledger, to, about);
  return { folder: to, acts, leaves, records, files };
}

async function readingKey(ledger: RealmLedger): Promise<CryptoKey> {
  const bytes = await ledger.disk.read(join(ledger.path, READING_KEY));
  if (bytes === undefined)
    throw new ExportRefused(
      "COMMISSION_KEY_MISSING",
      `Entries leave sealed to the commission's key alone, and there is none: put its public key (JWK, OKP X25519) at ${join(ledger.path, READING_KEY)}.`,
    );
  try {
    const jwk = JSON.parse(new TextDecoder().decode(bytes)) as JWK;
    if (jwk.kty !== "OKP" || jwk.crv !== "X25519" || jwk.d !== undefined)
      throw new TypeError("not a public X25519 key");
    const key = await importJWK(jwk, "ECDH-ES");
    if (key instanceof Uint8Array) throw new TypeError("not a public key");
    return key;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExportRefused("COMMISSION_KEY_MALFORMED", `${join(ledger.path, READING_KEY)}: ${why}.`);
  }
}

async function exportLog(
  room: OpenRealm,
  ledger: RealmLedger,
  kind: LogKind,
  to: string,
  key: CryptoKey,
): Promise<{ acts: number; size: number; origin: string; signed: readonly string[] }> {
  const { log, folder } = await ledger.current(kind);
  const checkpoint = (await ledger.counting(kind)) ?? folder.checkpoint();
  if (checkpoint === undefined)
    throw new ExportRefused("NO_CHECKPOINT_YET", "The log has no checkpoint yet; wait a minute and export again.");
  const size = Number(readCheckpoint(readNote(checkpoint).text).size);
  await mkdir(to, { recursive: true, mode: 0o700 });
  await writeFile(join(to, "checkpoint"), checkpoint);
  for (const place of placesOf(size)) {
    const path = join(to, tilePath(place));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, await readTile(ledger.disk, folder.path, place));
  }
  const out = createWriteStream(join(to, "entries.jwe"), { mode: 0o600 });
  let acts = 0;
  const signed: string[] = [];
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const rows = await asDuty(
      room.realm,
      "keeper",
      (tx) => leavesWithActs(tx, log.log_no, from, Math.min(size, from + TILE_WIDTH)),
      { readOnly: true },
    );
    acts += rows.filter((row) => row.outbox_id !== null).length;
    for (const { entry } of rows) if (typeof entry?.["signed"] === "string") signed.push(entry["signed"]);
    const line = await sealed(rows.map((row) => leafLine(room.name, row)).join("\n"), key);
    if (!out.write(`${line}\n`)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve, reject) => out.on("error", reject).end(() => resolve()));
  return { acts, size, origin: log.origin, signed };
}

/** Every tile and bundle of a log of this size. */
function* placesOf(size: number) {
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH))
    for (let number = 0; number < Math.floor(count / TILE_WIDTH); number++) {
      yield { level, number, width: TILE_WIDTH };
      if (level === 0) yield { level: "entries" as const, number, width: TILE_WIDTH };
    }
  for (const place of edgePlaces(size)) {
    yield place;
    if (place.level === 0) yield { ...place, level: "entries" as const };
  }
}

/** `i` the index, `s` the salt, `e` the entry as it was committed to, empty for padding; without a salt it was destroyed. */
function leafLine(realm: string, row: LeafRow): string {
  if (row.salt === null) return JSON.stringify({ i: row.leaf_index, destroyed: true });
  const { act, actor_id, organisation_id = null, at, subject = null, entry } = row;
  const whole = act !== undefined && actor_id !== undefined && at !== undefined && entry !== undefined;
  const recorded: Recorded | undefined =
    row.outbox_id !== null && whole ? { act, actor_id, organisation_id, at, subject, entry } : undefined;
  const text = recorded === undefined ? "" : new TextDecoder().decode(entryBytes(realm, recorded));
  return JSON.stringify({ i: row.leaf_index, s: row.salt.toString("base64"), e: text });
}

/** Names every file with its hash, in a note that the log of all acts signs. */
async function signedList(room: OpenRealm, ledger: RealmLedger, to: string, about: readonly string[]): Promise<number> {
  const { log } = await ledger.current("acts");
  const files = (await readdir(to, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) =>
      join(one.parentPath, one.name)
        .slice(to.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  const lines: string[] = [];
  for (const file of files)
    lines.push(
      `${createHash("sha256")
        .update(await readFile(join(to, file)))
        .digest("hex")} ${file}`,
    );
  const now = await asDuty(room.realm, "keeper", (tx) => tx.now());
  const head = [AUDIT_SCHEMA, `realm ${room.name} ${room.realm.kind}`, `at ${now.toString()}`, ...about];
  const text = `${[...head, ...lines].join("\n")}\n`;
  const signature = await signText(text, signerOf(room, "acts", log.origin));
  await writeFile(join(to, "manifest"), writeNote({ text, signatures: [signature] }));
  return files.length + 1;
}
