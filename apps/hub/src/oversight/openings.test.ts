/** What an inspection opens, and every door that stays shut: over HTTP as people do it, and in the database as nobody should. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, asReader } from "../db/act.ts";
import { attachPostgres } from "../db/attach.ts";
import { internLabel } from "../db/labels.ts";
import { attachRealm, type Realm } from "../db/realm.ts";
import { eraseReports } from "../keeping/erase.ts";
import { type LogKind, runningLog, waitingFor } from "../ledger/store.ts";
import { type Person, personOf } from "../roles/testing-people.ts";
import { keptRecord, testingChain } from "../sensors/testing-chain.ts";
import { notice, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let realm: Realm;
let inspector: Person;
let other: Person;
let reporter: Person;
let n = 0;
beforeAll(async () => {
  // No interval falls in between: what waits for the logs stays to be looked at.
  t = await testHub({ env: { NOROSHI_LEDGER_SECONDS: "3600" } });
  await t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: "2026-12-01T12:00:00Z" });
  realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  inspector = await personOf(t, "commission", "oversight_commissioner");
  other = await personOf(t, "commission", "oversight_secretariat");
  reporter = await personOf(t, "port", "operator_reporter");
}, 60_000);
afterAll(async () => {
  await realm.close();
  await t[Symbol.asyncDispose]();
});

const FOR = { "x-noroshi-purpose": "inspection" };
const INSPECTIONS = "/api/v1/oversight/inspections";
const post = (by: Person, path: string, json: unknown) =>
  by.call("POST", path, { json, headers: { "idempotency-key": `o${++n}` } });

async function filed(by: string, body: string, query = "", type = "application/json"): Promise<string> {
  const sent = await t.as(by, "POST", `/api/v1/reports${query}`, {
    body,
    headers: { "idempotency-key": `f${++n}`, "content-type": type },
  });
  expect(sent.status, sent.text).toBe(202);
  return String(sent.json["reportId"]);
}
const reported = (tlp = "red") => filed("port", notice(`n${++n}`, { tlp, organisation: `Victim ${n}` }));
const sealedForm = () =>
  filed(
    "port",
    JSON.stringify({
      schema: "common-form/1",
      form: "common-form-ransomware",
      answers: {
        報告番号: `s${++n}`,
        "侵害指標（IoC）": "IPアドレス：203.0.113.77",
        調整機関への提供: "同意しない",
        TLP: "TLP:AMBER",
      },
    }),
    "?receivingAuthority=police",
  );

interface Paper {
  readonly id: string;
  readonly touched: readonly { entry: string; kind: string; report: string | null; sensor: string | null }[];
  readonly openings: readonly { id: string; report: string | null; why: string; mine: boolean }[];
}
const paper = async (id: string, by = inspector): Promise<Paper> =>
  (await by.call("GET", `${INSPECTIONS}/${id}`)).json as unknown as Paper;

async function inspected(over: Record<string, unknown>): Promise<Paper> {
  const said = await post(inspector, INSPECTIONS, { way: "target", reason: "one look", ...over });
  expect(said.status, said.text).toBe(202);
  const { items } = (await inspector.call("GET", INSPECTIONS)).json as { items: { id: string }[] };
  return paper(items[0]?.id ?? "");
}
const entryOf = (p: Paper, report: string): string => p.touched.find((one) => one.report === report)?.entry ?? "0";
const opens = (p: Paper, report: string, by = inspector, entry = entryOf(p, report)) =>
  post(by, `${INSPECTIONS}/${p.id}/openings`, { entry, report, why: "drawn by lot" });
const close = (p: Paper) =>
  post(inspector, `${INSPECTIONS}/${p.id}/words`, { kind: "closing", outcome: "in_order", words: "explained" });
const read = (p: Paper, opening: string, by = inspector, headers: Record<string, string> = FOR) =>
  by.call("GET", `${INSPECTIONS}/${p.id}/openings/${opening}`, { headers });
/** Inspects what was done with a report and opens it. */
async function opened(report: string, over: Record<string, unknown> = {}, by = inspector) {
  const p = await inspected({ subject: report, ...over });
  const said = await opens(p, report, by);
  expect(said.status, said.text).toBe(202);
  const now = await paper(p.id, by);
  return { p, opening: now.openings[0]?.id ?? "" };
}
const standing = async (answer: ReturnType<typeof read>): Promise<unknown> => {
  const { status, json } = await answer;
  return status === 200 ? (json["report"] as { state: string }).state : json["code"];
};

const entries = (subject: string) =>
  asDuty(
    realm,
    "keeper",
    async (tx) =>
      (
        await sql<{ act: string; entry: Record<string, unknown>; log: string; seen: string[] }>`
        select o.act, o.entry, (select array_agg(b.slug order by b.slug) from visible_class v join reader r using (reader_no) join organisation b using (organisation_id)
          where v.audience_class = o.audience_class) as seen from outbox o where o.subject = ${subject}::uuid order by o.outbox_id`.execute(
          tx.db,
        )
      ).rows,
  );

describe("an inspection", () => {
  it("opens the content of a report that its items touch, with terms and history, saying what for", async () => {
    const report = await reported();
    await reporter.call("POST", `/api/v1/reports/${report}/attachments?fileName=log.txt`, {
      body: "the log",
      headers: { "idempotency-key": `a${++n}`, "content-type": "text/plain" },
    });
    const { p, opening } = await opened(report);
    const answer = await read(p, opening);
    expect(answer.status, answer.text).toBe(200);
    const own = (await t.as("port", "GET", `/api/v1/reports/${report}`)).json;
    const shown = answer.json["report"] as Record<string, unknown>;
    for (const part of ["title", "fields", "narrative", "kind", "format", "receivedAt", "version", "occurred"])
      expect([part, shown[part]]).toEqual([part, own[part]]);
    const values = (of: unknown) => (of as { kind: string; value: string }[]).map((i) => `${i.kind} ${i.value}`);
    expect(values(shown["items"])).toEqual(values(own["itemList"]));
    expect(shown["attachments"]).toMatchObject([{ name: "log.txt", bytes: 7, held: "here", hands: 1 }]);
    expect((shown["history"] as { act: string }[]).map((e) => e.act)).toContain("report.accepted");
    expect((await paper(p.id)).openings).toMatchObject([{ report, why: "drawn by lot", mine: true }]);
  });

  it("has each opening and each reading in the commission's own log, which nobody else reads", async () => {
    const { p, opening } = await opened(await reported());
    await read(p, opening);
    const [made, ...rest] = await entries(opening);
    expect([made?.act, made?.entry["inspection"], made?.seen, rest]).toEqual([
      "read.inspected",
      p.id,
      ["commission"],
      [],
    ]);
    const reads = (await inspector.call("GET", "/api/v1/oversight/reads")).json["items"] as {
      query: string;
      purpose: string;
      ended: string;
    }[];
    expect(reads.find((r) => r.query.includes(opening))).toMatchObject({ purpose: "inspection", ended: "completed" });
    const logs = await asDuty(realm, "keeper", async (tx) => {
      const waits = async (kind: LogKind) =>
        (await waitingFor(tx, await runningLog(tx, kind, () => `test/${kind}`), 8192)).filter(
          (w) => w.subject === opening,
        );
      return [(await waits("acts")).length, (await waits("commission")).length];
    });
    expect(logs).toEqual([0, 1]);
  });

  const SHUT: Readonly<Record<string, (report: string) => Promise<unknown>>> = {
    "no inspection": async (report) => {
      const p = { id: crypto.randomUUID(), touched: [], openings: [] };
      return (await opens(p, report, inspector, "1")).json["code"];
    },
    "an inspection of something else": async (report) => {
      const [here, there] = [await inspected({ subject: report }), await inspected({ subject: await reported() })];
      return (await opens(there, report, inspector, entryOf(here, report))).json["code"];
    },
    "an item that does not touch it": async (report) => {
      const p = await inspected({ subject: report });
      const elsewhere = await reported();
      return (await opens(p, elsewhere, inspector, entryOf(p, report))).json["code"];
    },
    "a closed inspection": async (report) => {
      const p = await inspected({ subject: report });
      await close(p);
      return (await opens(p, report)).json["code"];
    },
    "an opening of another inspector": async (report) => {
      const { p, opening } = await opened(report);
      return standing(read(p, opening, other));
    },
    "another purpose": async (report) => {
      const { p, opening } = await opened(report);
      return standing(read(p, opening, inspector, { "x-noroshi-purpose": "oversight" }));
    },
    "no purpose": async (report) => {
      const { p, opening } = await opened(report);
      return standing(read(p, opening, inspector, {}));
    },
    "no reason": async (report) => {
      const p = await inspected({ subject: report });
      const said = { entry: entryOf(p, report), report, why: " " };
      return (await post(inspector, `${INSPECTIONS}/${p.id}/openings`, said)).json["code"];
    },
    "a body that is inspected": async (report) => {
      const { p, opening } = await opened(report);
      return standing(read(p, opening, reporter, {}));
    },
  };
  it.each([
    ["no inspection", "NOT_FOUND"],
    ["an inspection of something else", "NOT_FOUND"],
    ["an item that does not touch it", "NOT_FOUND"],
    ["a closed inspection", "NOT_NOW"],
    ["an opening of another inspector", "NOT_FOUND"],
    ["another purpose", "PURPOSE_NEEDED"],
    ["no purpose", "PURPOSE_NEEDED"],
    ["no reason", "NOT_UNDERSTOOD"],
    ["a body that is inspected", "NOT_ALLOWED"],
  ])("opens nothing with %s: %s", async (way, code) => {
    expect(await SHUT[way]?.(await reported())).toBe(code);
  });

  it("shuts what it opened when it is closed, whatever is tried", async () => {
    const report = await reported();
    const { p, opening } = await opened(report);
    expect(await standing(read(p, opening))).toBe("open");
    await close(p);
    expect(await standing(read(p, opening))).toBe("NOT_NOW");
    expect((await paper(p.id)).touched).toEqual([]);
    expect(await inTheDatabase(opening)).toEqual([0, 0]);
    await expect(put(p, report, entryOf(await inspected({ subject: report }), report))).rejects.toThrow(/row-level/);
  });

  it("says of what is sealed to an authority that it is, and shows nothing of it", async () => {
    const report = await sealedForm();
    const { p, opening } = await opened(report);
    const { text, json } = await read(p, opening);
    expect(json["report"]).toMatchObject({ state: "sealed", sealedTo: { slug: "police" }, title: null, items: [] });
    expect(text).not.toContain("203.0.113.77");
    expect((await inTheDatabase(opening))[1]).toBe(0);
  });

  it("says of what was erased that it is gone: it stays erased, also under an opening from before", async () => {
    const report = await reported();
    const { p, opening } = await opened(report);
    await eraseReports(realm, [report], "its time is over");
    const { json } = await read(p, opening);
    expect(json["report"]).toMatchObject({ state: "erased", title: null, items: [], fields: [], attachments: [] });
    expect((json["report"] as { erasedAt: string | null }).erasedAt).not.toBeNull();
  });

  it("reaches what a sensor kept of communications only where it was ordered to", async () => {
    const chain = testingChain(REALM);
    await post(reporter, "/api/v1/sensors", { name: "edge", publicKey: chain.publicKey });
    const { sensors } = (await reporter.call("GET", "/api/v1/sensors")).json as { sensors: { id: string }[] };
    const sensor = sensors[0]?.id ?? "";
    const told = await post(reporter, `/api/v1/sensors/${sensor}/entries`, chain.certificate([keptRecord(1)]));
    expect(told.status, told.text).toBe(202);
    const without = await inspected({ subject: sensor, act: "sensor.heard" });
    expect(without.touched).toEqual([]);
    const scoped = await inspected({ subject: sensor, act: "sensor.heard", traffic: true });
    const said = { entry: scoped.touched[0]?.entry, sensor, number: 1, why: "was it under the permit" };
    expect((await post(inspector, `${INSPECTIONS}/${without.id}/openings`, said)).json["code"]).toBe("NOT_FOUND");
    expect((await post(inspector, `${INSPECTIONS}/${scoped.id}/openings`, said)).status).toBe(202);
    const { openings } = await paper(scoped.id);
    const { json } = await read(scoped, openings[0]?.id ?? "");
    expect(json["traffic"]).toMatchObject({ store: "communications", count: 1, records: [{ authorisation: "P1" }] });
  });

  it("takes a file out only where it was ordered to, and leaves no hand in the file's chain", async () => {
    const report = await reported();
    await reporter.call("POST", `/api/v1/reports/${report}/attachments?fileName=a.bin`, {
      body: "bytes",
      headers: { "idempotency-key": `a${++n}`, "content-type": "application/octet-stream" },
    });
    const before = (await t.as("port", "GET", `/api/v1/reports/${report}/attachments`)).text;
    const take = async (over: Record<string, unknown>) => {
      const { p, opening } = await opened(report, over);
      const { attachments } = (await read(p, opening)).json["report"] as { attachments: { id: string }[] };
      const path = `${INSPECTIONS}/${p.id}/openings/${opening}/files/${attachments[0]?.id}`;
      const { status, headers } = await post(inspector, path, {});
      return [status, headers.get("content-type")?.split(";")[0], (await entries(opening)).length];
    };
    expect(await take({})).toEqual([404, "application/problem+json", 1]);
    expect(await take({ files: true })).toEqual([200, "application/zip", 2]);
    expect((await t.as("port", "GET", `/api/v1/reports/${report}/attachments`)).text).toBe(before);
  });
});

/** Asks the database itself with the inspector's rights. @returns rows of the report and keys that it gives out */
async function inTheDatabase(opening: string): Promise<readonly number[]> {
  return asReader(realm, await inspectorAsReader(), async (tx) => {
    const report = await sql<{
      content_key: string;
    }>`select content_key from inspected_report(${opening}::uuid)`.execute(tx.db);
    const { rows } = await sql<{ content_key: string }>`
      select r.content_key from inspection_opening g join inspected_report(g.opening_id) r on true where g.opening_id = ${opening}::uuid`.execute(
      tx.db,
    );
    const keys = await sql`select from inspection_keys(${rows.map((r) => r.content_key)}::uuid[])`.execute(tx.db);
    return [report.rows.length, keys.rows.length];
  });
}

async function inspectorAsReader() {
  const { rows } = await asDuty(realm, "keeper", (tx) =>
    sql<{ actor_id: string; organisation_id: string }>`
      select a.actor_id, a.organisation_id from actor a join person p using (person_id) where a.kind = 'person' and p.display_name = 'oversight_commissioner'`.execute(
      tx.db,
    ),
  );
  const [who] = rows;
  if (!who) throw new Error("the inspector is nobody");
  return { actorId: who.actor_id, organisationId: who.organisation_id, readerNo: 1 };
}

/** What the hub never does: an opening with the inspector's own rights and without an entry. */
const put = async (p: Paper, report: string, entry = entryOf(p, report)): Promise<string> => {
  const reader = await inspectorAsReader();
  const label = await internLabel(realm, actLabel(reader.organisationId, "red", [reader.organisationId]));
  const id = crypto.randomUUID();
  await asReader(realm, reader, async (tx) => {
    await sql`insert into inspection_opening (opening_id, inspection_id, label_id, audience_class, outbox_id, kind, report_id, why, receipt_id, actor_id, person_id, organisation_id, at)
      select ${id}::uuid, ${p.id}::uuid, ${label.label_id}, ${label.audience_class}, ${entry}::bigint, 'report', ${report}::uuid, '\\x00', r.receipt_id, current_actor(), acting_person(), current_organisation(), realm_now()
      from receipt r where r.owner_id = current_organisation() limit 1`.execute(tx.db);
  });
  return id;
};

describe("the database", () => {
  it("gives nothing out for an opening that is not on record", async () => {
    const report = await reported();
    const id = await put(await inspected({ subject: report }), report);
    expect(await inTheDatabase(id)).toEqual([0, 0]);
  });

  it("takes no opening of what no item touches", async () => {
    const report = await reported();
    const p = await inspected({ subject: report });
    await expect(put(p, await reported(), entryOf(p, report))).rejects.toThrow(/row-level security/);
  });
});
