import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const addresses = (n: number, net = 18): string[] =>
  Array.from({ length: n }, (_, i) => `198.${net}.${Math.floor(i / 250)}.${(i % 250) + 1}`);

async function open(bytes: number, body = "port"): Promise<string> {
  const made = await t.as(body, "POST", "/api/v1/uploads", {
    body: JSON.stringify({ bytes, mediaType: "application/json" }),
    headers: { "content-type": "application/json" },
  });
  expect(made.status).toBe(201);
  return String(made.json["id"]);
}
const append = (id: string, offset: number, part: Uint8Array, body = "port") =>
  t.as(body, "PATCH", `/api/v1/uploads/${id}`, {
    body: part,
    headers: { "content-type": "application/octet-stream", "upload-offset": String(offset) },
  });
const publish = (id: string, key: string, body = "port") =>
  t.as(body, "POST", `/api/v1/uploads/${id}/submission`, { headers: { "idempotency-key": key } });
const reports = async (body: string): Promise<number> =>
  ((await t.as(body, "GET", "/api/v1/reports?limit=200")).json["items"] as readonly unknown[]).length;

describe("a resumable upload", () => {
  it("is nothing but an id until it is published, then one report with all its values", async () => {
    const file = Buffer.from(bundle(1, { addresses: addresses(3000) }));
    const id = await open(file.length);
    const half = Math.floor(file.length / 2);
    expect((await append(id, 0, file.subarray(0, half))).json["offset"]).toBe(half);
    expect(await reports("port")).toBe(0);
    expect((await append(id, half, file.subarray(half))).json["offset"]).toBe(file.length);
    const receipt = await publish(id, "u1");
    expect([receipt.status, receipt.json["outcome"]]).toEqual([202, "created"]);
    const detail = await t.as("port", "GET", `/api/v1/reports/${receipt.json["reportId"]}`);
    expect(detail.json["items"]).toBe(3000);
    expect((detail.json["raw"] as { bytes: number }).bytes).toBe(file.length);
  });

  it("goes on from where it broke off, and refuses a part that does not follow", async () => {
    const file = Buffer.from(bundle(2));
    const id = await open(file.length);
    await append(id, 0, file.subarray(0, 100));
    const wrong = await append(id, 50, file.subarray(50));
    expect([wrong.status, wrong.json["code"]]).toEqual([409, "UPLOAD_OFFSET"]);
    expect((await t.as("port", "GET", `/api/v1/uploads/${id}`)).json["offset"]).toBe(100);
    expect((await publish(id, "u2")).status).toBe(409);
    await append(id, 100, file.subarray(100));
    expect((await publish(id, "u2")).status).toBe(202);
  });

  it("gives the same receipt when it is published again", async () => {
    const file = Buffer.from(bundle(3));
    const id = await open(file.length);
    await append(id, 0, file);
    const first = await publish(id, "u3");
    const again = await publish(id, "u3");
    expect([again.status, again.json["outcome"], again.json["id"]]).toEqual([202, "replayed", first.json["id"]]);
  });

  it("answers the same file in another upload with its first receipt, and other bytes under its key with a conflict", async () => {
    const [file, other] = [Buffer.from(bundle(6)), Buffer.from(bundle(7))];
    const ids = [await open(file.length), await open(file.length), await open(other.length)] as const;
    await append(ids[0], 0, file);
    const first = await publish(ids[0], "u6");
    await append(ids[1], 0, file);
    const again = await publish(ids[1], "u6");
    expect([again.status, again.json["outcome"], again.json["id"]]).toEqual([202, "replayed", first.json["id"]]);
    await append(ids[2], 0, other);
    const conflict = await publish(ids[2], "u6");
    expect([conflict.status, conflict.json["code"]]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  });

  it("takes old material as historical, like a file that is sent at once", async () => {
    const file = Buffer.from(bundle(8));
    const id = await open(file.length);
    await append(id, 0, file);
    const receipt = await t.as("port", "POST", `/api/v1/uploads/${id}/submission?historical=true`, {
      headers: { "idempotency-key": "u8" },
    });
    const detail = await t.as("port", "GET", `/api/v1/reports/${receipt.json["reportId"]}`);
    expect(detail.json["historical"]).toBe(true);
  });

  it("stores nothing of a file that breaks off", async () => {
    const before = await reports("port");
    const file = Buffer.from(bundle(4, { addresses: addresses(2500, 19) })).subarray(0, -40);
    const id = await open(file.length);
    await append(id, 0, file);
    const refused = await publish(id, "u4");
    expect([refused.status, refused.json["code"]]).toEqual([422, "NOT_UNDERSTOOD"]);
    expect(await reports("port")).toBe(before);
    const left = await t.as("port", "GET", "/api/v1/indicators?value=198.19.2.9");
    expect(left.json["items"]).toEqual([]);
  });

  it("refuses more bytes than were announced", async () => {
    const id = await open(10);
    expect((await append(id, 0, Buffer.alloc(11, 32))).json["code"]).toBe("TOO_LARGE");
  });

  it("is not there for anybody else", async () => {
    const id = await open(10);
    const theirs = await t.as("bank", "GET", `/api/v1/uploads/${id}`);
    const missing = await t.as("bank", "GET", "/api/v1/uploads/00000000-0000-4000-8000-000000000000");
    expect([theirs.status, theirs.text]).toEqual([404, missing.text]);
  });

  it("is what a file over 25 MB is told to use", async () => {
    const big = await t.as("port", "POST", "/api/v1/reports", {
      body: Buffer.alloc(26 * 1024 * 1024, 32),
      headers: { "idempotency-key": "big" },
    });
    expect([big.status, big.json["code"]]).toEqual([413, "TOO_LARGE"]);
  });
});
