/** For the bench of the ledger: acts through outbox and log on a real database and a real disk, timed while the log follows. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { internLabel } from "../db/labels.ts";
import { testCluster } from "../db/testing.ts";
import { foundNation, marking } from "../db/testing-nation.ts";
import { keepAtIntervals } from "./intervals.ts";
import { ledgerOf } from "./keep.ts";
import { act, readLog, roomOf } from "./testing-log.ts";

export interface Rate {
  readonly acts: number;
  /** Seconds until every act was committed with its outbox entry. */
  readonly recorded: number;
  /** Seconds from the first act until all stood in the log under a checkpoint. */
  readonly logged: number;
}

/** Seconds between checkpoints: the least that a hub may be set to. */
const INTERVAL_S = 1;

/** Records acts by several writers at once, some in each transaction, while the log takes them up at its intervals. */
export async function actsThroughLedger(acts: number, perTransaction: number, writers: number): Promise<Rate> {
  await using cluster = await testCluster();
  const dataDir = mkdtempSync(join(tmpdir(), "noroshi-rate-"));
  try {
    const realm = await cluster.realm();
    const nation = await foundNation(realm);
    const key = await internLabel(realm, marking(nation.port, { tlp: "red" }));
    const room = roomOf(realm);
    const ledger = ledgerOf(room, { dataDir, log: () => {} });
    await ledger.tick();
    let next = 0;
    const begin = performance.now();
    const write = async (): Promise<void> => {
      for (let from = next; from < acts; from = next) {
        next += perTransaction;
        await act(realm, nation.port, key, perTransaction, from);
      }
    };
    const intervals = keepAtIntervals(() => [[room, ledger]], String(INTERVAL_S), raise);
    await Promise.all(Array.from({ length: writers }, write));
    const written = performance.now();
    await intervals.stop();
    await ledger.tick();
    const done = performance.now();
    const { entries } = await readLog(room, ledger);
    if (entries.length < acts) throw new Error("acts are missing from the log");
    return { acts, recorded: (written - begin) / 1000, logged: (done - begin) / 1000 };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function raise(line: string): never {
  throw new Error(line);
}
