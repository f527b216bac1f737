import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterTry, backOff, MOST_TRIES } from "./back-off.ts";
import { type PushAnswer, type PushPlace, push, type Receiver, UNPUSHED } from "./push.ts";

const TAXII = "application/taxii+json;version=2.1";
const answer = (status: number, body: unknown = {}, over: { type?: string; retryAfter?: number } = {}): PushAnswer => ({
  kind: "answered",
  status,
  contentType: over.type ?? TAXII,
  body: typeof body === "string" ? body : JSON.stringify(body),
  retryAfter: over.retryAfter ?? null,
});
const took = (failures = 0) => answer(202, { id: "s1", status: "complete", failure_count: failures });

function receiver(says: (ids: readonly number[]) => PushAnswer | "crash", statuses: PushAnswer[] = []) {
  const has: number[] = [];
  const places: PushPlace[] = [];
  const r: Receiver = {
    async post(envelope) {
      const ids = (JSON.parse(envelope) as { objects: number[] }).objects;
      const said = says(ids);
      if (said === "crash") {
        has.push(...ids);
        throw new Error("crash");
      }
      if (said.kind === "answered" && said.status < 300) has.push(...ids);
      return said;
    },
    status: async () => statuses.shift() ?? answer(404),
    collection: async () => answer(200, { id: "c" }),
    async reached(place) {
      places.push(place);
    },
  };
  return { r, has, places };
}
const texts = (n: number): readonly string[] => Array.from({ length: n }, (_, k) => String(k));

describe("a delivery to a partner's collection", () => {
  it("arrives whole and in order, however small the posts that the partner takes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 300 }), async (n, most) => {
        const { r, has } = receiver((ids) => (ids.length > most ? answer(413) : took()));
        expect((await push(r, texts(n), UNPUSHED)).code).toBe("DELIVERED");
        expect(has).toEqual(texts(n).map(Number));
      }),
      { numRuns: 40 },
    );
  });

  it("goes on after a crash where it was: nothing is missing, and only the post in hand comes twice", async () => {
    let calls = 0;
    const { r, has, places } = receiver(() => (++calls === 2 ? "crash" : took()));
    await expect(push(r, texts(500), UNPUSHED)).rejects.toThrow("crash");
    expect((await push(r, texts(500), places.at(-1) ?? UNPUSHED)).code).toBe("DELIVERED");
    expect([...new Set(has)]).toEqual(texts(500).map(Number));
    expect(has.length).toBe(700);
  });

  it("waits for a post that the partner still works on, and posts it again where its status is gone", async () => {
    const pending = answer(202, { id: "s7", status: "pending" });
    let calls = 0;
    const first = receiver(() => pending, [answer(200, { id: "s7", status: "complete", failure_count: 1 })]);
    expect(await push(first.r, texts(3), UNPUSHED)).toMatchObject({ code: "PENDING_THERE", again: true });
    const place = first.places.at(-1) ?? UNPUSHED;
    expect((await push(first.r, texts(3), place)).code).toBe("REFUSED_IN_PART");
    const gone = receiver(() => (++calls === 1 ? pending : took()));
    await push(gone.r, texts(3), UNPUSHED);
    expect((await push(gone.r, texts(3), gone.places.at(-1) ?? UNPUSHED)).code).toBe("DELIVERED");
  });

  it.each([
    [answer(429, {}, { retryAfter: 7 }), { code: "AGAIN_LATER", again: true, retryAfter: 7 }],
    [answer(503), { code: "AGAIN_LATER", again: true, retryAfter: null }],
    [answer(500), { code: "SERVER_FAULT", again: true }],
    [{ kind: "failed" } as const, { code: "LINE_BROKE", again: true }],
    [{ kind: "failed", code: "HOST_CLOSED" } as const, { code: "HOST_CLOSED", again: false }],
    [answer(401), { code: "SIGN_IN_REFUSED", again: false }],
    [answer(404), { code: "NO_SUCH_COLLECTION", again: false }],
    [answer(302), { code: "SENT_ELSEWHERE", again: false }],
    [answer(415), { code: "OTHER_LANGUAGE", again: false }],
    [answer(422), { code: "NOT_UNDERSTOOD_THERE", again: false }],
    [answer(200, "<html>", { type: "text/html" }), { code: "OTHER_LANGUAGE", again: false }],
    [answer(202, "[]"), { code: "OTHER_LANGUAGE", again: false }],
    [took(5), { code: "REFUSED_THERE", again: false }],
    [took(2), { code: "REFUSED_IN_PART", again: false }],
  ])("that meets %j ends as %j", async (said, wanted) => {
    const { r } = receiver(() => said);
    expect(await push(r, texts(5), UNPUSHED)).toMatchObject(wanted);
  });

  it("has arrived where the partner calls what it has already a failure, and is refused in part where it refuses anything else", async () => {
    const objects = ["a", "b", "c"].map((id) => JSON.stringify({ type: "indicator", id: `indicator--${id}` }));
    const failed = (failures: readonly { id: string; message: string }[], count = failures.length) =>
      answer(202, { id: "s1", status: "complete", failure_count: count, failures });
    const had = (id: string) => ({
      id: `indicator--${id}`,
      message: "Unable to process object because an identical entry already exists in collection 'c1'.",
    });
    const same = { id: "indicator--b", message: "Unable to process object because identical version exist." };
    const bad = { id: "indicator--c", message: "Unable to process object because it is malformed." };
    const ends = async (said: PushAnswer) => (await push(receiver(() => said).r, objects, UNPUSHED)).code;
    expect(await ends(failed([had("a"), same]))).toBe("DELIVERED");
    expect(await ends(failed([had("a"), same, had("c")]))).toBe("DELIVERED");
    expect(await ends(failed([had("a"), same, bad]))).toBe("REFUSED_IN_PART");
    // Of what was not posted, said twice, or not named at all, nothing counts.
    expect(await ends(failed([had("z")]))).toBe("REFUSED_IN_PART");
    expect(await ends(failed([had("a"), had("a"), had("a")]))).toBe("REFUSED_IN_PART");
    expect(await ends(failed([had("a")], 3))).toBe("REFUSED_IN_PART");
  });

  it("of nothing asks for the collection alone, so that nobody learns from its end that it held nothing", async () => {
    const { r, has } = receiver(() => took());
    expect((await push(r, [], UNPUSHED)).code).toBe("DELIVERED");
    expect((await push({ ...r, collection: async () => answer(404) }, [], UNPUSHED)).code).toBe("NO_SUCH_COLLECTION");
    expect(has).toEqual([]);
  });
});

describe("a try that did not succeed", () => {
  it("waits longer each time, never longer than a day, and never shorter than the partner asks up to that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.option(fc.integer({ min: 0, max: 1e9 })), (n, asked) => {
        const wait = backOff(n, asked);
        expect(wait).toBeGreaterThanOrEqual(30);
        expect(wait).toBeLessThanOrEqual(86_400);
        expect(backOff(n + 1, asked)).toBeGreaterThanOrEqual(wait);
        expect(wait).toBeGreaterThanOrEqual(Math.min(asked ?? 0, 86_400));
      }),
    );
  });

  it("is given up after the last try, and at once where waiting helps nobody", () => {
    const again = { code: "LINE_BROKE", again: true, retryAfter: null } as const;
    expect(afterTry(again, MOST_TRIES - 1).state).toBe("waiting");
    expect(afterTry(again, MOST_TRIES)).toEqual({ state: "dead", wait: null });
    expect(afterTry({ code: "SIGN_IN_REFUSED", again: false, retryAfter: null }, 1).state).toBe("dead");
  });
});
