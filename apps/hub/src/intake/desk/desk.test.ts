/** The desk: what an officer files for a body that telephoned is that body's, and says how it came. Whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `d${++n}` });
const AGREED = {
  調整機関への提供: "同意する",
  匿名化した技術情報の共有: "同意しない",
  海外機関への共有: "同意しない",
  TLP: "TLP:AMBER",
};
const form = (answers: Record<string, string> = {}) => ({
  schema: "common-form/1",
  form: "common-form-ransomware",
  answers: {
    報告番号: "written by the desk",
    報告組織名: "港",
    "侵害指標（IoC）": `IPアドレス：203.0.113.${++n}`,
    ...AGREED,
    ...answers,
  },
});
const minutesAgo = (m: number): string => new Date(Date.now() - m * 60_000).toISOString();
const entry = (more: Record<string, unknown> = {}, answers: Record<string, string> = {}) => ({
  schema: "desk-entry/1",
  organisation: "port",
  channel: "telephone",
  caller: { name: "当直 花子", role: "当直" },
  calledAt: minutesAgo(400),
  callback: { number: "050-0000-0000", numberFrom: "register", spokeTo: "当直長", at: minutesAgo(390) },
  heard: "画面に身代金の要求が出て、動かない。",
  report: form(answers),
  ...more,
});
const file = (body: unknown, by = "office", headers = key()) =>
  t.as(by, "POST", "/api/v1/desk/entries", { body: JSON.stringify(body), headers });
const see = (by: string, id: unknown) => t.as(by, "GET", `/api/v1/reports/${id}`);
const slug = (body: unknown): unknown => (body as { slug?: string } | undefined)?.slug;
const faultsOf = (json: Record<string, unknown>) =>
  (json["faults"] as { place: string }[] | undefined)?.map((f) => f.place) ?? [];

describe("a report that a desk files for a body that called", () => {
  it("is that body's own, with the desk as its sender and its originator apart from it", async () => {
    const receipt = await file(entry());
    expect([receipt.status, receipt.json["outcome"]]).toEqual([202, "created"]);
    for (const by of ["office", "port"]) {
      const { json } = await see(by, receipt.json["reportId"]);
      const desk = json["desk"] as Record<string, unknown>;
      expect([slug(json["sender"]), slug(json["originator"]), desk["heard"], desk["state"]]).toEqual([
        "office",
        "port",
        "画面に身代金の要求が出て、動かない。",
        "unconfirmed",
      ]);
      expect((json["fields"] as unknown[]).length).toBeGreaterThan(3);
    }
    const hidden = await see("police", receipt.json["reportId"]);
    const nowhere = await see("police", "00000000-0000-4000-8000-00000000dead");
    expect([hidden.status, hidden.text]).toEqual([404, nowhere.text]);
  });

  it("lies under the body's terms, which the desk cannot loosen: consents are its own to take back", async () => {
    const receipt = await file(entry({}, { 匿名化した技術情報の共有: "同意する" }));
    const id = receipt.json["reportId"];
    const values = async (by: string) =>
      ((await t.as(by, "GET", "/api/v1/indicators?limit=200")).json["items"] as { value: string }[]).map(
        (i) => i.value,
      );
    const said = ((await see("port", id)).json["itemList"] as { value: string }[])[0]?.value ?? "";
    const withdraw = (by: string) =>
      t.as(by, "POST", "/api/v1/withdrawals", {
        body: JSON.stringify({ schema: "withdrawal/1", by, reportId: id, withdraw: ["shareAnonymised"] }),
        headers: key(),
      });
    expect([(await values("bank")).includes(said), (await withdraw("office")).json["outcome"]]).toEqual([
      true,
      "rejected",
    ]);
    expect([(await withdraw("port")).json["outcome"], (await values("bank")).includes(said)]).toEqual([
      "recorded",
      false,
    ]);
  });

  it("is confirmed by that body alone, and corrected by a version of its own under the same number", async () => {
    const receipt = await file(entry());
    const id = receipt.json["reportId"];
    const confirm = (by: string) => t.as(by, "POST", `/api/v1/reports/${id}/confirmation`, { headers: key() });
    expect([(await confirm("office")).status, (await confirm("bank")).status, (await confirm("port")).status]).toEqual([
      404, 404, 202,
    ]);
    const desk = (await see("office", id)).json["desk"] as Record<string, string>;
    expect(desk["state"]).toBe("confirmed");
    const corrected = await t.as("port", "POST", "/api/v1/reports", {
      body: JSON.stringify(form({ 報告番号: desk["number"] ?? "", 現在の状態: "復旧済" })),
      headers: key(),
    });
    expect([corrected.json["outcome"], corrected.json["version"]]).toEqual(["amended", 2]);
    const list = (await t.as("office", "GET", "/api/v1/desk/entries")).json["items"] as Record<string, unknown>[];
    expect(list.find((e) => e["reportId"] === id)?.["state"]).toBe("corrected");
    expect(slug((await see("port", corrected.json["reportId"])).json["sender"])).toBe("port");
  });

  it("cannot be filed by a body that keeps no desk, nor passed on without the caller's word", async () => {
    expect((await file(entry(), "police")).status).toBe(403);
    const silent = await file(entry({}, { 調整機関への提供: "不明" }));
    expect([silent.status, faultsOf(silent.json)]).toEqual([422, ["$.report.answers.調整機関への提供"]]);
    const other = await file(entry({}, { 報告組織ID: "bank" }));
    expect(faultsOf(other.json)).toEqual(["$.report.answers.報告組織ID"]);
    const unknown = await file(entry({ organisation: "nobody" }));
    expect(faultsOf(unknown.json)).toEqual(["$.organisation"]);
    const unverified = await file(entry({ callback: null }));
    expect(faultsOf(unverified.json)).toEqual(["$.whyNotVerified"]);
  });

  it("under RED stays with the body and the desk", async () => {
    const receipt = await file(entry({}, { TLP: "TLP:RED", 匿名化した技術情報の共有: "同意する" }));
    expect(receipt.status).toBe(202);
    const id = receipt.json["reportId"];
    const value = ((await see("office", id)).json["itemList"] as { value: string }[])[0]?.value;
    const bank = (await t.as("bank", "GET", `/api/v1/indicators?value=${value}`)).json["items"] as unknown[];
    expect([value === undefined, bank.length]).toEqual([false, 0]);
  });

  it("is one report however often it is sent under its key", async () => {
    const [body, headers] = [entry(), key()];
    const [first, again] = [await file(body, "office", headers), await file(body, "office", headers)];
    expect([again.json["outcome"], again.json["reportId"]]).toEqual(["replayed", first.json["reportId"]]);
  });
});

describe("what a body is told of itself and of others", () => {
  it("its receipts are its own, newest first, each with what it speaks of", async () => {
    const filed = await file(entry());
    const list = async (by: string) =>
      (await t.as(by, "GET", "/api/v1/receipts?limit=200")).json["items"] as Record<string, unknown>[];
    const [office, port] = [await list("office"), await list("port")];
    expect([office[0]?.["id"], office[0]?.["title"]]).toEqual([filed.json["id"], "港　ランサムウェア被害"]);
    expect(port.some((r) => r["id"] === filed.json["id"])).toBe(false);
    expect(office.map((r) => r["receivedAt"])).toEqual(
      office
        .map((r) => r["receivedAt"])
        .toSorted()
        .reverse(),
    );
  });

  it("it may name the offices of government; the desk may name every body", async () => {
    const names = async (by: string) =>
      ((await t.as(by, "GET", "/api/v1/bodies")).json["items"] as { slug: string }[]).map((b) => b.slug);
    expect([await names("port"), (await names("office")).length]).toEqual([["commission", "office", "police"], 6]);
  });
});

describe("a paper log that is entered after an outage", () => {
  const log = (receivedAt: string) => ({
    receivedAt,
    reference: "p. 3, line 2",
    batch: "night of the outage",
    why: "hub away",
  });

  it("keeps the real receipt time, shows when it was entered, and is in no percentile", async () => {
    const received = minutesAgo(300);
    const receipt = await file(entry({ paperLog: log(received) }));
    await t.settled();
    const id = receipt.json["reportId"];
    const { json } = await see("office", id);
    expect([Date.parse(String(json["receivedAt"])), json["enteredAt"]]).toEqual([
      Date.parse(received),
      receipt.json["receivedAt"],
    ]);
    expect((json["desk"] as Record<string, unknown>)["paperLog"]).toEqual({
      reference: "p. 3, line 2",
      batch: "night of the outage",
      why: "hub away",
    });
    const number = (json["case"] as { number: string } | null)?.number;
    const fires = (await t.as("office", "GET", `/api/v1/cases/${number}`)).json["fires"] as Record<string, unknown>[];
    expect(fires.find((f) => f["hop"] === "received")?.["enteredAt"]).toBe(receipt.json["receivedAt"]);
    const hops = (await t.as("office", "GET", "/api/v1/latency?hours=12")).json["hops"] as Record<string, number>[];
    const linked = hops.find((h) => String(h["hop"]) === "linked");
    expect([
      hops.find((h) => String(h["hop"]) === "received")?.["backfilled"],
      (linked?.["p95Seconds"] ?? 0) < 3600,
    ]).toEqual([1, true]);
  });

  it("is refused where its times cannot have been so", async () => {
    const early = await file(entry({ paperLog: log(minutesAgo(500)) }));
    const late = await file(entry({ paperLog: log(minutesAgo(-5)) }));
    expect([faultsOf(early.json), faultsOf(late.json)]).toEqual([["$.paperLog.receivedAt"], ["$.paperLog.receivedAt"]]);
  });
});
