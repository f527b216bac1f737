/** A recipient's copy that is made in turns is the one that is made at once. */
import { createHash } from "node:crypto";
import { bundleIdOf, bundleOf, minting, ordered } from "@noroshi/sharing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textColumn } from "../db/columns.ts";
import { copyFor } from "./freeze.ts";
import { orderedNumbers } from "./in-turns.ts";

const mint = minting(Buffer.alloc(32, 7));

describe("a copy made in turns", () => {
  it("has the order, the id and the bytes of the one that is made at once", async () => {
    for (const count of [0, 1, 2_001, 5_000]) {
      const said = Array.from({ length: count }, (_, n) => ({
        id: `indicator--${n}`,
        created: "2026-01-01T00:00:00.000Z",
        modified: `2026-01-01T00:00:00.${String(n % 1_000).padStart(3, "0")}Z`,
        kind: "ipv4",
        value: String(n),
        listing: null,
        body: `{"name":"烽火 ${n}"}`,
      }));
      const places: number[] = [];
      const column = textColumn(
        said.map((o) => o.body),
        places,
      );
      const objects = said.map(({ body: _, ...o }, n) => ({ ...o, column, at: places[n] ?? 0 }));
      const made = {
        audienceKey: Buffer.alloc(0),
        head: ['{"head":1}'],
        before: [],
        objects,
        written: Promise.resolve(),
      };
      const copy = await copyFor(mint, made, "a");
      const once = ordered(mint, "a", said);
      const id = bundleIdOf(mint, "a", once);
      const text = bundleOf(id, made.head, once);
      expect(copy.objects.map((o) => o.id)).toEqual(once.map((o) => o.id));
      expect([...copy.places].map((place) => once[place]?.id)).toEqual(said.map((o) => o.id));
      expect(Array.from(copy.byId, (n) => said[n]?.id)).toEqual(said.map((o) => o.id).sort());
      expect(copy.bundle?.id ?? null).toBe(text === null ? null : id);
      expect(copy.bundle?.digest.toString("hex")).toBe(text === null ? undefined : digestOf(text));
    }
  });

  it("is sorted by the whole of what it is sorted by", async () => {
    const few = fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(few, fc.integer({ min: 0, max: 3_000 }), async (some, count) => {
        // Many are alike in their first 32 bits.
        const many = Array.from(
          { length: count },
          (_, n) => (some[n % some.length] ?? 0n) ^ BigInt((n * 7_919) % 5_000),
        );
        const first = (n: number): number => Number((many[n] ?? 0n) >> 32n);
        const compare = (a: number, b: number): number => ((many[a] ?? 0n) < (many[b] ?? 0n) ? -1 : 1);
        const ordered = Array.from(await orderedNumbers(count, first, compare), (n) => many[n]);
        expect(ordered).toEqual(many.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
      { numRuns: 30 },
    );
  });
});

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
