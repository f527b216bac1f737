import {
  atOnce,
  cosign,
  Edge,
  type NoteSigner,
  nodesOfTiles,
  readNote,
  signText,
  writeCheckpoint,
  writeKey,
  writeNote,
  writeSignature,
} from "@noroshi/ledger";
import { nodeSha256, nodeSigner } from "@noroshi/ledger/node";
import { describe, expect, it } from "vitest";
import type { LogFolder } from "./folder.ts";
import { readHubPolicy } from "./policy.ts";
import { type AskWitness, cosignatures } from "./witnesses.ts";

const seed = (n: number) => new Uint8Array(32).fill(n);
const log = nodeSigner("noroshi/live/acts/01020304", 1, seed(1));
const [one, two, stranger] = [2, 3, 4].map((n) => nodeSigner(`witness.example/${n}`, 4, seed(n))) as [
  NoteSigner,
  NoteSigner,
  NoteSigner,
];
const POLICY = readHubPolicy(`log ${writeKey(log.key)}
witness one ${writeKey(one.key)} https://one.example
witness two ${writeKey(two.key)} https://two.example
group both all one two
quorum both
`);
const SIZE = 5;

async function published() {
  const edge = new Edge();
  atOnce(nodeSha256, edge.append(Array.from({ length: SIZE }, (_, n) => seed(n))));
  const [tile] = edge.partial();
  const text = writeCheckpoint({ origin: log.key.name, size: BigInt(SIZE), root: atOnce(nodeSha256, edge.root()) });
  const note = writeNote({ text, signatures: [await signText(text, log)] });
  const nodes = () => nodesOfTiles(nodeSha256, SIZE, () => tile?.bytes ?? new Uint8Array());
  return { note, folder: { nodes } as unknown as LogFolder };
}

const lineOf = async (note: string, by: NoteSigner) => writeSignature(await cosign(readNote(note), by, 1_796_000_000n));
/** As large as a cosignature after quantum computers, of a key that the policy does not name. */
const later = writeSignature({ name: "witness.example/2", blob: new Uint8Array(4 + 8 + 2420).fill(9) });

describe("cosignatures of a checkpoint", () => {
  it("are taken from an answer of several lines, of which only those that verify count", async () => {
    const { note, folder } = await published();
    const ask: AskWitness = async (url) => {
      const by = url.includes("one") ? one : two;
      return { status: 200, body: `${later}${await lineOf(note, stranger)}${await lineOf(note, by)}` };
    };
    const { cosigned, counts, faults } = await cosignatures(POLICY, note, folder, ask);
    expect([counts, faults]).toEqual([true, []]);
    expect(readNote(cosigned).signatures.map(({ name }) => name)).toEqual([log.key.name, one.key.name, two.key.name]);
  });

  it("do not count for the quorum where a witness signed something else, or under another key, or nothing", async () => {
    const { note, folder } = await published();
    const other = note.replace("\n5\n", "\n6\n");
    for (const answer of [await lineOf(other, two), await lineOf(note, stranger), "", "nonsense\n"]) {
      const ask: AskWitness = async (url) => ({
        status: 200,
        body: url.includes("one") ? await lineOf(note, one) : answer,
      });
      const { cosigned, counts, faults } = await cosignatures(POLICY, note, folder, ask);
      expect([counts, faults.length]).toEqual([false, 1]);
      expect(readNote(cosigned).signatures).toHaveLength(2);
    }
  });

  it("are asked for again from the size that a witness remembers, and not beyond the log's own", async () => {
    const { note, folder } = await published();
    const asked: string[] = [];
    const remembering =
      (size: string): AskWitness =>
      async (url, body) => {
        asked.push(body.split("\n")[0] ?? "");
        if (!body.startsWith(`old ${size.trim()}\n`)) return { status: 409, body: size };
        return { status: 200, body: await lineOf(note, url.includes("one") ? one : two) };
      };
    expect((await cosignatures(POLICY, note, folder, remembering("3\n"))).counts).toBe(true);
    expect(asked).toEqual(["old 0", "old 3", "old 0", "old 3"]);
    for (const size of ["6\n", "03\n", "-1\n", "not the same root\n"])
      expect((await cosignatures(POLICY, note, folder, remembering(size))).counts).toBe(false);
  });
});
