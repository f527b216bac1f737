/** A recipient's copy that is made in turns is the one that is made at once. */
import { createHash } from "node:crypto";
import { bundleIdOf, bundleOf, minting, ordered } from "@noroshi/sharing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textColumn } from "../db/columns.ts";
import { copyFor } from "./freeze.ts";
import { sortedInTurns } from "./in-turns.ts";

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
      const made = { audienceKey: Buffer.alloc(0), head: ['{"head":1}'], before: [], objects };
      const copy = await copyFor(mint, made, "a");
      const once = ordered(mint, "a", said);
      const id = bundleIdOf(mint, "a", once);
      const text = bundleOf(id, made.head, once);
      expect(copy.objects.map((o) => o.id)).toEqual(once.map((o) => o.id));
      expect([...copy.places].map((place) => once[place]?.id)).toEqual(said.map((o) => o.id));
      expect(copy.bundle?.id ?? null).toBe(text === null ? null : id);
      expect(copy.bundle?.digest.toString("hex")).toBe(text === null ? undefined : digestOf(text));
    }
  });

  it("is sorted as texts are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary" }), { maxLength: 50 }), async (some) => {
        const many = Array.from(
          { length: 5_000 },
          (_, n) => `${some[n % (some.length || 1)] ?? ""}${(n * 7_919) % 5_000}`,
        );
        expect(await sortedInTurns(many)).toEqual([...many].sort());
      }),
      { numRuns: 10 },
    );
  });
});

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
