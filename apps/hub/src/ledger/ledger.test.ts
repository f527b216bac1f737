import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leafHash, proveConsistency, readProof, verifyConsistency, verifyProof } from "@noroshi/ledger";
import { nodeDigests, nodeSha256, nodeVerify } from "@noroshi/ledger/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asReader } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation } from "../db/testing-nation.ts";
import type { OpenRealm } from "../open-realm.ts";
import { ledgerOf, type RealmLedger, signerOf } from "./keep.ts";
import { leavesFor } from "./leaves.ts";
import { proofOf, provable } from "./prove.ts";
import { act, MachineStopped, readLog, roomOf, stoppingDisk, subjectOf } from "./testing-log.ts";

let cluster: TestCluster;
let realm: Realm;
let room: OpenRealm;
let nation: Nation;
let key: LabelKey;
let dataDir: string;
const folders: string[] = [];

beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  await cluster.stop();
});
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "noroshi-log-"));
  folders.push(dataDir);
  realm = await cluster.realm();
  room = roomOf(realm);
  nation = await foundNation(realm);
  key = await internLabel(realm, marking(nation.port, { tlp: "red" }));
});

const logged: string[] = [];
const open = (over: Partial<Parameters<typeof ledgerOf>[1]> = {}): RealmLedger =>
  ledgerOf(room, { dataDir, log: (line) => logged.push(line), ...over });

interface Counts {
  readonly acts: number;
  readonly leaves: number;
  readonly most: number;
}

/** Acts in the outbox, acts that have a leaf in the running log, and the most leaves that one act has there. */
const counts = (): Promise<Counts> =>
  cluster.asAdmin(async (client) => {
    await client.query(`set search_path = ${realm.names.schema}`);
    const { rows } = await client.query<Counts>(`
      select (select count(*) from outbox)::int as acts, count(distinct l.outbox_id)::int as leaves, coalesce(max(l.n), 0)::int as most
      from (select outbox_id, count(*) as n from ledger_leaf join ledger_log using (log_no)
        where kind = 'acts' and ended_at is null and outbox_id is not null group by outbox_id) l`);
    return rows[0] ?? { acts: 0, leaves: 0, most: 0 };
  });

describe("the log of a realm", () => {
  it("has exactly one entry for every act, beside padding that looks the same", async () => {
    const ledger = open();
    await act(realm, nation.port, key, 40);
    await ledger.tick();
    await act(realm, nation.port, key, 300, 100);
    await ledger.tick();
    await ledger.tick();
    expect(await counts()).toEqual({ acts: 340, leaves: 340, most: 1 });
    const { checkpoint, entries } = await readLog(room, ledger);
    expect(Number(checkpoint.size)).toBe(64 + 512 + 64);
    expect(new Set(entries.map((entry) => entry.length))).toEqual(new Set([32]));
    expect(new Set(entries.map((entry) => Buffer.from(entry).toString("hex"))).size).toBe(640);
  });

  it("grows alike whether little or nothing happened", async () => {
    expect([0, 1, 40, 64].map(leavesFor)).toEqual([64, 64, 64, 64]);
    expect(leavesFor(65)).toBe(128);
    const ledger = open();
    const sizes: bigint[] = [];
    for (const many of [0, 40, 1, 0]) {
      if (many > 0) await act(realm, nation.port, key, many, sizes.length * 100);
      await ledger.tick();
      sizes.push((await readLog(room, ledger)).checkpoint.size);
    }
    expect(sizes).toEqual([64n, 128n, 192n, 256n]);
  });

  it("loses and doubles nothing at whichever boundary the machine stops, and only ever grows", {
    timeout: 300_000,
  }, async () => {
    await open().tick();
    let before = (await readLog(room, open())).checkpoint;
    let stopped = 0;
    for (let at = 0; ; at++) {
      await act(realm, nation.port, key, 3, at * 10);
      const { disk } = stoppingDisk(at);
      const ended = await open({ disk })
        .tick()
        .then(
          () => "done",
          (error: unknown) => error,
        );
      const ledger = open();
      await ledger.tick();
      const now = await readLog(room, ledger);
      const { folder } = await ledger.current("acts");
      const size = Number(now.checkpoint.size);
      const proof = await proveConsistency(nodeSha256, folder.nodes(size), Number(before.size), size);
      expect(verifyConsistency(nodeSha256, { earlier: before, later: now.checkpoint, proof }), `boundary ${at}`).toBe(
        true,
      );
      before = now.checkpoint;
      if (ended === "done") break;
      expect(ended).toBeInstanceOf(MachineStopped);
      stopped++;
    }
    expect(stopped).toBeGreaterThan(20);
    const { acts, leaves, most } = await counts();
    expect([leaves, most]).toEqual([acts, 1]);
    expect(acts).toBe((stopped + 1) * 3);
  });

  it("is ended where its files are gone or its database went back, and another one holds every act again", async () => {
    const ledger = open();
    await act(realm, nation.port, key, 10);
    await ledger.tick();
    const first = (await ledger.current("acts")).log.origin;
    rmSync(join(dataDir, "ledger"), { recursive: true });
    const again = open();
    await again.tick();
    const { log } = await again.current("acts");
    expect(log.origin).not.toBe(first);
    expect(await counts()).toEqual({ acts: 10, leaves: 10, most: 1 });
    expect(logged.some((line) => line.includes(first))).toBe(true);
  });

  it("refuses to go on from tiles that were changed", async () => {
    const ledger = open();
    await act(realm, nation.port, key, 10);
    await ledger.tick();
    const { folder } = await ledger.current("acts");
    const path = join(folder.path, "tile/0/000.p/64");
    const { readFileSync, writeFileSync } = await import("node:fs");
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
    writeFileSync(path, bytes);
    await expect(open().tick()).rejects.toMatchObject({ code: "LEDGER_PROOF_WRONG" });
  });
});

describe("what was recorded", () => {
  it("is changed and deleted by nobody, the owner of the database included", async () => {
    await act(realm, nation.port, key, 2);
    for (const statement of [
      "delete from outbox",
      "truncate outbox cascade",
      `update outbox set entry = '{"receipt":"another"}'`,
      "update outbox set at = at - interval '1 day'",
    ])
      await expect(
        cluster.asAdmin(async (client) => {
          await client.query(`set search_path = ${realm.names.schema}`);
          await client.query(statement);
        }),
        statement,
      ).rejects.toMatchObject({ code: "NR073" });
    expect((await counts()).acts).toBe(2);
  });
});

describe("the proof of an act", () => {
  it("is given to the body that acted, stands alone, and convinces under a policy that names the log", async () => {
    const ledger = open();
    await act(realm, nation.port, key, 5);
    const read = <T>(fn: Parameters<typeof asReader<T>>[2]) => asReader(realm, nation.port, fn, { readOnly: true });
    const [waiting] = await read((tx) => provable(tx, realm.name, subjectOf(3)));
    expect(waiting?.state).toBe("waiting");
    await ledger.tick();
    const [one] = await read((tx) => provable(tx, realm.name, subjectOf(3)));
    expect(one).toMatchObject({ state: "proved", act: "report.accepted", subject: subjectOf(3) });
    const digest = Buffer.from(one?.id ?? "", "hex");
    const proved = await proofOf(read, realm.name, ledger, digest);
    if (proved?.state !== "proved") throw new Error("no proof");
    const { log } = await ledger.current("acts");
    const policy = {
      logs: [signerOf(room, "acts", log.origin).key],
      witnesses: new Map(),
      groups: new Map(),
      quorum: "none",
    };
    const { extra = new Uint8Array() } = readProof(proved.file);
    const leaf = leafHash(nodeSha256, nodeSha256(extra));
    const trusted = await verifyProof(nodeDigests, proved.file, leaf, policy, nodeVerify);
    expect(trusted.origin).toBe(log.origin);
    const entry = JSON.parse(new TextDecoder().decode(extra.slice(32)));
    expect(entry).toMatchObject({ act: "report.accepted", realm: realm.name, subject: subjectOf(3) });

    const others = <T>(fn: Parameters<typeof asReader<T>>[2]) => asReader(realm, nation.bank, fn, { readOnly: true });
    expect(await others((tx) => provable(tx, realm.name, subjectOf(3)))).toEqual([]);
    expect(await proofOf(others, realm.name, ledger, digest)).toBeUndefined();
  });
});
