/** A large feed goes through the hub in pieces: what it needs of memory does not grow with the file. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeBundle } from "./testing-bundle.ts";
import { type ChildHub, childHub } from "./testing-child.ts";
import { halfStored } from "./testing-whole.ts";

const MB = 1024 * 1024;
const PART = 4 * MB;
const folder = mkdtempSync(join(tmpdir(), "noroshi-feed-"));

let hub: ChildHub;
beforeAll(async () => {
  hub = await childHub();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function upload(name: string, bytes: number): Promise<number> {
  const path = join(folder, name);
  const values = await writeBundle(path, bytes);
  const file = readFileSync(path);
  const json = { "content-type": "application/json" };
  const opened = await hub.as("port", "POST", "/api/v1/uploads", {
    body: JSON.stringify({ bytes: file.length, mediaType: "application/json" }),
    headers: json,
  });
  const id = String(opened?.json["id"]);
  for (let at = 0; at < file.length; at += PART) {
    const headers = { "upload-offset": String(at), "content-type": "application/octet-stream" };
    expect(
      (await hub.as("port", "PATCH", `/api/v1/uploads/${id}`, { body: file.subarray(at, at + PART), headers }))?.status,
    ).toBe(200);
  }
  const done = await hub.as("port", "POST", `/api/v1/uploads/${id}/submission`, {
    headers: { "idempotency-key": name },
  });
  expect(done?.status).toBe(202);
  const report = await hub.as("port", "GET", `/api/v1/reports/${done?.json["reportId"]}`);
  expect(report?.json["items"]).toBe(values);
  return hub.memory().peak;
}

describe.skipIf(process.platform !== "linux")("a large feed", () => {
  it("of thirty megabytes needs little more memory than one of three, and less than 400 MB", {
    timeout: 180_000,
  }, async () => {
    const small = await upload("small", 3 * MB);
    const large = await upload("large", 30 * MB);
    expect(large - small).toBeLessThan(120 * MB);
    expect(large).toBeLessThan(400 * MB);
    expect(await hub.look(halfStored)).toEqual([]);
  });
});
