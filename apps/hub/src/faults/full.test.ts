/**
 * A disk that is really full: a small file system of its own, filled up to the brim. Needs the right to mount; the same faults
 * are injected without it in away.test.ts.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, notice, type TestHub, testHub } from "../testing-hub.ts";
import { lookInto } from "./testing-child.ts";
import { halfStored } from "./testing-whole.ts";

const MB = 1024 * 1024;
const place = mkdtempSync(join(tmpdir(), "noroshi-full-"));
const mounted = mountSmall(place);
const ballast = join(place, "ballast");

function mountSmall(at: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=320m,mode=711", "noroshi-full", at], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let t: TestHub;
beforeAll(async () => {
  if (mounted) t = await testHub({ dataDir: join(place, "data") });
});
afterAll(async () => {
  if (mounted) {
    await t[Symbol.asyncDispose]();
    execFileSync("umount", [place]);
  }
  rmSync(place, { recursive: true, force: true });
});

/** Leaves so many bytes free. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left), 1));
}
const freeSpace = (): void => rmSync(ballast, { force: true });

/** A notice with half a megabyte that no compression makes smaller. */
const large = (key: string): string => notice(key, { description: randomBytes(MB / 4).toString("hex") });

const submit = (key: string, content: string): Promise<Answered> =>
  t.as("port", "POST", "/api/v1/reports", {
    body: content,
    headers: { "idempotency-key": key, "content-type": "application/json" },
  });

const look = <T>(fn: (client: pg.Client) => Promise<T>): Promise<T> => lookInto(join(t.dataDir, "postgres"), fn);

describe.skipIf(!mounted)("on a full disk", () => {
  it("reports are refused with STORAGE_FULL and when to come back, reading goes on, and the same key works once there is room", async () => {
    expect((await submit("first", large("first"))).status).toBe(202);
    await t.settled();
    await look((client) => client.query("select pg_switch_wal()"));
    await look((client) => client.query("checkpoint"));
    fill(MB);
    const contents = Array.from({ length: 12 }, (_, n) => large(`n${n}`));
    const answers: Answered[] = [];
    for (const [n, content] of contents.entries()) answers.push(await submit(`n${n}`, content));
    const refused = answers.filter((a) => a.status !== 202);
    expect(refused.length).toBeGreaterThan(0);
    for (const a of refused) {
      expect([a.status, a.json["code"]]).toEqual([503, "STORAGE_FULL"]);
      expect(Number(a.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await t.as("port", "GET", "/api/v1/reports")).status).toBe(200);
    freeSpace();
    for (const [n, content] of contents.entries()) expect((await submit(`n${n}`, content)).status).toBe(202);
    await t.settled();
    expect(await look(halfStored)).toEqual([]);
  });

  it("a part of an upload is refused, and the upload goes on from what was stored once there is room", async () => {
    const file = Buffer.from(large("u1"));
    const opened = await t.as("port", "POST", "/api/v1/uploads", {
      body: JSON.stringify({ bytes: file.length, mediaType: "application/json" }),
      headers: { "content-type": "application/json" },
    });
    const id = String(opened.json["id"]);
    const append = (offset: number, part: Uint8Array): Promise<Answered> =>
      t.as("port", "PATCH", `/api/v1/uploads/${id}`, {
        body: part,
        headers: { "upload-offset": String(offset), "content-type": "application/octet-stream" },
      });
    expect((await append(0, file.subarray(0, 1000))).json["offset"]).toBe(1000);
    fill(64 * 1024);
    const refused = await append(1000, file.subarray(1000));
    expect([refused.status, refused.json["code"]]).toEqual([503, "STORAGE_FULL"]);
    freeSpace();
    const offset = Number((await t.as("port", "GET", `/api/v1/uploads/${id}`)).json["offset"]);
    expect(offset).toBe(1000);
    expect((await append(offset, file.subarray(offset))).json["offset"]).toBe(file.length);
    const done = await t.as("port", "POST", `/api/v1/uploads/${id}/submission`, {
      headers: { "idempotency-key": "u1" },
    });
    expect(done.status).toBe(202);
    expect(await look(halfStored)).toEqual([]);
  });
});
