/** Retention on a real hub: what goes and only what may go, of two people, everywhere; and what stops it. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerApproval, askApproval, spendApproval } from "../approvals/approval.ts";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { listRealms, openRealm, type Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundBody, foundNation, foundPerson, marking, type Nation, reportRow } from "../db/testing-nation.ts";
import { backupRealm } from "../keeping/backup.ts";
import { eraseReports } from "../keeping/erase.ts";
import { exportKeys, readKeyCopy } from "../keeping/key-copy.ts";
import { eraseKeys, mintKey, openKeys } from "../keeping/keys.ts";
import { restoreRealm } from "../keeping/restore.ts";
import { disposeApproved } from "./dispose.ts";
import { holdRows, insertDisposal, insertHold, writeLifted, writeLifting, writePlaced } from "./store.ts";
import { verifyRetention } from "./verify.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let commission: Reader;
let lawyer: Reader & { personId: string };
let second: Reader & { personId: string };
let commissioner: Reader & { personId: string };
beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: "2026-01-01T00:00:00Z" } });
  nation = await foundNation(realm);
  commission = await foundBody(realm, nation.chance, "commission", "commission");
  lawyer = await foundPerson(realm, nation.chance, nation.office, "legal_officer");
  second = await foundPerson(realm, nation.chance, nation.office, "legal_officer");
  commissioner = await foundPerson(realm, nation.chance, commission, "oversight_commissioner");
});
afterAll(() => cluster.stop());

let clock = "2026-01-01T00:00:00Z";
const stepTo = (at: string) => {
  clock = at;
  return cluster.asAdmin((c) => c.query(`update ${realm.names.schema}.realm set clock_stepped = '${at}'`));
};

async function filed(text = "the pumps stand still", over: object = {}) {
  const label = await internLabel(realm, marking(nation.port));
  return asReader(realm, nation.port, async (tx) => {
    const report = nation.chance.uuid();
    const key = await mintKey(realm, tx, { class: "report", month: clock.slice(0, 7) });
    const body = key.seal("report", report, Buffer.from(text));
    const row = {
      ...reportRow(nation.port, label, report, clock, nation.chance),
      content_key: key.id,
      body,
      kind: "common_form",
      ...over,
    };
    await tx.db.insertInto("report").values(row).execute();
    await tx.db
      .insertInto("search_token")
      .values({ token: 77, report_id: report, ...label })
      .execute();
    return { report, key: key.id };
  });
}

const until = () => new Date(Date.parse(clock) + 86_400_000).toISOString();
const labelWith = (by: Reader, other: Reader) =>
  internLabel(realm, marking(by, { class: "act", audience: [by.organisationId, other.organisationId].sort() }));

/** Proposed by the office's lawyer, agreed to by a commissioner. */
async function agreed(reports: readonly string[], kept = "reports"): Promise<string> {
  const label = await labelWith(lawyer, commission);
  const id = nation.chance.uuid();
  const object = { class: kept, reports: [...reports].sort() };
  await asReader(realm, lawyer, async (tx) => {
    const asking = { id, labelId: label.label_id, act: "retention.dispose", subject: null, object, until: until() };
    await askApproval(tx, { ...asking, rule: "other_organisation", reason: "their time is over" });
    await insertDisposal(tx, { id, label, class: kept, reports });
  });
  await asReader(realm, commissioner, async (tx) => {
    await answerApproval(tx, { id, answer: "confirmed", reason: null });
    await spendApproval(tx, { id, act: "retention.dispose", object });
  });
  return id;
}

async function held(report: string): Promise<string> {
  const label = await labelWith(lawyer, commission);
  const [id, placing] = [nation.chance.uuid(), nation.chance.uuid()];
  const object = { kind: "report", id: report };
  await asReader(realm, lawyer, async (tx) => {
    const asking = {
      id: placing,
      labelId: label.label_id,
      act: "legal_hold.place",
      subject: id,
      object,
      until: until(),
    };
    await askApproval(tx, { ...asking, rule: "other_person", reason: "evidence in a trial" });
    await insertHold(tx, { id, label, kind: "report", about: report, placing });
  });
  await asReader(realm, second, async (tx) => {
    await answerApproval(tx, { id: placing, answer: "confirmed", reason: null });
    await writePlaced(tx, id);
  });
  return id;
}

async function lifted(id: string): Promise<void> {
  const lifting = nation.chance.uuid();
  const [hold] = await asReader(realm, lawyer, (tx) => holdRows(tx, id, 1));
  await asReader(realm, lawyer, async (tx) => {
    const object = { kind: "report", id: hold?.about_id };
    const asking = {
      id: lifting,
      labelId: hold?.label_id ?? 0,
      act: "legal_hold.lift",
      subject: id,
      object,
      until: until(),
    };
    await askApproval(tx, { ...asking, rule: "other_person", reason: "the trial is over" });
    await writeLifting(tx, id, lifting);
  });
  await asReader(realm, second, async (tx) => {
    await answerApproval(tx, { id: lifting, answer: "confirmed", reason: null });
    await writeLifted(tx, id);
  });
}

const opens = (key: string) => asReader(realm, nation.port, async (tx) => (await openKeys(realm, tx, [key])).has(key));
const codes = async () => (await verifyRetention(realm)).findings.map((f) => f.code);

describe("what is erased", () => {
  it("went on its day, of two people, under a certificate, out of every index; what is not due or held stays", async () => {
    const old = await filed();
    const kept = await filed("evidence");
    const hold = await held(kept.report);
    await stepTo("2031-01-02T00:00:00Z");
    const fresh = await filed("of today");
    await agreed([old.report, kept.report, fresh.report]);
    expect(await disposeApproved(realm)).toBe(1);
    expect([await opens(old.key), await opens(kept.key), await opens(fresh.key)]).toEqual([false, true, true]);
    expect(await codes()).toEqual([]);
    await lifted(hold);
    await agreed([kept.report]);
    await disposeApproved(realm);
    expect(await opens(kept.key)).toBe(false);
    expect(await codes()).toEqual([]);
  });

  it("has left no row of its own that is not empty, whatever table it stood in", async () => {
    const tables = await cluster.asAdmin((c) =>
      c.query<{ name: string }>(
        "select table_name as name from information_schema.columns where table_schema = $1 and column_name = 'report_id'",
        [realm.names.schema],
      ),
    );
    // Its own empty row; what others said of it; that it was received; where it was pinned.
    const STAYS = [
      "report",
      "receipt",
      "attachment",
      "assessment",
      "case_report",
      "clock",
      "clock_event",
      "inquiry_word",
    ];
    const gone = await asDuty(realm, "keeper", async (tx) => {
      const found: string[] = [];
      for (const { name } of tables.rows.filter((row) => !STAYS.includes(row.name))) {
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(name)} t
          join report r on r.report_id = t.report_id join erased e on e.content_key = r.content_key`.execute(tx.db);
        if (rows[0]?.n !== 0) found.push(name);
      }
      return found;
    });
    expect(gone).toEqual([]);
  });
});

describe("a legal hold", () => {
  it("is held by the database itself, whoever erases and for whatever reason, and takes two people", async () => {
    const { report, key } = await filed("evidence of another matter");
    await held(report);
    await expect(eraseReports(realm, [report], "by hand")).rejects.toThrow(/row-level security/);
    await expect(eraseKeys(realm, [key], "by hand")).rejects.toMatchObject({ constraint: "legal_hold_lies" });
    expect(await opens(key)).toBe(true);
    const label = await labelWith(lawyer, commission);
    const [id, placing] = [nation.chance.uuid(), nation.chance.uuid()];
    await asReader(realm, lawyer, async (tx) => {
      const object = { kind: "report", id: report };
      const asking = {
        id: placing,
        labelId: label.label_id,
        act: "legal_hold.place",
        subject: id,
        object,
        until: until(),
      };
      await askApproval(tx, { ...asking, rule: "other_person", reason: "evidence in a trial" });
      await insertHold(tx, { id, label, kind: "report", about: report, placing });
    });
    await expect(asReader(realm, lawyer, (tx) => writePlaced(tx, id))).rejects.toMatchObject({
      constraint: "approval_takes_two_people",
    });
  });
});

describe("a verification", () => {
  it("names what was erased past all this: without a certificate, early, under a hold, or certified anew", async () => {
    const bare = await filed("erased by hand");
    await eraseReports(realm, [bare.report], "by hand");
    const named = (await verifyRetention(realm)).findings.filter((f) => f.key === bare.key).map((f) => f.code);
    expect(named).toEqual(["ERASED_WITHOUT_CERTIFICATE"]);
    const early = await filed("erased early");
    const under = await filed("erased under a hold");
    await held(under.report);
    const disposal = await agreed([early.report, under.report]);
    // Neither is due: nothing is erased, and both are kept back.
    await disposeApproved(realm);
    await asDuty(realm, "keeper", async (tx) => {
      for (const { key } of [early, under]) {
        const words = JSON.stringify({
          key,
          class: "reports",
          dueAt: "2040-01-01T00:00:00Z",
          at: clock,
          proposedBy: "a",
          approvedBy: "b",
        });
        await sql`insert into erasure_certificate values (${key}::uuid, ${disposal}::uuid, ${words}, sha256(convert_to(${words}, 'UTF8')))`.execute(
          tx.db,
        );
      }
    });
    // Past row security, as only who runs the database could.
    await cluster.asAdmin(async (c) => {
      await c.query(`set search_path = ${realm.names.schema}`);
      await c.query("alter table erased disable row level security");
      await c.query("insert into erased select unnest($1::uuid[]), realm_now(), 'by hand'", [[early.key, under.key]]);
      await c.query("alter table erased enable row level security");
      await c.query("delete from content_key where content_key = any ($1::uuid[])", [[early.key, under.key]]);
    });
    const found = (await verifyRetention(realm)).findings.filter((f) => [early.key, under.key].includes(f.key));
    expect(found.filter((f) => f.key === early.key).map((f) => f.code)).toEqual([
      "ERASED_BEFORE_ITS_DATE",
      "CERTIFIED_BUT_STILL_THERE",
    ]);
    expect(found.filter((f) => f.key === under.key).map((f) => f.code)).toContain("ERASED_UNDER_HOLD");
  });
});

describe("an old backup", () => {
  it("brings nothing back of what was disposed of since", async () => {
    const dir = mkdtempSync(join(tmpdir(), "noroshi-retention-"));
    const to = await testCluster({ embedded: true });
    try {
      const secret = { recoveryKey: createHash("sha256").update("recovery").digest() };
      const secretKeys = { recoveryKey: createHash("sha256").update("keys").digest() };
      const { report, key } = await filed("in the old backup");
      const stays = await filed("stays");
      await backupRealm(realm, { file: join(dir, "old.backup"), secret });
      await stepTo("2036-06-01T00:00:00Z");
      await agreed([report]);
      await disposeApproved(realm);
      await exportKeys(realm, join(dir, "now.keys"), secretKeys);
      const keys = await readKeyCopy(join(dir, "now.keys"), secretKeys);
      await restoreRealm(to.database, { file: join(dir, "old.backup"), secret, keys, rebuild: [] });
      const again = await openAgain(to);
      const opened = await asDuty(again, "keeper", (tx) => openKeys(again, tx, [key, stays.key]));
      expect([...opened.keys()]).toEqual([stays.key]);
      const { rows } = await asDuty(again, "keeper", (tx) =>
        sql<{ n: number }>`select (select count(*) from search_token where report_id = ${report}::uuid)
          + (select length(body) from report where report_id = ${report}::uuid) as n`.execute(tx.db),
      );
      expect(Number(rows[0]?.n)).toBe(0);
      await again.close();
    } finally {
      await to.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

async function openAgain(to: TestCluster): Promise<Realm> {
  const [first] = await listRealms(to.database);
  if (!first) throw new Error("no realm came back");
  return openRealm(to.database, first.name);
}
