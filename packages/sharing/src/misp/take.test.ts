import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageAnswer } from "../taxii/drain.ts";
import { MISP_BEGINNING, type MispPartner, type MispPlace, takeFeed, takeServer } from "./take.ts";

const answer = (status: number, body: unknown, type = "application/json"): PageAnswer => ({
  kind: "answered",
  status,
  contentType: type,
  body: typeof body === "string" ? body : JSON.stringify(body),
  addedLast: null,
  retryAfter: null,
});
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
interface E {
  readonly uuid: string;
  readonly timestamp: string;
}
const events = fc
  .array(fc.integer({ min: 1, max: 20 }), { maxLength: 130 })
  .map((times) => times.map((at, n): E => ({ uuid: uuid(n), timestamp: String(at) })));

/** A partner that has these events; after `crash` events taken the process is gone. */
function partner(all: readonly E[], held: { place: MispPlace; ids: string[] }, crash = Number.POSITIVE_INFINITY) {
  let taken = 0;
  const sorted = [...all].sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
  const p: MispPartner = {
    manifest: async () => answer(200, Object.fromEntries(all.map((e) => [e.uuid, { timestamp: e.timestamp }]))),
    event: async (id) => answer(200, { Event: all.find((e) => e.uuid === id) }),
    search: async ({ since, page, limit }) =>
      answer(200, {
        response: sorted
          .filter((e) => Number(e.timestamp) >= since)
          .slice((page - 1) * limit, page * limit)
          .map((e) => ({ Event: e })),
      }),
    async take(text, place) {
      if (taken++ >= crash) throw new Error("the process is gone");
      held.ids.push((JSON.parse(text) as { Event: E }).Event.uuid);
      held.place = place;
    },
  };
  return p;
}

describe.each([
  ["a feed", takeFeed],
  ["a server", takeServer],
])("%s of MISP", (_, take) => {
  it("is taken whole and once, also by a process that ends anywhere and goes on from where it was", async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }), async (all, crashes) => {
        const held = { place: MISP_BEGINNING, ids: [] as string[] };
        for (const crash of crashes) await take(partner(all, held, crash), held.place).catch(() => undefined);
        expect((await take(partner(all, held), held.place)).code).toBe("DRAINED");
        expect([...held.ids].sort()).toEqual(all.map((e) => e.uuid).sort());
      }),
      { numRuns: 40 },
    );
  });

  it("is asked for what changed since, and gives a changed event again", async () => {
    const held = { place: MISP_BEGINNING, ids: [] as string[] };
    const before = [1, 2, 3].map((n): E => ({ uuid: uuid(n), timestamp: "5" }));
    await take(partner(before, held), held.place);
    held.ids.length = 0;
    await take(partner([...before.slice(1), { uuid: uuid(1), timestamp: "6" }], held), held.place);
    expect(held.ids).toEqual([uuid(1)]);
  });

  it.each([
    [answer(401, ""), "SIGN_IN_REFUSED"],
    [answer(302, ""), "SENT_ELSEWHERE"],
    [answer(200, "<html>", "text/html"), "OTHER_LANGUAGE"],
    [answer(200, "{"), "NOT_JSON"],
    [answer(200, "3"), "NO_ENVELOPE"],
    [answer(500, ""), "SERVER_FAULT"],
    [{ kind: "failed", why: "x" } as const, "LINE_BROKE"],
  ])("that answers %j ends as %s", async (said, code) => {
    const held = { place: MISP_BEGINNING, ids: [] as string[] };
    const p = { ...partner([], held), manifest: async () => said, search: async () => said };
    expect((await take(p, held.place)).code).toBe(code);
  });
});

it("a server that gives the same page for ever is left", async () => {
  const held = { place: MISP_BEGINNING, ids: [] as string[] };
  const all = Array.from({ length: 50 }, (_, n): E => ({ uuid: uuid(n), timestamp: "7" }));
  const p = partner(all, held);
  const round = { ...p, search: () => p.search({ since: 0, page: 1, limit: 50 }) };
  expect((await takeServer(round, held.place)).code).toBe("GOES_ROUND");
});
