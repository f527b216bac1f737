import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atOnce, type Hashing, leafHash } from "../hash.ts";
import { verifyInclusion } from "../merkle/inclusion.ts";
import { proveInclusion, rootOf } from "../merkle/prove.ts";
import { nodeSha256 as sha256 } from "../node.ts";
import { Edge, wholeRoots } from "./edge.ts";
import { readEntries, writeEntries } from "./entries.ts";
import { nodesOfTiles } from "./nodes.ts";
import { edgePlaces, readTilePath, type TilePlace, tilePath } from "./place.ts";

const at = <T>(work: Hashing<T>): T => atOnce(sha256, work);
const leaf = (n: number) => leafHash(sha256, new TextEncoder().encode(`leaf ${n}`));

/** A shelf of tiles, as a disk would hold them. */
function shelf() {
  const tiles = new Map<string, Uint8Array>();
  const put = (all: readonly { place: TilePlace; bytes: Uint8Array }[]) => {
    for (const { place, bytes } of all) tiles.set(tilePath(place), bytes);
  };
  const get = (place: TilePlace) => tiles.get(tilePath(place)) ?? new Uint8Array();
  return { tiles, put, get };
}

describe("a tile's path", () => {
  it("groups the number by three digits", () => {
    expect(tilePath({ level: 0, number: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: "entries", number: 5, width: 3 })).toBe("tile/entries/005.p/3");
  });

  it("is read back, and no other spelling is", () => {
    const place = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const)),
      number: fc.nat(10 ** 9),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(readTilePath(tilePath(one))).toEqual(one);
      }),
    );
    for (const odd of [
      "tile/00/001",
      "tile/0/1",
      "tile/0/x000/001",
      "tile/0/001.p/256",
      "tile/0/001.p/0",
      "tile/64/001",
      "tile/0/../001",
    ])
      expect(readTilePath(odd)).toBeUndefined();
  });

  it("names just the partial tiles at the edge", () => {
    expect(edgePlaces(70_000)).toEqual([
      { level: 0, number: 273, width: 112 },
      { level: 1, number: 1, width: 17 },
      { level: 2, number: 0, width: 1 },
    ]);
    expect(edgePlaces(256)).toEqual([{ level: 1, number: 0, width: 1 }]);
    expect(edgePlaces(0)).toEqual([]);
  });
});

describe("a growing edge", () => {
  it("takes whole tiles by their roots and is the same as by their leaves, and takes none after a partial one", () => {
    const [lots, rest] = [[1, 300, 2], 77];
    const [by, of] = [new Edge(), new Edge()];
    let next = 0;
    for (const tiles of lots) {
      const rows = Array.from({ length: tiles }, () => Array.from({ length: 256 }, () => leaf(next++)));
      const above = at(of.appendLeaves(rows.flat())).filter(({ place }) => place.level !== 0);
      expect(at(by.appendRoots(at(wholeRoots(rows))))).toEqual(above);
      expect(by.partial()).toEqual(of.partial());
    }
    const last = Array.from({ length: rest }, () => leaf(next++));
    expect([at(by.appendLeaves(last)), by.partial()]).toEqual([at(of.appendLeaves(last)), of.partial()]);
    expect([by.size, at(by.root())]).toEqual([of.size, at(of.root())]);
    expect(() => at(by.appendRoots([leaf(0)]))).toThrow("LEDGER_TILE_MALFORMED");
    expect(() => at(new Edge().appendRoots([new Uint8Array(3)]))).toThrow("LEDGER_TILE_MALFORMED");
  });

  it("gives tiles out of which the same root and proofs come, also after it was restored", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        async (steps, pick) => {
          const { put, get } = shelf();
          let edge = new Edge();
          for (const step of steps) {
            put(at(edge.appendLeaves(Array.from({ length: step }, (_, n) => leaf(edge.size + n)))));
            put(edge.partial());
            expect(at(edge.root())).toEqual(await rootOf(sha256, nodesOfTiles(sha256, edge.size, get), edge.size));
            edge = await Edge.restore(edge.size, get);
          }
          if (edge.size === 0) return;
          const index = pick % edge.size;
          const proof = await proveInclusion(sha256, nodesOfTiles(sha256, edge.size, get), index, edge.size);
          const claim = {
            leaf: leaf(index),
            index: BigInt(index),
            size: BigInt(edge.size),
            root: at(edge.root()),
            proof,
          };
          expect(verifyInclusion(sha256, claim)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("refuses a tile that was cut", async () => {
    const { put, get } = shelf();
    const edge = new Edge();
    for (let n = 0; n < 300; n++) put(at(edge.appendLeaves([leaf(n)])));
    put(edge.partial());
    await expect(Edge.restore(300, (place) => get(place).slice(1))).rejects.toMatchObject({
      code: "LEDGER_TILE_MALFORMED",
    });
  });
});

describe("a bundle of entries", () => {
  it("is read back as it was written, and refused when a byte is missing or too many", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 40 }), (entries) => {
        const bytes = writeEntries(entries);
        expect(readEntries(bytes, entries.length)).toEqual(entries);
        expect(() => readEntries(bytes.slice(0, -1), entries.length)).toThrow("LEDGER_TILE_MALFORMED");
        expect(() => readEntries(Uint8Array.from([...bytes, 0]), entries.length)).toThrow("LEDGER_TILE_MALFORMED");
      }),
    );
    expect(() => writeEntries([new Uint8Array(65_536)])).toThrow("LEDGER_ENTRY_TOO_LONG");
  });
});
