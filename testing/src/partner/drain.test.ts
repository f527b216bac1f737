import { BEGINNING, BOUNDS, drain, type Place } from "@noroshi/sharing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answering, collectionOf, MISBEHAVIOURS, server } from "./index.ts";

interface Held {
  place: Place;
  readonly ids: string[];
}

/** Drains into memory; after `crash` pages the process is gone. */
async function empty(answers: Answering, held: Held, crash = Number.POSITIVE_INFINITY) {
  let [turn, taken] = [0, 0];
  const bounds = { ...BOUNDS, limit: 50, pages: 500, size: 1_000_000 };
  return drain(
    {
      page: async (asked) => answers(asked, turn++),
      take: async (objects, place) => {
        if (taken++ >= crash) throw new Error("the process is gone");
        held.ids.push(...objects.map((o) => (o as { id: string }).id));
        held.place = place;
      },
    },
    held.place,
    bounds,
  );
}

const fresh = (): Held => ({ place: BEGINNING, ids: [] });

describe("a collection is drained", () => {
  it("whole and once, whatever the page size, how many objects share an instant, and whether that instant is given again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (count, perInstant, mostAPage, inclusive) => {
          const all = collectionOf(count, perInstant);
          const held = fresh();
          const ended = await empty(server(all, { mostAPage, inclusive }), held);
          expect(ended.code).toBe("DRAINED");
          expect(held.ids).toEqual(all.map((e) => e.object.id));
        },
      ),
    );
  });

  it("whole and once also by one that crashes between any two pages and goes on from where it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }),
        async (count, perInstant, mostAPage, crashes) => {
          const all = collectionOf(count, perInstant);
          const answers = server(all, { mostAPage });
          const held = fresh();
          for (const crash of crashes) await empty(answers, held, crash).catch(() => undefined);
          expect((await empty(answers, held)).code).toBe("DRAINED");
          expect([...held.ids].sort()).toEqual(all.map((e) => e.object.id));
        },
      ),
    );
  });

  it("of what was added since, also under an instant that was taken already", async () => {
    const all = collectionOf(20, 10);
    const held = fresh();
    await empty(server(all.slice(0, 13)), held);
    const later = await empty(server(all), held);
    expect([later.objects, held.ids]).toEqual([7, all.map((e) => e.object.id)]);
    expect((await empty(server(all), held)).objects).toBe(0);
  });
});

describe("a partner that", () => {
  it("misbehaves does so in at least twenty ways, each with a name of its own", () => {
    expect(new Set(MISBEHAVIOURS.map((m) => m.name)).size).toBeGreaterThanOrEqual(20);
  });

  it.each(MISBEHAVIOURS)("$name leads to $ends", async ({ answers, ends, whole }) => {
    const all = collectionOf(30, 3);
    const held = fresh();
    const ended = await empty(answers(all), held);
    expect(ended.code).toBe(ends);
    expect(new Set(held.ids).size).toBe(held.ids.length);
    if (whole) expect([...held.ids].sort()).toEqual(all.map((e) => e.object.id));
    if (ended.code !== "DRAINED")
      expect(ended.again).toBe(["AGAIN_LATER", "SERVER_FAULT", "LINE_BROKE", "NOT_JSON"].includes(ended.code));
  });
});
