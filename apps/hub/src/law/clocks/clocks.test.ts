/** Clocks over the whole hub: real database, real HTTP, forms as they come; the realm's clock is stepped. */
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty } from "../../db/act.ts";
import { attachPostgres } from "../../db/attach.ts";
import { attachRealm } from "../../db/realm.ts";
import { openRealmRooms } from "../../open-realm.ts";
import { REALM, type TestHub, testHub } from "../../testing-hub.ts";
import { tellClocks } from "./tell.ts";

interface Clock {
  readonly id: string;
  readonly rule: string;
  readonly due: string;
  readonly rolled: string | null;
  readonly standing: string;
  readonly mine: boolean;
  readonly missing: readonly { readonly id: string }[];
  readonly report: { readonly id: string };
  readonly case: { readonly number: string } | null;
  readonly evidence: { readonly kind: string; readonly reference: string } | null;
}

let t: TestHub;
const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
beforeAll(async () => {
  t = await testHub();
  await stepTo("2026-12-06T22:42:00Z");
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      {
        slug: "core",
        kind: "operator",
        sector: "port",
        country: "XJ",
        coreOperator: true,
        euEntity: true,
        name: { en: "Core", ja: "基幹" },
      },
      { slug: "ministry", kind: "ministry", country: "XJ", name: { en: "Ministry", ja: "省" } },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
});
afterAll(() => t[Symbol.asyncDispose]());

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `c${++n}` });

async function file(by: string, fields: Record<string, string>, query = "") {
  const answer = await t.as(by, "POST", `/api/v1/reports${query}`, {
    body: ransomwareForm({ 報告組織ID: by, ...fields }),
    headers: { "content-type": XLSX, ...key() },
  });
  expect(answer.status).toBe(202);
  await t.settled();
  return answer.json;
}

async function clocks(reader: string, query = ""): Promise<readonly Clock[]> {
  const page = await t.as(reader, "GET", `/api/v1/clocks?limit=200${query}`);
  expect(page.status).toBe(200);
  return page.json["items"] as Clock[];
}

const rules = (list: readonly Clock[]): string[] => list.map((c) => c.rule).sort();
const find = async (reader: string, rule: string, query = "") =>
  (await clocks(reader, query)).find((c) => c.rule === rule);
const say = (by: string, id: string, body: unknown) =>
  t.as(by, "POST", `/api/v1/clocks/${id}/events`, { body: JSON.stringify(body), headers: key() });

async function inRealm<T>(fn: (room: ReturnType<typeof openRealmRooms>) => Promise<T>): Promise<T> {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    return await fn(openRealmRooms(realm));
  } finally {
    await realm.close();
  }
}

describe("a report's clocks", () => {
  it("run for its sender and the office, the nearest first, and are not there for anybody else", async () => {
    await file("core", { 報告番号: "C-1", "侵害指標（IoC）": "IPアドレス：203.0.113.71" });
    const own = await clocks("core");
    expect(rules(own)).toEqual([
      "eu-nis2-early-warning",
      "eu-nis2-notification",
      "jp-act42-follow-up",
      "jp-act42-preliminary",
      "jp-coordinator-ack",
      "office-feedback",
      "office-severity",
    ]);
    expect(own[0]?.rule).toBe("jp-coordinator-ack");
    expect(own.find((c) => c.rule === "jp-act42-preliminary")?.due).toBe("2026-12-09T21:30:00Z");
    expect(rules(await clocks("office"))).toEqual(rules(own));
    for (const reader of ["bank", "police", "ministry", "alpha", "commission"])
      expect(await clocks(reader)).toEqual([]);
  });

  it("start with the amendment that brings the trigger, and roll over a weekend", async () => {
    await file("core", { 報告番号: "C-1", 個人情報の漏えい等: "有", "侵害指標（IoC）": "IPアドレス：203.0.113.71" });
    expect(await find("office", "jp-ppc-preliminary-hard")).toMatchObject({ due: "2026-12-12", rolled: "2026-12-14" });
  });

  it("say what is missing, and whose they are", async () => {
    const clock = await find("core", "eu-nis2-early-warning");
    expect(clock?.missing.map((m) => m.id)).toEqual(["incident.crossBorder"]);
    expect([clock?.mine, (await find("office", "eu-nis2-early-warning"))?.mine]).toEqual([true, false]);
    expect((await find("office", "jp-coordinator-ack"))?.mine).toBe(true);
  });

  it("stand in their case", async () => {
    const [first] = await clocks("office");
    const inCase = await clocks("office", `&case=${first?.case?.number}`);
    expect(rules(inCase)).toContain("jp-coordinator-ack");
    expect((await t.as("bank", "GET", `/api/v1/clocks?case=${first?.case?.number}`)).status).toBe(404);
  });

  it("are met by the act that the law's data name: assessing a case confirms its severity", async () => {
    const clock = (await clocks("office")).find((c) => c.rule === "office-severity" && c.case !== null);
    const inCase = async () =>
      (await clocks("office", `&case=${clock?.case?.number}`)).find((c) => c.rule === "office-severity");
    expect((await inCase())?.evidence).toBeNull();
    const sent = await t.as("office", "POST", "/api/v1/assessments", {
      body: JSON.stringify({
        schema: "assessment/1",
        reportId: clock?.report.id,
        mode: "provisional",
        continuity: 2,
        safety: 0,
        trust: 1,
      }),
      headers: key(),
    });
    expect(sent.json["outcome"]).toBe("recorded");
    expect(await inCase()).toMatchObject({
      evidence: { kind: "receipt", reference: sent.json["receiptId"] ?? sent.json["id"] },
    });
  });

  it("do not run for old material", async () => {
    const before = (await clocks("office", "&show=all")).length;
    const fields = { 報告番号: "OLD", 個人情報の漏えい等: "有", "侵害指標（IoC）": "IPアドレス：203.0.113.99" };
    const sent = await file("bank", fields, "?historical=true");
    const report = await t.as("bank", "GET", `/api/v1/reports/${sent["reportId"]}`);
    expect(report.json["historical"]).toBe(true);
    expect((await clocks("office", "&show=all")).length).toBe(before);
  });
});

describe("a clock that runs once a case", () => {
  it("is that of the earliest report that the reader sees: a report out of sight moves nothing", async () => {
    const values = `IPアドレス：203.0.113.81\nIPアドレス：203.0.113.82\nSHA-256：${"b".repeat(64)}`;
    await file("bank", { 報告番号: "P-1", "侵害指標（IoC）": values });
    await stepTo("2026-12-06T22:50:00Z");
    await file("port", { 報告番号: "P-2", "侵害指標（IoC）": values });
    const acks = (await clocks("office")).filter((c) => c.rule === "jp-coordinator-ack" && c.case !== null);
    expect(acks.map((c) => c.due).sort()).toEqual(["2026-12-06T22:52:00Z", "2026-12-06T22:52:00Z"]);
    // The port sees its own report alone, and its own clock.
    expect((await clocks("port")).find((c) => c.rule === "jp-coordinator-ack")?.due).toBe("2026-12-06T23:00:00Z");
  });
});

describe("a withheld report", () => {
  it("starts no clock; passed on later, its clocks start from the original awareness and receipt", async () => {
    await file(
      "bank",
      {
        報告番号: "W-1",
        調整機関への提供: "同意しない",
        個人情報の漏えい等: "有",
        "侵害指標（IoC）": "IPアドレス：203.0.113.91",
      },
      "?receivingAuthority=ministry",
    );
    const ofIt = (list: readonly Clock[]) => list.filter((c) => c.rule.startsWith("jp-ppc"));
    const [before, sealed] = [ofIt(await clocks("office")).length, ofIt(await clocks("bank")).length];
    expect([sealed, ofIt(await clocks("ministry")).length]).toEqual([0, 0]);
    await stepTo("2026-12-06T23:30:00Z");
    const consent = {
      schema: "consent/1",
      by: "bank",
      reportId: "W-1",
      grant: "shareWithCoordinator",
      recipients: ["office"],
    };
    await t.as("bank", "POST", "/api/v1/consents", { body: JSON.stringify(consent), headers: key() });
    await t.settled();
    expect(ofIt(await clocks("office")).length).toBe(before + 3);
    expect(
      ofIt(await clocks("bank"))
        .map((c) => c.due)
        .sort(),
    ).toEqual(["2026-12-10", "2026-12-12", "2027-02-05"]);
    const acks = (await clocks("bank")).filter((c) => c.rule === "jp-coordinator-ack").map((c) => c.due);
    expect(acks).toContain("2026-12-06T23:00:00Z");
  });

  it("stays as it came in when a gate opens later, and says under which law it came in", async () => {
    const basis = (state: string) =>
      t.local("POST", `/local/realms/${REALM}/bases`, { capability: "mandatoryReport", state, source: "order" });
    await basis("suspended");
    const sent = await file(
      "core",
      { 報告番号: "G-1", 調整機関への提供: "同意しない", "侵害指標（IoC）": "IPアドレス：203.0.113.92" },
      "?receivingAuthority=ministry",
    );
    expect(sent["outcome"]).toBe("withheld");
    await basis("in_force");
    await t.settled();
    const seen = await t.as("office", "GET", "/api/v1/indicators?value=203.0.113.92");
    expect(seen.json["items"]).toEqual([]);
    const versions = await inRealm((room) =>
      asDuty(room.realm, "keeper", async (tx) => {
        const report = await tx.db
          .selectFrom("report")
          .select("law_version")
          .where("report_id", "=", String(sent["reportId"]))
          .executeTakeFirstOrThrow();
        const all = await tx.db
          .selectFrom("basis_state")
          .select((e) => e.fn.max("version").as("n"))
          .executeTakeFirstOrThrow();
        return [Number(report.law_version), Number(all.n)];
      }),
    );
    expect(versions[0]).toBe((versions[1] ?? 0) - 1);
  });
});

describe("what is done about a clock", () => {
  it("is evidence, by the body whose clock it is and by no other", async () => {
    const clock = await find("core", "eu-nis2-early-warning");
    const filed = { kind: "met", evidence: { kind: "receipt", reference: "CSIRT-2026-4711" } };
    expect((await say("office", clock?.id ?? "", filed)).status, t.logged.join("\n")).toBe(403);
    expect((await say("bank", clock?.id ?? "", filed)).status).toBe(404);
    expect((await say("core", clock?.id ?? "", { kind: "met" })).status).toBe(422);
    expect((await say("core", clock?.id ?? "", filed)).json["outcome"]).toBe("recorded");
    expect(await find("core", "eu-nis2-early-warning")).toBeUndefined();
    expect(await find("office", "eu-nis2-early-warning", "&show=all")).toMatchObject({
      standing: "met",
      evidence: { reference: "CSIRT-2026-4711" },
    });
  });

  it("starts the stage that waits for it", async () => {
    const clock = await find("core", "eu-nis2-notification");
    expect(await find("core", "eu-nis2-final")).toBeUndefined();
    await say("core", clock?.id ?? "", {
      kind: "met",
      at: "2026-12-06T23:00:00Z",
      evidence: { kind: "filing", reference: "sha256:00" },
    });
    let final: Clock | undefined;
    for (let turn = 0; turn < 100 && !final; turn++) {
      await new Promise((done) => setTimeout(done, 50));
      final = await find("core", "eu-nis2-final");
    }
    expect(final?.due).toBe("2027-01-06");
  });

  it("cannot be a pause where the law knows none", async () => {
    const clock = await find("core", "jp-act42-preliminary");
    expect((await say("core", clock?.id ?? "", { kind: "paused" })).status).toBe(422);
  });
});

describe("a clock whose time gets short", () => {
  const told = (room: Parameters<typeof tellClocks>[0]) =>
    asDuty(room.realm, "fusion", (tx) =>
      tx.db
        .selectFrom("clock_event")
        .select(["root_id", "rule", "kind"])
        .where("kind", "in", ["warned", "ran_out"])
        .execute(),
    );

  it("is told of once when it warns and once when it has run out, however many look at once", async () => {
    await stepTo("2026-12-09T21:30:00Z");
    expect((await find("core", "jp-act42-preliminary"))?.standing).toBe("overdue");
    await inRealm(async (room) => {
      await Promise.all([1, 2, 3, 4].map(() => tellClocks(room)));
      const all = (await told(room)).map((e) => `${e.root_id} ${e.rule} ${e.kind}`);
      expect(all.filter((e) => e.endsWith("jp-act42-preliminary ran_out")).length).toBeGreaterThan(0);
      expect(all).toEqual([...new Set(all)]);
      expect(await tellClocks(room)).toBe(0);
      expect((await told(room)).length).toBe(all.length);
    });
  });
});

describe("clocks that are computed again from what is kept", () => {
  it("are the same, ids too", async () => {
    const before = await clocks("office", "&show=all");
    await t.local("POST", "/local/rebuild", { realm: REALM });
    await t.settled();
    expect(await clocks("office", "&show=all")).toEqual(before);
  });
});

describe("a host whose time is in doubt", () => {
  it("lets new deadlines stand still until somebody confirms, and doctor says so", async () => {
    await inRealm((room) =>
      asDuty(room.realm, "keeper", (tx) =>
        tx.db
          .insertInto("clock_jump")
          .values({
            jump_id: "00000000-0000-4000-8000-00000000c10c",
            since: "2026-12-09T22:00:00Z",
            seen_at: "2026-12-09T22:00:00Z",
            seconds: 7,
          })
          .execute(),
      ),
    );
    await stepTo("2026-12-09T23:00:00Z");
    await file("core", {
      報告番号: "J-1",
      覚知日時: "令和8年12月10日 午前7時30分",
      "侵害指標（IoC）": "IPアドレス：203.0.113.95",
    });
    const of = async () =>
      (await clocks("core"))
        .filter((c) => c.rule === "jp-act42-preliminary")
        .map((c) => c.standing)
        .sort();
    expect(await of()).toEqual(["frozen", "overdue"]);
    const findings = (await t.local("GET", "/local/doctor")).json as unknown as { check: string; state: string }[];
    expect(findings.find((f) => f.check === `${REALM}: host clock`)?.state).toBe("bad");
    await t.local("POST", `/local/realms/${REALM}/clock-jump`, { by: "operator" });
    expect(await of()).toEqual(["overdue", "running"]);
  });
});
