/**
 * Verifies one log from its files alone: the checkpoint under the policy, every tile recomputed from the entries, the root, and that
 * the log only grew since a checkpoint that somebody remembers. Trusts the keys of the policy and nothing of the log.
 */
import {
  Edge,
  HASH_LENGTH,
  inTime,
  LedgerError,
  openCheckpoint,
  readEntries,
  sameBytes,
  sameHash,
  TILE_WIDTH,
  type Tile,
  type TrustedCheckpoint,
  type TrustPolicy,
  tilePath,
} from "@noroshi/ledger";
import { ahead, type Evidence, type Means, textOf } from "../evidence.ts";
import type { Failure, Findings } from "../findings.ts";
import { type MadeTiles, tilesOf } from "./tiles.ts";

export interface VerifiedLog {
  readonly checkpoint: TrustedCheckpoint;
  /** The public entries, commitments of 32 bytes, one behind the other. */
  readonly commitments: Uint8Array;
  /** The roots of the whole tiles of leaves that those make. */
  readonly roots: readonly Uint8Array[];
}

/** Largest log that is held in memory at once; 32 bytes a leaf. */
const MOST_LEAVES = 20_000_000;

const CODES: Readonly<Partial<Record<string, Failure>>> = {
  LEDGER_QUORUM_MISSED: "QUORUM_MISSED",
  LEDGER_CHECKPOINT_FOREIGN: "LOG_FOREIGN",
  LEDGER_NOTE_UNSIGNED: "LOG_FOREIGN",
};

/** Opens a checkpoint under the policy, or says why it does not count. */
export async function countingCheckpoint(
  text: string,
  place: string,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<TrustedCheckpoint | undefined> {
  try {
    const opened = await openCheckpoint(text, policy, means.verify);
    if (opened.unjudged.length > 0) findings.add("COSIGNATURE_NOT_JUDGED", place, opened.unjudged.join(", "));
    return opened;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    findings.add(CODES[error.code] ?? "CHECKPOINT_BROKEN", place, error.message);
    return undefined;
  }
}

/** Verifies the log below `folder`; undefined where it is not one that counts. */
export async function verifyLog(
  evidence: Evidence,
  folder: string,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<VerifiedLog | undefined> {
  const bytes = await evidence.read(`${folder}/checkpoint`);
  if (bytes === undefined) {
    findings.add("FILE_MISSING", `${folder}/checkpoint`);
    return undefined;
  }
  const checkpoint = await countingCheckpoint(textOf(bytes), `${folder}/checkpoint`, policy, means, findings);
  if (checkpoint === undefined) return undefined;
  if (checkpoint.size > MOST_LEAVES) {
    findings.add("CHECKPOINT_BROKEN", `${folder}/checkpoint`, `more than ${MOST_LEAVES} leaves`);
    return undefined;
  }
  return recompute(evidence, folder, checkpoint, means, findings);
}

async function recompute(
  evidence: Evidence,
  folder: string,
  checkpoint: TrustedCheckpoint,
  means: Means,
  findings: Findings,
): Promise<VerifiedLog> {
  const size = Number(checkpoint.size);
  const commitments = await readCommitments(evidence, folder, size, findings);
  const readable = commitments.length / HASH_LENGTH;
  const edge = new Edge();
  const roots: Uint8Array[] = [];
  const hold = async (tiles: readonly Tile[]): Promise<void> => {
    for (const { place, bytes } of tiles) {
      const path = `${folder}/${tilePath(place)}`;
      const there = await evidence.read(path);
      if (there === undefined) findings.add("FILE_MISSING", path);
      else if (!sameBytes(there, bytes)) findings.add("TILE_WRONG", path, "its hashes are not those of the entries");
    }
  };
  for await (const made of wholeTiles(commitments, means)) {
    const number = roots.length;
    await hold(made.tiles.map((bytes, at) => ({ place: { level: 0, number: number + at, width: TILE_WIDTH }, bytes })));
    await hold(await inTime(means.digests, edge.appendRoots(made.roots)));
    roots.push(...made.roots);
  }
  const rest = hashesIn(commitments.subarray(roots.length * TILE_WIDTH * HASH_LENGTH));
  await inTime(means.digests, edge.append(rest));
  const log = { checkpoint, commitments, roots };
  // What follows a bundle that is missing is not judged: it could not be held against anything.
  if (readable < size) return log;
  await hold(edge.partial());
  if (!sameHash(await inTime(means.digests, edge.root()), checkpoint.root))
    findings.add("TILE_WRONG", folder, "the entries do not make the root that was signed");
  return log;
}

/** The commitments of all bundles, until one that is missing or is none. */
async function readCommitments(
  evidence: Evidence,
  folder: string,
  size: number,
  findings: Findings,
): Promise<Uint8Array> {
  const commitments = new Uint8Array(size * HASH_LENGTH);
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const path = `${folder}/${tilePath({ level: "entries", number: from / TILE_WIDTH, width })}`;
    const entries = await bundle(evidence, path, width, findings);
    if (entries === undefined) return commitments.slice(0, from * HASH_LENGTH);
    for (const [at, entry] of entries.entries()) commitments.set(entry, (from + at) * HASH_LENGTH);
  }
  return commitments;
}

/** Whole tiles that are made at once. */
const TILES_AT_ONCE = 32;

/** The whole tiles of leaves in their order, with their roots; several lots under way where there are threads for them. */
async function* wholeTiles(commitments: Uint8Array, means: Means): AsyncGenerator<MadeTiles> {
  const lot = TILES_AT_ONCE * TILE_WIDTH * HASH_LENGTH;
  const whole = Math.floor(commitments.length / (TILE_WIDTH * HASH_LENGTH)) * TILE_WIDTH * HASH_LENGTH;
  const make = (bytes: Uint8Array) => means.threads?.tiles(bytes) ?? inTime(means.digests, tilesOf(bytes));
  yield* ahead(
    function* () {
      for (let from = 0; from < whole; from += lot) yield commitments.subarray(from, Math.min(whole, from + lot));
    },
    make,
    means.threads?.width ?? 1,
  );
}

async function bundle(
  evidence: Evidence,
  path: string,
  width: number,
  findings: Findings,
): Promise<readonly Uint8Array[] | undefined> {
  const bytes = await evidence.read(path);
  if (bytes === undefined) {
    findings.add("FILE_MISSING", path);
    return undefined;
  }
  try {
    const entries = readEntries(bytes, width);
    if (entries.some((entry) => entry.length !== HASH_LENGTH))
      throw new LedgerError("LEDGER_TILE_MALFORMED", "no commitment");
    return entries;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    findings.add("TILE_WRONG", path, error.message);
    return undefined;
  }
}

/** Whether the log only grew since a checkpoint that was remembered; its own root then follows from the entries. */
export async function holdRemembered(
  log: VerifiedLog,
  remembered: string,
  policy: TrustPolicy,
  means: Means,
  findings: Findings,
): Promise<void> {
  const earlier = await rememberedCheckpoint(remembered, policy, means, findings);
  if (earlier === undefined) return;
  const { checkpoint, commitments, roots } = log;
  if (earlier.origin !== checkpoint.origin)
    return findings.add("LOG_REWRITTEN", "acts/checkpoint", `another log stood here: ${earlier.origin}`);
  if (earlier.size > checkpoint.size)
    return findings.add(
      "LOG_OLDER_THAN_REMEMBERED",
      "acts/checkpoint",
      `${checkpoint.size} leaves, ${earlier.size} are remembered`,
    );
  // A bundle that is missing is named as missing; what it held cannot be said to be another.
  if (commitments.length < Number(earlier.size) * HASH_LENGTH) return;
  const grown = new Edge();
  const [size, tiles] = [Number(earlier.size), Math.floor(Number(earlier.size) / TILE_WIDTH)];
  await inTime(means.digests, grown.appendRoots(roots.slice(0, tiles)));
  const rest = commitments.subarray(tiles * TILE_WIDTH * HASH_LENGTH, size * HASH_LENGTH);
  await inTime(means.digests, grown.append(hashesIn(rest)));
  if (!sameHash(await inTime(means.digests, grown.root()), earlier.root))
    findings.add(
      "LOG_REWRITTEN",
      "acts/checkpoint",
      `its first ${earlier.size} leaves are not those that are remembered`,
    );
}

async function rememberedCheckpoint(text: string, policy: TrustPolicy, means: Means, findings: Findings) {
  // A remembered checkpoint counts by the log's own signature: a witness may have kept it before others had cosigned.
  return countingCheckpoint(text, "remembered", { ...policy, quorum: "none" }, means, findings);
}

function hashesIn(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, at) =>
    bytes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH),
  );
}
