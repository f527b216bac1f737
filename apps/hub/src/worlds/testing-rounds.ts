/**
 * No existence leaks: two worlds in which the same people do the same things, but for what one reader cannot see, give that
 * reader the same bytes. The hidden reports share values, ids, keys and days with the visible ones and bridge them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Filing, hiddenFrom, POOL, visibleTo } from "./testing-acts.ts";
import { differences, looks } from "./testing-looks.ts";
import { foundWorld, type World } from "./testing-twins.ts";

/** Rounds of one reader: 17 in the quick tier, the full count where many runs are asked for. */
const ROUNDS = (fc.readConfigureGlobal().numRuns ?? 100) > 200 ? 660 : 17;
const LOOK_EVERY = 4;

const minute = (n: number): string => new Date(Date.UTC(2026, 10, 20, 0, n)).toISOString();
async function file(world: World, f: Filing, scope: string) {
  const answer = await world.as(f.by, "POST", `/api/v1/reports${f.query}`, {
    body: f.body,
    headers: { "content-type": f.mediaType, "idempotency-key": `${scope}-${f.key}` },
  });
  await world.settled();
  return answer;
}

/** Holds the two worlds against each other for one reader. */
export function holdWorlds(reader: string): void {
  describe(`what ${reader} is answered`, () => {
    it("is the same, byte for byte, whatever was filed that it cannot see", async () => {
      await using first = await foundWorld();
      await using second = await foundWorld();
      const worlds = [first, second];
      const seed = fc.readConfigureGlobal().seed ?? 20_261_120;
      const visible = fc.sample(visibleTo(reader), { numRuns: ROUNDS, seed });
      const hidden = fc.sample(fc.tuple(hiddenFrom(reader), fc.integer({ min: 0, max: 3 })), {
        numRuns: ROUNDS * 2,
        seed: seed + 1,
      });
      const ids = new Set<string>(["00000000-0000-4000-8000-00000000dead"]);
      const note = (json: Record<string, unknown>): void => {
        for (const id of [json["id"], json["reportId"]]) if (typeof id === "string") ids.add(id);
      };
      const amendable = new Set<string>();
      for (const [round, act] of visible.entries()) {
        for (const world of worlds) await world.step(minute(round));
        for (const [secret, where] of hidden.slice(round * 2, round * 2 + 2)) {
          // To amend what the reader sees is an act on it, which the reader may notice.
          if (amendable.has(`${secret.by} ${secret.source}`)) continue;
          // Mostly in the second world; now and then in the first, or in both.
          for (const [n, world] of worlds.entries())
            if (where === 0 ? n === 0 : where === 1 || n === 1) note((await file(world, secret, "same")).json);
        }
        // The reader's own keys are used by others too, out of its sight; nobody uses one of its own keys twice for two things.
        const scope = act.by === reader ? "same" : "open";
        const [here, there] = [await file(first, act, scope), await file(second, act, scope)];
        if (act.by === reader) expect(there.text).toBe(here.text);
        note(here.json);
        amendable.add(`${act.by} ${act.source}`);
        if (round % LOOK_EVERY !== LOOK_EVERY - 1 && round !== visible.length - 1) continue;
        const asked = { ids: [...ids].slice(-24), values: [...POOL.ipv4.slice(0, 3), POOL.sha256[0] ?? ""] };
        const apart = async () =>
          differences(await looks(first, reader, asked), await looks(second, reader, asked)).slice(0, 2);
        if ((await apart()).length === 0) continue;
        // Derived work may be under way in one of them on a busy machine; what differs when both are at rest is a leak.
        for (const world of worlds) await world.settled();
        expect(await apart()).toEqual([]);
      }
    }, 600_000);
  });
}
