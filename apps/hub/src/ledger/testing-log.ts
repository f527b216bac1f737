/** For tests of the ledger: acts that wait, a disk that stops at a chosen boundary, a log read back as outsiders read it. */
import { createHash } from "node:crypto";
import {
  leafHash,
  nodesOfTiles,
  openCheckpoint,
  readEntries,
  rootOf,
  sameHash,
  TILE_WIDTH,
  type TrustedCheckpoint,
} from "@noroshi/ledger";
import { nodeSha256, nodeVerify } from "@noroshi/ledger/node";
import { asReader, type Reader } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import type { OpenRealm } from "../open-realm.ts";
import { openRealmRooms } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { type Disk, hostDisk } from "./disk.ts";
import { readTile } from "./folder.ts";
import { type RealmLedger, signerOf } from "./keep.ts";

/** Records acts as a body does them, each in a transaction of its own when `apart`. */
export async function act(realm: Realm, by: Reader, key: LabelKey, many: number, from = 0): Promise<void> {
  await asReader(realm, by, (tx) =>
    record(
      tx,
      Array.from({ length: many }, (_, at) => ({
        act: "report.accepted" as const,
        actorId: tx.reader.actorId,
        labelId: key.label_id,
        subject: subjectOf(from + at),
        facts: { receipt: subjectOf(from + at), version: 1 },
      })),
    ),
  );
}

export function subjectOf(n: number): string {
  const hex = createHash("sha256").update(`act ${n}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const roomOf = (realm: Realm): OpenRealm => openRealmRooms(realm);

export class MachineStopped extends Error {}

/** A disk that stops for good at its n-th boundary; a write that it stops in leaves half of its bytes. */
export function stoppingDisk(at: number): { readonly disk: Disk; readonly boundaries: () => number } {
  let passed = 0;
  const boundary = async (half?: () => Promise<void>): Promise<void> => {
    if (passed >= at) {
      if (passed === at) await half?.();
      passed = Number.POSITIVE_INFINITY;
      throw new MachineStopped("the machine stopped");
    }
    passed++;
  };
  const disk: Disk = {
    read: (path) => hostDisk.read(path),
    async makeFolder(path) {
      await boundary();
      await hostDisk.makeFolder(path);
    },
    async write(path, bytes) {
      await boundary(() => hostDisk.write(path, bytes.slice(0, Math.floor(bytes.length / 2))));
      await hostDisk.write(path, bytes);
    },
    async sync(path) {
      await boundary();
      await hostDisk.sync(path);
    },
    async rename(from, to) {
      await boundary();
      await hostDisk.rename(from, to);
    },
    async remove(path) {
      await boundary();
      await hostDisk.remove(path);
    },
  };
  return { disk, boundaries: () => passed };
}

export interface ReadLog {
  readonly checkpoint: TrustedCheckpoint;
  /** The public entries, oldest first. */
  readonly entries: readonly Uint8Array[];
}

/** The whole log of all acts, read from its files; throws where tiles, entries and root do not belong together. */
export async function readLog(room: OpenRealm, ledger: RealmLedger): Promise<ReadLog> {
  const { log, folder } = await ledger.current("acts");
  const signer = signerOf(room, "acts", log.origin);
  const own = { logs: [signer.key], witnesses: new Map(), groups: new Map(), quorum: "none" };
  const checkpoint = await openCheckpoint(folder.checkpoint() ?? "", own, nodeVerify);
  return { checkpoint, entries: await entriesIn(ledger.disk, folder.path, checkpoint) };
}

/** The public entries under a checkpoint, as the files have them; throws where tiles, entries and root do not belong together. */
export async function entriesIn(
  disk: Disk,
  path: string,
  checkpoint: { readonly size: bigint; readonly root: Uint8Array },
): Promise<readonly Uint8Array[]> {
  const size = Number(checkpoint.size);
  const nodes = nodesOfTiles(nodeSha256, size, (place) => readTile(disk, path, place));
  if (!sameHash(await rootOf(nodeSha256, nodes, size), checkpoint.root)) throw new Error("the tiles make another root");
  const entries: Uint8Array[] = [];
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const bytes = await readTile(disk, path, { level: "entries", number: from / TILE_WIDTH, width });
    entries.push(...readEntries(bytes, width));
  }
  for (const [at, entry] of entries.entries())
    if (!sameHash(leafHash(nodeSha256, entry), await nodes(0, at))) throw new Error(`entry ${at} has another hash`);
  return entries;
}
