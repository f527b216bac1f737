import { describe, expect, it } from "vitest";
import { toBase64 } from "../base64.ts";
import { atOnce } from "../hash.ts";
import { proveConsistency } from "../merkle/prove.ts";
import { nodeSigner, nodeVerify, nodeSha256 as sha256 } from "../node.ts";
import { writeCheckpoint } from "../note/checkpoint.ts";
import { cosignedAt } from "../note/cosignature.ts";
import { readNote, readSignature, signText, writeNote } from "../note/note.ts";
import { Edge } from "../tiles/edge.ts";
import { nodesOfTiles } from "../tiles/nodes.ts";
import { tilePath } from "../tiles/place.ts";
import { addCheckpoint, type WitnessReply, type WitnessState } from "./add-checkpoint.ts";

const log = nodeSigner("log.example", 1, new Uint8Array(32).fill(1));
const witness = nodeSigner("witness.example", 4, new Uint8Array(32).fill(2));
const setUp = { sha256, verify: nodeVerify, logs: new Map([["log.example", [log.key]]]), signer: witness };

/** A log's tree of some entries, with its tiles. */
function tree(entries: readonly string[]) {
  const edge = new Edge();
  const tiles = new Map<string, Uint8Array>();
  const grown = atOnce(sha256, edge.append(entries.map((entry) => new TextEncoder().encode(entry))));
  for (const t of grown) tiles.set(tilePath(t.place), t.bytes);
  for (const t of edge.partial()) tiles.set(tilePath(t.place), t.bytes);
  return { edge, nodes: nodesOfTiles(sha256, edge.size, (place) => tiles.get(tilePath(place)) ?? new Uint8Array()) };
}

async function request(entries: readonly string[], old: number, over: { by?: typeof log; origin?: string } = {}) {
  const { edge, nodes } = tree(entries);
  const text = writeCheckpoint({
    origin: over.origin ?? "log.example",
    size: BigInt(edge.size),
    root: atOnce(sha256, edge.root()),
  });
  const note = writeNote({ text, signatures: [await signText(text, over.by ?? log)] });
  const proof = old <= edge.size ? await proveConsistency(sha256, nodes, old, edge.size) : [];
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

const names = (n: number, last = "") => [
  ...Array.from({ length: n - (last ? 1 : 0) }, (_, at) => `entry ${at}`),
  ...(last ? [last] : []),
];

describe("a witness", () => {
  it("cosigns a log that only grows, and remembers", async () => {
    let state: WitnessState | undefined;
    for (const [old, size] of [
      [0, 3],
      [3, 3],
      [3, 700],
      [700, 701],
    ] as const) {
      const body = await request(names(size), old);
      const reply: WitnessReply = await addCheckpoint(setUp, body, () => state, 1_790_000_000n);
      expect(reply.status).toBe(200);
      const note = readNote(body.slice(body.indexOf("\n\n") + 2));
      const cosigned = { ...note, signatures: [...note.signatures, readSignature(reply.body.trimEnd())] };
      expect(await cosignedAt(cosigned, witness.key, nodeVerify)).toBe(1_790_000_000n);
      state = reply.remember;
      expect(state?.size).toBe(BigInt(size));
    }
  });

  it("answers a log that is behind or ahead with the size that it remembers", async () => {
    const state = (await addCheckpoint(setUp, await request(names(5), 0), () => undefined, 1n)).remember;
    const reply = await addCheckpoint(setUp, await request(names(9), 3), () => state, 2n);
    expect(reply).toEqual({ status: 409, type: "text/x.tlog.size", body: "5\n" });
  });

  it("catches a log that shows two faces", async () => {
    const state = (await addCheckpoint(setUp, await request(names(5), 0), () => undefined, 1n)).remember;
    for (const body of [
      await request(names(5, "another fifth"), 5),
      await request([...names(5, "another fifth"), "6", "7"], 5),
    ]) {
      const reply = await addCheckpoint(setUp, body, () => state, 2n);
      expect([reply.status, reply.remember]).toEqual([422, undefined]);
    }
  });

  it("refuses unknown logs, foreign signatures, sizes that shrink and what is no request", async () => {
    const status = async (body: string, state?: WitnessState) =>
      (await addCheckpoint(setUp, body, () => state, 1n)).status;
    expect(await status(await request(names(3), 0, { origin: "elsewhere.example" }))).toBe(404);
    expect(
      await status(await request(names(3), 0, { by: nodeSigner("log.example", 1, new Uint8Array(32).fill(9)) })),
    ).toBe(403);
    expect(await status(await request(names(3), 4))).toBe(400);
    for (const odd of [
      "",
      "old 0\n",
      "old 00\n\nx",
      "old 0\nAAAA\n\nx\n1\ny\n",
      (await request(names(3), 0)).replace("old 0", "old -1"),
    ])
      expect(await status(odd)).toBe(400);
  });
});
