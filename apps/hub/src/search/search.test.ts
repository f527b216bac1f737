/** Search over the whole hub: what is found, by whom, and what it touches. Real database, real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notice, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let n = 0;
const file = async (by: string, over: Record<string, unknown>) => {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: notice(`S-${++n}`, over),
    headers: { "content-type": "application/json", "idempotency-key": `s${n}` },
  });
  expect(answer.status).toBe(202);
  await t.settled();
};
beforeAll(async () => {
  t = await testHub();
  await file("port", {
    organisation: "東京港ターミナル",
    indicators: [
      { type: "ipv4", value: "198.51.100.77" },
      { type: "cidr", value: "198.51.100.0/24" },
      { type: "domain", value: "evil.example" },
    ],
  });
  await file("bank", { organisation: "Harbour Bank", indicators: [{ type: "ipv4", value: "198.51.100.78" }] });
});
afterAll(() => t[Symbol.asyncDispose]());

const search = async (by: string, q: string) => {
  const { json } = await t.as(by, "GET", `/api/v1/search?q=${encodeURIComponent(q)}`);
  const values = json["values"] as { why: string; indicator: { value: string } }[];
  return {
    values: values.map((v) => `${v.why} ${v.indicator.value}`),
    texts: (json["texts"] as { report: { title: string } }[]).map((x) => x.report.title),
  };
};

describe("a question", () => {
  it("finds words inside Japanese sentences and beginnings of other words, for who reads the text", async () => {
    expect((await search("port", "港ターミ")).texts).toEqual(["東京港ターミナル"]);
    expect((await search("office", "ﾀｰﾐﾅﾙ")).texts).toEqual(["東京港ターミナル"]);
    expect((await search("bank", "ターミナル")).texts).toEqual([]);
    expect((await search("bank", "harb")).texts).toEqual(["Harbour Bank"]);
  });

  it("finds an address, the ranges that hold it and what lies in a range", async () => {
    expect((await search("port", "198[.]51[.]100[.]77")).values).toEqual([
      "exact 198.51.100.77",
      "holds 198.51.100.0/24",
    ]);
    expect((await search("port", "198.51.100.0/25")).values).toEqual(["holds 198.51.100.0/24", "inside 198.51.100.77"]);
    expect((await search("bank", "198.51.100.0/24")).values).toEqual(["inside 198.51.100.78"]);
  });

  it("of ten thousand pasted values gives what its reader sees, and names what is none", async () => {
    const many = Array.from({ length: 9_990 }, (_, i) => `10.${(i >> 8) & 255}.${i & 255}.9`).join("、");
    const body = `198[.]51[.]100[.]77；evil[.]example\t１９８．５１．１００．７８ word\n${many}`;
    const { json } = await t.as("port", "POST", "/api/v1/search/values", { body });
    expect((json["found"] as { value: string }[]).map((f) => f.value)).toEqual(["198.51.100.77", "evil.example"]);
    expect(json["unread"]).toEqual(["word"]);
    expect((json["missing"] as unknown[]).length).toBe(9_991);
  });

  it("is helped on with values that begin so", async () => {
    const { json } = await t.as("port", "GET", "/api/v1/search/suggestions?q=198.51");
    expect((json["items"] as { value: string }[]).map((i) => i.value)).toEqual(["198.51.100.0/24", "198.51.100.77"]);
  });
});
