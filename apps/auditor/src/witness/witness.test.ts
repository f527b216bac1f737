import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  atOnce,
  cosignedAt,
  Edge,
  nodesOfTiles,
  proveConsistency,
  readNote,
  readSignature,
  signText,
  type Tile,
  tilePath,
  toBase64,
  writeCheckpoint,
  writeKey,
  writeNote,
  writeSignature,
} from "@noroshi/ledger";
import { nodeSha256, nodeSigner, nodeVerify } from "@noroshi/ledger/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addLog, logsIn, makeKeys, signerIn } from "./keys.ts";
import { memoryIn } from "./memory.ts";
import { witnessOf, witnessServer } from "./serve.ts";

const log = nodeSigner("noroshi/live/acts/01020304", 1, new Uint8Array(32).fill(7));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "noroshi-witness-"));
  makeKeys(folder, "witness.example");
  addLog(folder, writeKey(log.key));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const parts = () => ({
  signer: signerIn(folder),
  logs: () => logsIn(folder),
  memory: memoryIn(join(folder, "memory")),
  seconds: () => 1_796_000_000n,
  log: () => {},
});

/** What a log of these entries sends to a witness that remembers a size of `old`. */
async function request(entries: readonly string[], old: number): Promise<string> {
  const edge = new Edge();
  const tiles = new Map<string, Uint8Array>();
  const put = (all: readonly Tile[]) => {
    for (const { place, bytes } of all) tiles.set(tilePath(place), bytes);
  };
  put(atOnce(nodeSha256, edge.append(entries.map((entry) => new TextEncoder().encode(entry)))));
  put(edge.partial());
  const nodes = nodesOfTiles(nodeSha256, edge.size, (place) => tiles.get(tilePath(place)) ?? new Uint8Array());
  const text = writeCheckpoint({
    origin: log.key.name,
    size: BigInt(edge.size),
    root: atOnce(nodeSha256, edge.root()),
  });
  const note = writeNote({ text, signatures: [await signText(text, log)] });
  const proof = await proveConsistency(nodeSha256, nodes, old, edge.size);
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

/** Lines of signatures by keys that nobody knows, as large as those after quantum computers are. */
const unknownSignatures = (count: number, bytes: number): string =>
  Array.from({ length: count }, (_, at) =>
    writeSignature({ name: `later.example/${at}`, blob: new Uint8Array(bytes).fill(at) }),
  ).join("");

const ENTRIES = ["a", "b", "c", "d", "e"];
const OTHER = ["a", "b", "x", "d", "e", "f"];

describe("the commission's witness", () => {
  it("cosigns what only grew, and says what it remembers to a log that is elsewhere", async () => {
    const ask = witnessOf(parts());
    const first = await ask(await request(ENTRIES.slice(0, 3), 0));
    expect(first.status).toBe(200);
    expect(readSignature(first.body.trimEnd()).name).toBe("witness.example");
    expect(await ask(await request(ENTRIES, 0))).toMatchObject({ status: 409, type: "text/x.tlog.size", body: "3\n" });
    expect((await ask(await request(ENTRIES, 3))).status).toBe(200);
  });

  it("cosigns no second past of a log, also after it was started again", async () => {
    expect((await witnessOf(parts())(await request(ENTRIES, 0))).status).toBe(200);
    const again = witnessOf(parts());
    expect((await again(await request(OTHER, 5))).status).toBe(422);
    expect((await again(await request(OTHER, 0))).status).toBe(409);
    expect((await again(await request([...ENTRIES, "f"], 5))).status).toBe(200);
  });

  it("answers many at once one after the other, so that only one of two pasts is cosigned", async () => {
    const ask = witnessOf(parts());
    const both = await Promise.all([request(ENTRIES, 0), request(OTHER, 0)].map(async (body) => ask(await body)));
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  it("knows no log that it was not told of, and takes no endless body", async () => {
    const server = witnessServer(parts());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    const post = async (body: string | Uint8Array<ArrayBuffer>) =>
      (await fetch(`${url}/add-checkpoint`, { method: "POST", body })).status;
    try {
      expect(await post((await request(ENTRIES, 0)).replace(log.key.name, "noroshi/live/acts/ffffffff"))).toBe(404);
      expect(await post("x".repeat(300_000))).toBe(413);
      expect(await post("nonsense")).toBe(400);
      expect(await post(Uint8Array.from([...new TextEncoder().encode(await request(ENTRIES, 0)), 0xe2, 0x80]))).toBe(
        400,
      );
      const crowded = `${await request(ENTRIES, 0)}${unknownSignatures(15, 4896)}`;
      expect(await post(crowded)).toBe(200);
      const kept = await (await fetch(`${url}/checkpoint?origin=${encodeURIComponent(log.key.name)}`)).text();
      expect(kept.split("\n")[1]).toBe("5");
      // What a monitor gets holds the log's signature and this witness's own, and none of those that nobody knows.
      const note = readNote(kept);
      expect(note.signatures.map((one) => one.name)).toEqual([log.key.name, "witness.example"]);
      expect(await cosignedAt(note, signerIn(folder).key, nodeVerify)).toBe(1_796_000_000n);
      const monitored = `${url}/${createHash("sha256").update(log.key.name).digest("hex")}/checkpoint`;
      expect(await (await fetch(monitored)).text()).toBe(kept);
      expect((await fetch(monitored.replace(/[0-9a-f]{64}/, "0".repeat(64)))).status).toBe(404);
      expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});
