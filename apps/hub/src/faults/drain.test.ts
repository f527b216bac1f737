/**
 * Kills the hub, hard, while it drains acts into the log, again and again. Afterwards no act is without its leaf and no leaf without
 * its act, the files are what the database committed to, and it is still the same log.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readCheckpoint, readNote } from "@noroshi/ledger";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostDisk } from "../ledger/disk.ts";
import { entriesIn } from "../ledger/testing-log.ts";
import { type ChildHub, childHub, notice, REALM } from "./testing-child.ts";
import { drawFrom } from "./testing-import.ts";

const seed = fc.readConfigureGlobal().seed ?? 1;
const ROUNDS = process.env["NOROSHI_DEEP"] === "1" ? 30 : 4;
const SENT_A_ROUND = 24;

const checkpoint = (hub: ChildHub) => hub.local("POST", `/local/realms/${REALM}/ledger/checkpoint`);

/** Asks for one checkpoint after the other, until the hub is gone. @returns whether one was cut off by the end */
async function drainUntilGone(hub: ChildHub): Promise<boolean> {
  for (;;) {
    const answered = await checkpoint(hub).catch(() => undefined);
    if (answered === undefined) return true;
    if (answered.status !== 200) return false;
  }
}

interface Kept {
  readonly logs: number;
  /** Acts with no leaf, acts with two, leaves of an act that is not there. */
  readonly wrong: readonly number[];
  readonly leaves: readonly string[];
}

const kept = (hub: ChildHub): Promise<Kept> =>
  hub.look(async (client) => {
    const count = async (query: string) => Number((await client.query(query)).rows[0].n);
    return {
      logs: await count("select count(*) as n from ledger_log where kind = 'acts'"),
      wrong: [
        await count(
          "select count(*) as n from outbox o where not exists (select from ledger_leaf l where l.outbox_id = o.outbox_id)",
        ),
        await count(
          "select count(*) as n from (select from ledger_leaf where outbox_id is not null group by outbox_id having count(*) > 1) twice",
        ),
        await count(
          "select count(*) as n from ledger_leaf l where l.outbox_id is not null and not exists (select from outbox o where o.outbox_id = l.outbox_id)",
        ),
      ],
      leaves: (
        await client.query(
          "select encode(committed, 'hex') as leaf from ledger_leaf join ledger_log using (log_no) where kind = 'acts' order by log_no, leaf_index",
        )
      ).rows.map((row) => String(row.leaf)),
    };
  });

/** The public entries as they lie in the files, under the checkpoint that lies there; the tiles make its root. */
async function published(hub: ChildHub): Promise<readonly string[]> {
  const path = join(hub.dataDir, "ledger", REALM, "acts-1");
  if (!existsSync(join(path, "checkpoint"))) return [];
  const signed = readCheckpoint(readNote(readFileSync(join(path, "checkpoint"), "utf8")).text);
  return (await entriesIn(hostDisk, path, signed)).map((one) => Buffer.from(one).toString("hex"));
}

describe("kill -9 of the hub in the middle of the drain", () => {
  it("leaves every act exactly one leaf, and the files what the database committed to", {
    timeout: 300_000,
  }, async () => {
    const draw = drawFrom(seed);
    await using hub = await childHub();
    let cut = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const coming = Array.from({ length: SENT_A_ROUND }, (_, n) =>
        hub.as("port", "POST", "/api/v1/reports", {
          body: notice(`drained-${round}-${n}`),
          headers: { "idempotency-key": `drained-${round}-${n}` },
        }),
      );
      const draining = drainUntilGone(hub);
      // Some acts are in before the hub is killed; how far the drain has come is left to chance.
      await Promise.race(coming);
      await pause(draw(300));
      await hub.killHub();
      if (await draining) cut++;
      await Promise.all(coming);
      const files = await published(hub);
      await hub.start();
      const { logs, leaves } = await kept(hub);
      expect(logs).toBe(1);
      expect(leaves.slice(0, files.length)).toEqual(files);
    }
    expect(cut).toBe(ROUNDS);
    // What linkage does with what was left over is acts too.
    expect((await hub.local("GET", `/local/realms/${REALM}/settled?wait=30000`)).status).toBe(200);
    expect((await checkpoint(hub)).status).toBe(200);
    const { logs, wrong, leaves } = await kept(hub);
    expect([logs, wrong]).toEqual([1, [0, 0, 0]]);
    expect(await published(hub)).toEqual(leaves);
    expect(leaves.length).toBeGreaterThan(ROUNDS);
  });
});
