import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation, reportRow } from "../db/testing-nation.ts";
import { type ContentKey, mintKey } from "../keeping/keys.ts";
import { recordDigest, sha256 } from "../keeping/record-digest.ts";
import { exportRecords } from "./export-records.ts";
import { roomOf } from "./testing-log.ts";

const AT = "2026-01-01T00:00:00Z";
const SALT = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), "noroshi-records-"));
let cluster: TestCluster;
let realm: Realm;
let nation: Nation;

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: AT } });
  nation = await foundNation(realm);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster.stop();
});

/** A report as intake writes it; its bytes lie with it or, where `original` is null, with another report of its submission. */
async function kept(text: string, original: string | null): Promise<{ id: string; key: ContentKey }> {
  const label = await internLabel(realm, marking(nation.port));
  return asReader(realm, nation.port, async (tx) => {
    const id = nation.chance.uuid();
    const key = await mintKey(realm, tx, { class: "report", month: "2026-01" });
    const row = {
      ...reportRow(nation.port, label, id, AT, nation.chance),
      content_key: key.id,
      body: key.seal("report", id, Buffer.from(text)),
      salt: key.seal("record salt", id, SALT),
    };
    await tx.db.insertInto("report").values(row).execute();
    if (original !== null)
      await tx.db
        .insertInto("raw")
        .values({
          ...label,
          report_id: id,
          media_type: "text/plain",
          bytes_length: original.length,
          bytes: key.seal("raw", id, Buffer.from(original)),
        })
        .execute();
    return { id, key };
  });
}

async function exported(): Promise<ReadonlyMap<string, { state: string; digest: string | null }>> {
  const path = join(folder, `${nation.chance.uuid()}.ndjson`);
  await exportRecords(roomOf(realm), path);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return new Map(
    lines.map((line) => JSON.parse(line) as { id: string; state: string; digest: string | null }).map((r) => [r.id, r]),
  );
}

const digestOf = (text: string, original: string | null): string =>
  recordDigest(SALT, {
    body: Buffer.from(text),
    original: original === null ? null : sha256(Buffer.from(original)),
  });

const change = (statement: string, values: readonly unknown[]): Promise<unknown> =>
  cluster.asAdmin((client) => client.query(statement.replaceAll("SCHEMA", realm.names.schema), [...values]));

describe("the records of an export", () => {
  it("have the digest that their act named, whether their bytes lie with them or with another of their submission", async () => {
    const [one, two] = [await kept("the pumps stand still", "pumps!"), await kept("so do the cranes", null)];
    const records = await exported();
    expect(records.get(one.id)).toMatchObject({
      state: "present",
      digest: digestOf("the pumps stand still", "pumps!"),
    });
    expect(records.get(two.id)).toMatchObject({ state: "present", digest: digestOf("so do the cranes", null) });
  });

  it("have another one after body or bytes were altered by somebody who holds their keys, and none where they do not open", async () => {
    const [body, bytes, gone, raw] = [
      await kept("a", "a!"),
      await kept("b", "b!"),
      await kept("c", "c!"),
      await kept("d", "d!"),
    ];
    await change("update SCHEMA.report set body = $1 where report_id = $2", [
      body.key.seal("report", body.id, Buffer.from("another")),
      body.id,
    ]);
    await change("update SCHEMA.raw set bytes = $1 where report_id = $2", [
      bytes.key.seal("raw", bytes.id, Buffer.from("another")),
      bytes.id,
    ]);
    await change("update SCHEMA.report set body = set_byte(body, 20, get_byte(body, 20) # 1) where report_id = $1", [
      gone.id,
    ]);
    await change("delete from SCHEMA.raw where report_id = $1", [raw.id]);
    const records = await exported();
    expect(records.get(body.id)?.digest).not.toBe(digestOf("a", "a!"));
    expect(records.get(bytes.id)?.digest).not.toBe(digestOf("b", "b!"));
    expect(records.get(gone.id)).toMatchObject({ digest: null });
    expect(records.get(raw.id)?.digest).not.toBe(digestOf("d", "d!"));
  });
});
