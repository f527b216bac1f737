/** Content keys on a real database: what is sealed opens where it lies and nowhere else, and an erased key opens nothing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, marking, type Nation, reportRow } from "../db/testing-nation.ts";
import { eraseKeys, expireClass, type KeyClass, mintKey, openKeys, rewrapKeys } from "./keys.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
const JULY: KeyClass = { class: "report", month: "2026-07" };

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  nation = await foundNation(realm);
});
afterAll(() => cluster.stop());

/** Files a report whose body is sealed under a new key; gives back both ids. */
async function file(by: Reader, text: string, tlp: "green" | "red" = "green", under = JULY) {
  const label = await internLabel(realm, marking(by, { tlp }));
  return asReader(realm, by, async (tx) => {
    const report = nation.chance.uuid();
    const key = await mintKey(realm, tx, under);
    const body = key.seal("report", report, Buffer.from(text));
    const row = {
      ...reportRow(by, label, report, (await tx.now()).toString(), nation.chance),
      content_key: key.id,
      body,
    };
    await tx.db.insertInto("report").values(row).execute();
    return { report, key: key.id };
  });
}

/** Reads a report's text as the reader, or says that it cannot be opened. */
function read(reader: Reader, filed: { report: string; key: string }): Promise<string> {
  return asReader(realm, reader, async (tx) => {
    const key = (await openKeys(realm, tx, [filed.key])).get(filed.key);
    const row = await tx.db
      .selectFrom("report")
      .select("body")
      .where("report_id", "=", filed.report)
      .executeTakeFirst();
    if (row === undefined) return "no row";
    return key === undefined ? "no key" : key.open("report", filed.report, row.body).toString();
  });
}

describe("a data key", () => {
  it("opens what it sealed, for its owner and for whoever sees the report", async () => {
    const filed = await file(nation.port, "the crane stands still");
    expect(await read(nation.port, filed)).toBe("the crane stands still");
    expect(await read(nation.office, filed)).toBe("the crane stands still");
  });

  it("is not given to a reader that sees nothing under it", async () => {
    const filed = await file(nation.port, "for us alone", "red");
    const keys = await asReader(realm, nation.bank, (tx) => openKeys(realm, tx, [filed.key]));
    expect([...keys.keys()]).toEqual([]);
  });

  it("opens nothing in another row, in another table, or after one bit has changed", async () => {
    const filed = await file(nation.port, "bound to its place");
    await asReader(realm, nation.port, async (tx) => {
      const key = (await openKeys(realm, tx, [filed.key])).get(filed.key);
      const row = await tx.db
        .selectFrom("report")
        .select("body")
        .where("report_id", "=", filed.report)
        .executeTakeFirstOrThrow();
      const broken = Buffer.from(row.body);
      broken.writeUInt8(broken.readUInt8(20) ^ 1, 20);
      expect(() => key?.open("raw", filed.report, row.body)).toThrow(expect.objectContaining({ code: "SEAL_BROKEN" }));
      expect(() => key?.open("report", filed.key, row.body)).toThrow(expect.objectContaining({ code: "SEAL_BROKEN" }));
      expect(() => key?.open("report", filed.report, broken)).toThrow(expect.objectContaining({ code: "SEAL_BROKEN" }));
      expect(() => key?.open("report", filed.report, row.body.subarray(0, 10))).toThrow(
        expect.objectContaining({ code: "SEAL_BROKEN" }),
      );
    });
  });

  it("does not exist if the act that minted it did not commit", async () => {
    let id = "";
    const act = asReader(realm, nation.port, async (tx) => {
      id = (await mintKey(realm, tx, JULY)).id;
      throw new Error("the act fails");
    });
    await expect(act).rejects.toThrow("the act fails");
    const found = await asDuty(realm, "keeper", (tx) => openKeys(realm, tx, [id]));
    expect(found.size).toBe(0);
  });

  it("is gone for everyone once erased, and a tombstone stays", async () => {
    const filed = await file(nation.port, "to be forgotten");
    expect(await eraseKeys(realm, [filed.key], "the owner asked")).toEqual([filed.key]);
    expect(await read(nation.port, filed)).toBe("no key");
    expect((await asDuty(realm, "keeper", (tx) => openKeys(realm, tx, [filed.key]))).size).toBe(0);
    const tombstone = await asDuty(realm, "keeper", (tx) =>
      tx.db.selectFrom("erased").select("reason").where("content_key", "=", filed.key).execute(),
    );
    expect(tombstone).toEqual([{ reason: "the owner asked" }]);
    expect(await eraseKeys(realm, [filed.key], "again")).toEqual([]);
  });
});

describe("a class's key of a month", () => {
  it("takes all its data keys with it when it expires, except those that a legal hold re-wrapped", async () => {
    const may: KeyClass = { class: "report", month: "2026-05" };
    const held = await file(nation.port, "held", "green", may);
    const expired = await file(nation.port, "expired", "green", may);
    const other = await file(nation.port, "another month");
    expect(await rewrapKeys(realm, [held.key], { class: "hold:court 7", month: "2026-05" })).toBe(1);
    expect(await expireClass(realm, may, "retention ended")).toBe(1);
    expect([await read(nation.port, held), await read(nation.port, expired), await read(nation.port, other)]).toEqual([
      "held",
      "no key",
      "another month",
    ]);
    expect(await read(nation.port, await file(nation.port, "a fresh class key", "green", may))).toBe(
      "a fresh class key",
    );
  });
});

describe("the key file", () => {
  it("is needed: with another realm key nothing opens", async () => {
    const filed = await file(nation.port, "under this key file");
    const stranger = { ...realm, key: { realm: realm.name, derive: () => Buffer.alloc(32, 7) } };
    await asReader(realm, nation.port, async (tx) => {
      await expect(openKeys(stranger, tx, [filed.key])).rejects.toMatchObject({ code: "SEAL_BROKEN" });
    });
  });

  it("lies in a private file that only the hub's user may read", async () => {
    const { statSync } = await import("node:fs");
    expect(statSync(`${cluster.dataDir}/secrets/realm-${realm.name}.key`).mode & 0o777).toBe(0o600);
    expect(statSync(`${cluster.dataDir}/secrets`).mode & 0o777).toBe(0o700);
  });
});
