/** Blobs on a real disk: sealed as they arrive, resumable, whole or not at all, and broken ones say so. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemChance } from "../db/chance.ts";
import type { Realm } from "../db/realm.ts";
import { type BlobLimits, type BlobStore, openBlobs } from "./blobs.ts";
import type { ContentKey } from "./keys.ts";
import { FRAME, FRAME_OVERHEAD } from "./stream-seal.ts";

let dir = "";
let store: BlobStore;
const owner = systemChance.uuid();
const limits: BlobLimits = { largest: 10 * 1024 * 1024, quota: 50 * 1024 * 1024 };
const realm = {
  name: "blobs",
  key: { realm: "blobs", derive: (purpose: string) => createHash("sha256").update(purpose).digest() },
} as unknown as Realm;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "noroshi-blobs-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(join(dir, "blobs"), { recursive: true, force: true });
  store = openBlobs(realm, dir, limits);
});

function newKey(): ContentKey {
  const bytes = systemChance.bytes(32);
  return { id: systemChance.uuid(), bytes, seal: () => Buffer.alloc(0), open: () => Buffer.alloc(0) };
}

async function* pieces(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const got: Uint8Array[] = [];
  for await (const part of source) got.push(part);
  return Buffer.concat(got);
}

const partFile = (id: string) => join(dir, "blobs", "blobs", "uploads", `${id}.part`);

describe("an upload", () => {
  it("comes back byte for byte, however it was cut into appends and pieces", async () => {
    const runs = Math.max(10, Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 10));
    const cuts = fc.array(fc.array(fc.integer({ min: 0, max: 2 * FRAME }), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(cuts, async (appends) => {
        const id = systemChance.uuid();
        const key = newKey();
        let sent: Buffer = Buffer.alloc(0);
        for (const lengths of appends) {
          const parts = lengths.map((length) => systemChance.bytes(length));
          expect(await store.append(id, key, sent.length, pieces(...parts))).toBe(
            sent.length + Buffer.concat(parts).length,
          );
          sent = Buffer.concat([sent, ...parts]);
          expect(await store.received(id)).toBe(sent.length);
        }
        expect((await all(store.readUpload(id, key))).equals(sent)).toBe(true);
        const done = await store.finish(id, key, owner);
        expect(done.bytes).toBe(sent.length);
        expect(done.sha256.equals(createHash("sha256").update(sent).digest())).toBe(true);
        expect((await all(store.read(done.place, key))).equals(sent)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it("goes on after a crash cut its last frame: only whole frames count", async () => {
    const id = systemChance.uuid();
    const key = newKey();
    const first = systemChance.bytes(FRAME);
    await store.append(id, key, 0, pieces(first, Buffer.from("a tail that the crash cuts")));
    truncateSync(partFile(id), readFileSync(partFile(id)).length - 3);
    expect(await store.received(id)).toBe(FRAME);
    await store.append(id, key, FRAME, pieces(Buffer.from("the tail, again")));
    const done = await store.finish(id, key, owner);
    expect(
      (await all(store.read(done.place, key))).equals(Buffer.concat([first, Buffer.from("the tail, again")])),
    ).toBe(true);
  });

  it("that is sent again from an earlier end takes the later bytes", async () => {
    const id = systemChance.uuid();
    const key = newKey();
    await store.append(id, key, 0, pieces(Buffer.from("one ")));
    await store.append(id, key, 4, pieces(Buffer.from("two")));
    await store.append(id, key, 4, pieces(Buffer.from("2")));
    expect((await all(store.readUpload(id, key))).toString()).toBe("one 2");
  });

  it("refuses an offset where no append ended, a size over the limit, and a full store", async () => {
    const key = newKey();
    const id = systemChance.uuid();
    await store.append(id, key, 0, pieces(Buffer.from("12345")));
    await expect(store.append(id, key, 3, pieces(Buffer.from("x")))).rejects.toMatchObject({ code: "BLOB_OFFSET" });
    await expect(store.append(id, key, 6, pieces(Buffer.from("x")))).rejects.toMatchObject({ code: "BLOB_OFFSET" });
    const small = openBlobs(realm, dir, { largest: 10, quota: 1_000 });
    await expect(small.append(id, key, 5, pieces(Buffer.alloc(6)))).rejects.toMatchObject({ code: "BLOB_TOO_LARGE" });
    const tight = openBlobs(realm, dir, { largest: 10_000, quota: 100 });
    await expect(tight.append(systemChance.uuid(), key, 0, pieces(Buffer.alloc(200)))).rejects.toMatchObject({
      code: "QUOTA_FULL",
    });
  });

  it("lies sealed on disk from its first byte", async () => {
    const id = systemChance.uuid();
    const canary = Buffer.from("CANARY-in-the-mine-CANARY");
    await store.append(id, newKey(), 0, pieces(canary));
    expect(readFileSync(partFile(id)).includes(canary)).toBe(false);
  });
});

describe("a finished blob", () => {
  async function finished(text: string, ownerId = owner) {
    const id = systemChance.uuid();
    const key = newKey();
    await store.append(id, key, 0, pieces(Buffer.from(text)));
    return { key, ...(await store.finish(id, key, ownerId)) };
  }

  it("has an address that depends on its owner and on its content, and tells neither", async () => {
    const [one, same, other, elsewhere] = [
      await finished("same"),
      await finished("same"),
      await finished("different"),
      await finished("same", systemChance.uuid()),
    ];
    expect(one.place.address.equals(same.place.address)).toBe(true);
    expect(one.place.address.equals(other.place.address)).toBe(false);
    expect(one.place.address.equals(elsewhere.place.address)).toBe(false);
    // the same bytes twice are two files under two keys: to erase one leaves the other
    await store.remove(one.place);
    expect((await all(store.read(same.place, same.key))).toString()).toBe("same");
  });

  it.each([
    ["cut", (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ["cut at a frame", (bytes: Buffer) => bytes.subarray(0, bytes.length - FRAME_OVERHEAD)],
    [
      "changed",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8), Buffer.of((bytes[8] ?? 0) ^ 1), bytes.subarray(9)]),
    ],
    ["longer", (bytes: Buffer) => Buffer.concat([bytes, bytes])],
  ])("that was %s on disk does not pass for whole", async (_name, spoil) => {
    const { place, key } = await finished("evidence");
    writeFileSync(store.sealedPath(place), spoil(readFileSync(store.sealedPath(place))));
    await expect(all(store.read(place, key))).rejects.toMatchObject({ code: "BLOB_BROKEN" });
  });

  it("that is not there, or is opened with another key, says so", async () => {
    const { place, key } = await finished("evidence");
    await expect(all(store.read(place, newKey()))).rejects.toMatchObject({ code: "BLOB_BROKEN" });
    await store.remove(place);
    await expect(all(store.read(place, key))).rejects.toMatchObject({ code: "BLOB_MISSING" });
  });
});

describe("the sweep", () => {
  it("removes what no row names and leaves the rest", async () => {
    const key = newKey();
    const [kept, lost, open, stale] = [
      systemChance.uuid(),
      systemChance.uuid(),
      systemChance.uuid(),
      systemChance.uuid(),
    ];
    for (const id of [kept, lost, open, stale]) await store.append(id, key, 0, pieces(Buffer.from(id)));
    const keptBlob = await store.finish(kept, key, owner);
    await store.finish(lost, key, owner);
    const known = { blobs: [keptBlob.place], uploads: [open] };
    expect(await store.sweep(known)).toEqual([]); // all of it is younger than the grace
    const removed = await store.sweep(known, 0);
    expect(removed).toHaveLength(2);
    expect((await all(store.read(keptBlob.place, key))).toString()).toBe(kept);
    expect(readdirSync(join(dir, "blobs", "blobs", "uploads"))).toEqual([`${open}.part`]);
  });
});
