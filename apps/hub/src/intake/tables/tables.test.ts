/** Tables under a mapping that a body saved: proposed, kept, used, changed, taken away. Whole hub. */

import { understand } from "@noroshi/intake";
import { encodeText, ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const TABLE = "備考\tつかまえたもの\t見た時\n社内\t203.0.113.5\t2026/12/07 05:10\n社内\tbad.example\t\n";
const MAPPING = {
  rows: "indicators",
  columns: { つかまえたもの: "value", 見た時: "observedAt" },
  always: { tlp: "TLP:GREEN" },
  timezone: "Asia/Tokyo",
};
const put = (body: string, name: string, mapping: unknown) =>
  t.as(body, "PUT", `/api/v1/table-mappings/${encodeURIComponent(name)}`, {
    body: JSON.stringify(mapping),
    headers: { "content-type": "application/json" },
  });

describe("a table whose headers nobody knows", () => {
  it("is sent back, and shown with its headers to whoever is to say what they mean", async () => {
    const sent = await t.as("port", "POST", "/api/v1/reports", { body: TABLE, headers: { "idempotency-key": "t0" } });
    expect(sent.status).toBe(422);
    const shown = await t.as("port", "POST", "/api/v1/table-mappings/proposal", { body: TABLE });
    expect(shown.json).toMatchObject({ mapping: null, headers: ["備考", "つかまえたもの", "見た時"] });
  });

  it.each(["utf-8", "utf-16le", "shift_jis", "euc-jp", "iso-2022-jp"] as const)(
    "goes in under a saved mapping in %s",
    async (encoding) => {
      expect((await put("port", "監視装置", MAPPING)).status).toBe(200);
      const bytes =
        encoding === "utf-8"
          ? Buffer.from(TABLE)
          : encoding === "utf-16le"
            ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TABLE, "utf16le")])
            : encodeText(TABLE, encoding);
      const sent = await t.as("port", "POST", `/api/v1/reports?mapping=${encodeURIComponent("監視装置")}`, {
        body: bytes,
        headers: { "idempotency-key": `t-${encoding}` },
      });
      expect([sent.status, sent.json["refused"]]).toEqual([202, []]);
      const seen = await t.as("port", "GET", `/api/v1/reports/${sent.json["reportId"]}`);
      const items = seen.json["itemList"] as { value: string; observedAt: string | null; marking: { tlp: string } }[];
      expect(items.map((i) => [i.value, i.observedAt, i.marking.tlp]).sort()).toEqual([
        ["203.0.113.5", "2026-12-06T20:10:00Z", "green"],
        ["bad.example", null, "green"],
      ]);
    },
  );
});

describe("a saved mapping", () => {
  it("is its body's alone, follows the one before, and what is taken away is not there", async () => {
    await put("port", "m", MAPPING);
    await put("port", "m", { ...MAPPING, columns: { つかまえたもの: "value" } });
    const list = await t.as("port", "GET", "/api/v1/table-mappings");
    const found = (list.json["items"] as { name: string; mapping: { columns: object } }[]).filter(
      (m) => m.name === "m",
    );
    expect(found.map((m) => Object.keys(m.mapping.columns))).toEqual([["つかまえたもの"]]);
    expect((await t.as("bank", "GET", "/api/v1/table-mappings")).json["items"]).toEqual([]);
    const foreign = await t.as("bank", "POST", "/api/v1/reports?mapping=m", {
      body: TABLE,
      headers: { "idempotency-key": "x" },
    });
    expect(foreign.status).toBe(400);
    expect((await t.as("port", "DELETE", "/api/v1/table-mappings/m")).status).toBe(200);
    expect((await t.as("port", "DELETE", "/api/v1/table-mappings/m")).status).toBe(404);
  });

  it("names only fields that there are", async () => {
    const wrong = await put("port", "w", { rows: "indicators", columns: { a: "__proto__" } });
    expect([wrong.status, wrong.json["code"]]).toEqual([422, "NOT_UNDERSTOOD"]);
  });
});

describe("a common form", () => {
  it("is given back to its reporter as a workbook that says the same, and to nobody else", async () => {
    const form = ransomwareForm({ 対象人数: "不明", 報告番号: "BACK-1" });
    const sent = await t.as("port", "POST", "/api/v1/reports", { body: form, headers: { "idempotency-key": "form" } });
    const path = `/api/v1/reports/${sent.json["reportId"]}/form`;
    const key = await t.keyOf("port");
    const back = await fetch(t.hub.url + path, { headers: { "x-api-key": key } });
    const bytes = new Uint8Array(await back.arrayBuffer());
    expect(back.headers.get("content-disposition")).toMatch(/^attachment; filename="[0-9a-f-]{36}\.xlsx"$/);
    expect(understand(bytes)).toEqual(understand(form));
    expect((await t.as("office", "GET", path)).status).toBe(404);
    const again = await t.as("port", "POST", "/api/v1/reports", {
      body: bytes,
      headers: { "idempotency-key": "form 2" },
    });
    expect(again.json).toMatchObject({ outcome: "amended", version: 2 });
  });
});
