import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../db/chance.ts";
import { entryBytes } from "./entry.ts";
import { leavesFor, leavesOf, type Waiting } from "./leaves.ts";

const acts = (many: number): Waiting[] =>
  Array.from({ length: many }, (_, n) => ({
    outbox_id: n + 1,
    act: "report.accepted",
    actor_id: "00000000-0000-4000-8000-000000000001",
    organisation_id: null,
    at: "2026-12-01T00:00:00Z",
    subject: null,
    entry: { n },
  }));
const chance = (seed: number) => chanceOf(Buffer.alloc(32, seed), { actorId: "tests", act: "leaves" }, true);

describe("the leaves of an interval", () => {
  it("hold every act that waits exactly once, each under a salt of its own, and padding up to the size", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(255), (many, seed) => {
        const waiting = acts(many);
        const leaves = leavesOf("made", waiting, chance(seed));
        expect(leaves.length).toBe(leavesFor(many));
        const ids = leaves.flatMap((leaf) => (leaf.outboxId === null ? [] : [leaf.outboxId]));
        expect(ids.sort((a, b) => a - b)).toEqual(waiting.map((one) => one.outbox_id));
        expect(new Set(leaves.map((leaf) => leaf.salt.toString("hex"))).size).toBe(leaves.length);
        for (const { outboxId, salt, committed } of leaves) {
          const act = outboxId === null ? undefined : waiting[outboxId - 1];
          const entry = act === undefined ? new Uint8Array() : entryBytes("made", act);
          expect(createHash("sha256").update(salt).update(entry).digest()).toEqual(committed);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("stand in an order that tells nothing of the acts' own", () => {
    const orders = [1, 2, 3].map((seed) => leavesOf("made", acts(64), chance(seed)).map((leaf) => leaf.outboxId));
    const sorted = Array.from({ length: 64 }, (_, n) => n + 1);
    expect(orders.filter((order) => String(order) === String(sorted))).toEqual([]);
    expect(new Set(orders.map(String)).size).toBe(3);
  });
});
