/** For the bench of the ledger: acts through outbox and log on a real database and a real disk, timed in two parts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { internLabel } from "../db/labels.ts";
import { testCluster } from "../db/testing.ts";
import { foundNation, marking } from "../db/testing-nation.ts";
import { ledgerOf } from "./keep.ts";
import { act, readLog, roomOf } from "./testing-log.ts";

export interface Rate {
  readonly acts: number;
  /** Seconds until every act was committed with its outbox entry. */
  readonly recorded: number;
  /** Seconds from then until all stood in the log under a checkpoint. */
  readonly logged: number;
}

/** Records acts by several writers at once, some in each transaction, then publishes one checkpoint over them. */
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
    await Promise.all(Array.from({ length: writers }, write));
    const written = performance.now();
    await ledger.tick();
    const done = performance.now();
    const { entries } = await readLog(room, ledger);
    if (entries.length < acts) throw new Error("acts are missing from the log");
    return { acts, recorded: (written - begin) / 1000, logged: (done - written) / 1000 };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
