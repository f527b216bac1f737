/** Backup and restore on real databases: what comes back is what was there, opened by the same keys and seen by the same readers. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import { internLabel } from "../db/labels.ts";
import { listRealms, type Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation, reportRow } from "../db/testing-nation.ts";
import { backupRealm } from "./backup.ts";
import { type BlobPlace, openBlobs } from "./blobs.ts";
import { eraseReports } from "./erase.ts";
import { exportKeys, readKeyCopy } from "./key-copy.ts";
import { mintKey, openKeys } from "./keys.ts";
import { knownBlobs } from "./known-blobs.ts";
import { restoreRealm } from "./restore.ts";

const SECRET = { recoveryKey: createHash("sha256").update("recovery").digest() };
const KEYS = { recoveryKey: createHash("sha256").update("keys").digest() };
const SIGN_IN =
  'create schema auth; create table auth."user" (id text primary key, name text); create table auth.session (id text primary key, "userId" text not null references auth."user")';
const LIMITS = { largest: 1e9, quota: 1e9 };

let dir = "";
let from: TestCluster;
let to: TestCluster;
let realm: Realm;
let nation: Nation;
const filed: { report: string; key: string; text: string }[] = [];
let blob: { place: BlobPlace; bytes: Buffer };
const backup = () => join(dir, "realm.backup");
const keys = () => join(dir, "realm.keys");

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "noroshi-backup-"));
  from = await testCluster();
  to = await testCluster({ embedded: true }); // roles belong to a server: the same realm needs another one
  realm = await from.realm();
  nation = await foundNation(realm);
  filed.push(await file(realm, nation.port, "港のクレーンが止まった\t\\ 'quoted'\n", "green"));
  filed.push(await file(realm, nation.bank, "for the bank alone", "red"));
  filed.push(await file(realm, nation.port, "another of the port", "green"));
  blob = await fileBlob();
  for (const cluster of [from, to]) await cluster.asAdmin((client) => client.query(SIGN_IN));
  await from.asAdmin((client) =>
    client.query("insert into auth.\"user\" values ('u1', 'Aoi'); insert into auth.session values ('s1', 'u1')"),
  );
  await backupRealm(realm, {
    file: backup(),
    secret: SECRET,
    blobs: openBlobs(realm, from.dataDir, LIMITS),
    schemas: ["auth"],
  });
  await exportKeys(realm, keys(), KEYS);
});
afterAll(async () => {
  await from.stop();
  await to.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function file(realm: Realm, by: Reader, text: string, tlp: "green" | "red") {
  const label = await internLabel(realm, marking(by, { tlp }));
  return asReader(realm, by, async (tx) => {
    const report = nation.chance.uuid();
    const received_at = (await tx.now()).toString();
    const key = await mintKey(realm, tx, { class: "report", month: "2026-07" });
    const row = {
      ...reportRow(by, label, report, received_at, nation.chance),
      content_key: key.id,
      body: key.seal("report", report, Buffer.from(text)),
    };
    await tx.db.insertInto("report").values(row).execute();
    const assertion = {
      assertion_id: nation.chance.uuid(),
      report_id: report,
      ...label,
      ref: "1",
      kind: "domain",
      value: `${tlp}.example`,
      indicator: true,
      received_at,
    };
    await tx.db.insertInto("assertion").values(assertion).execute();
    return { report, key: key.id, text };
  });
}

async function fileBlob() {
  const bytes = systemChance.bytes(300_000);
  const first = filed[0];
  if (first === undefined) throw new Error("file a report first");
  const label = await internLabel(realm, marking(nation.port));
  const place = await asReader(realm, nation.port, async (tx) => {
    const key = (await openKeys(realm, tx, [first.key])).get(first.key);
    if (key === undefined) throw new Error("the owner cannot open its own report");
    const store = openBlobs(realm, from.dataDir, LIMITS);
    const upload = systemChance.uuid();
    await store.append(
      upload,
      key,
      0,
      (async function* () {
        yield bytes;
      })(),
    );
    const done = await store.finish(upload, key, nation.port.organisationId);
    const raw = {
      report_id: first.report,
      ...label,
      media_type: "application/json",
      bytes_length: bytes.length,
      blob_address: done.place.address,
    };
    await tx.db.insertInto("raw").values(raw).execute();
    return done.place;
  });
  return { place, bytes };
}

/** Each report that the reader sees, with its text or "sealed". */
function readAll(of: Realm, reader: Reader): Promise<Record<string, string>> {
  return asReader(of, reader, async (tx) => {
    const rows = await tx.db
      .selectFrom("report")
      .select(["report_id", "content_key", "body"])
      .orderBy("report_id")
      .execute();
    const open = await openKeys(
      of,
      tx,
      rows.map((row) => row.content_key),
    );
    return Object.fromEntries(
      rows.map((row) => [
        row.report_id,
        open.get(row.content_key)?.open("report", row.report_id, row.body).toString() ?? "sealed",
      ]),
    );
  });
}

/** Counts and contents of every kept table, as the keeper sees them. */
function dump(of: Realm): Promise<Record<string, unknown>> {
  return asDuty(of, "keeper", async (tx) => {
    const { rows } = await sql<{
      name: string;
    }>`select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and obj_description(c.oid) like 'kept:%' order by 1`.execute(
      tx.db,
    );
    const out: Record<string, unknown> = {};
    for (const { name } of rows) {
      out[name] = (
        await sql`select count(*)::int as count, md5(string_agg(t::text, '|' order by t::text)) as content from ${sql.table(name)} t`.execute(
          tx.db,
        )
      ).rows[0];
    }
    return out;
  });
}

const restore = async (over: Partial<Parameters<typeof restoreRealm>[1]> = {}, cluster = to) =>
  restoreRealm(cluster.database, {
    file: backup(),
    secret: SECRET,
    keys: await readKeyCopy(keys(), KEYS),
    schemas: ["auth"],
    blobPath: (of, place) => openBlobs(of, cluster.dataDir, LIMITS).sealedPath(place),
    ...over,
  });

describe("a backup", () => {
  it.each([
    ["with another key", () => ({ secret: { recoveryKey: Buffer.alloc(32) } }), "VAULT_WRONG_KEY"],
    ["with a passphrase where a key belongs", () => ({ secret: { passphrase: "x" } }), "VAULT_WRONG_KEY"],
    ["cut by one byte", () => ({ file: spoilt((bytes) => bytes.subarray(0, -1)) }), "VAULT_CUT"],
    ["cut in the middle", () => ({ file: spoilt((bytes) => bytes.subarray(0, bytes.length / 2)) }), "VAULT_CUT"],
    ["with one bit changed in its data", () => ({ file: spoilt((bytes) => flip(bytes, 5_000)) }), "VAULT_CHANGED"],
    [
      "with something added",
      () => ({ file: spoilt((bytes) => Buffer.concat([bytes, bytes.subarray(-4_000)])) }),
      "VAULT_CHANGED",
    ],
    [
      "with its header changed",
      () => ({
        file: spoilt((bytes) =>
          Buffer.from(bytes.toString("latin1").replace('"salt":"', '"salt":"0').replace(/0"/, '"'), "latin1"),
        ),
      }),
      /VAULT_/,
    ],
    ["that brings a schema which was not asked for", () => ({ schemas: [] }), "BACKUP_MISMATCH"],
    ["that is another kind of file", () => ({ file: keys(), secret: KEYS }), "VAULT_UNKNOWN"],
    ["that is no such file", () => ({ file: spoilt(() => Buffer.from("{}\n")) }), "VAULT_UNKNOWN"],
    [
      "with the keys of no realm of that name",
      async () => ({ keys: { ...(await readKeyCopy(keys(), KEYS)), realm: "other" } }),
      "BACKUP_MISMATCH",
    ],
  ])("%s is refused and leaves nothing behind", async (_name, over, code) => {
    const expected = typeof code === "string" ? code : expect.stringMatching(code);
    await expect(restore(await over())).rejects.toMatchObject({ code: expected });
    expect(await listRealms(to.database)).toEqual([]);
  });

  it("holds no key and no word of what was said", () => {
    const bytes = readFileSync(backup());
    expect(bytes.includes(Buffer.from("the bank alone"))).toBe(false);
    expect(bytes.includes(Buffer.from("green.example"))).toBe(false);
  });

  it("is not restored over a realm that is there", async () => {
    await expect(restore({}, from)).rejects.toMatchObject({ code: "RESTORE_NOT_EMPTY" });
  });
});

describe("a restored realm", () => {
  let back: Realm;
  let rebuilt = 0;

  beforeAll(async () => {
    const result = await restore({ rebuild: [async () => void rebuilt++] });
    back = result.realm;
    expect(result.keys).toBe(3);
    expect(result.blobs).toBe(1);
  });
  afterAll(() => back.close());

  it("has the same rows in every kept table", async () => {
    const { reader: _, ...was } = await dump(realm);
    const { reader: __, ...is } = await dump(back);
    expect(is).toEqual(was);
  });

  it("shows each reader the same reports, opened", async () => {
    for (const reader of [nation.port, nation.bank, nation.office])
      expect(await readAll(back, reader)).toEqual(await readAll(realm, reader));
    expect(Object.values(await readAll(back, nation.bank))).toContain("for the bank alone");
    expect(Object.values(await readAll(back, nation.port))).not.toContain("for the bank alone");
  });

  it("has the same visible sets, computed anew", async () => {
    const sets = (of: Realm) =>
      asDuty(of, "keeper", async (tx) => [
        await tx.db.selectFrom("visible_label").selectAll().orderBy("reader_no").orderBy("label_id").execute(),
        await tx.db.selectFrom("visible_class").selectAll().orderBy("reader_no").orderBy("audience_class").execute(),
      ]);
    expect(await sets(back)).toEqual(await sets(realm));
  });

  it("has its blobs, byte for byte", async () => {
    const got = await asReader(back, nation.port, async (tx) => {
      const key = (await openKeys(back, tx, [blob.place.contentKey])).get(blob.place.contentKey);
      if (key === undefined) throw new Error("no key");
      const parts: Buffer[] = [];
      for await (const part of openBlobs(back, to.dataDir, LIMITS).read(blob.place, key)) parts.push(part);
      return Buffer.concat(parts);
    });
    expect(got.equals(blob.bytes)).toBe(true);
  });

  it("has the shared sign-in back, whole", async () => {
    const { rows } = await to.asAdmin((client) =>
      client.query('select s.id, u.name from auth.session s join auth."user" u on u.id = s."userId"'),
    );
    expect(rows).toEqual([{ id: "s1", name: "Aoi" }]);
  });

  it("names its blobs, so that a sweep leaves them", async () => {
    const known = await knownBlobs(back);
    expect(known).toEqual({ blobs: [{ address: blob.place.address, contentKey: blob.place.contentKey }], uploads: [] });
  });

  it("goes on: new labels and rows take new numbers", async () => {
    const label = await internLabel(back, marking(nation.bank, { tlp: "amber" }));
    expect(Object.keys(await dump(back))).toContain("label");
    expect(label.label_id).toBeGreaterThan(2);
  });

  it("had its derived tables rebuilt by their owners", () => {
    expect(rebuilt).toBe(1);
  });
});

describe("what was erased after the backup", () => {
  it("does not come back from it: neither key nor value", async () => {
    const source = await to.realm();
    const { port } = await foundNation(source);
    const gone = await file(source, port, "to be erased later", "green");
    const stays = await file(source, port, "not to be erased", "green");
    const paths = { file: join(dir, "second.backup"), keys: join(dir, "second.keys") };
    await backupRealm(source, { file: paths.file, secret: SECRET });
    await eraseReports(source, [gone.report], "asked to forget");
    await exportKeys(source, paths.keys, KEYS); // the copy is written again: erasure reaches it
    const keys = await readKeyCopy(paths.keys, KEYS);
    const { realm: back } = await restoreRealm(from.database, { file: paths.file, secret: SECRET, keys });
    try {
      expect(await readAll(back, port)).toEqual({ [gone.report]: "sealed", [stays.report]: "not to be erased" });
      const left = await asDuty(back, "keeper", async (tx) => ({
        values: await tx.db.selectFrom("assertion").select("report_id").execute(),
        tombstones: await tx.db.selectFrom("erased").select("content_key").execute(),
      }));
      expect(left).toEqual({ values: [{ report_id: stays.report }], tombstones: [{ content_key: gone.key }] });
    } finally {
      await back.close();
    }
  });
});

function spoilt(change: (bytes: Buffer) => Buffer): string {
  const path = join(dir, `spoilt-${systemChance.uuid()}`);
  writeFileSync(path, change(readFileSync(backup())));
  return path;
}

function flip(bytes: Buffer, at: number): Buffer {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
}
