/** A hold: what its owner and the officers of deconfliction read, and that nobody else can tell a byte of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import {
  clock,
  closeRoom,
  event,
  form,
  key,
  later,
  office,
  officer,
  openRoom,
  police,
  post,
  seen,
  submitted,
  t,
  vote,
} from "./testing-room.ts";

const UNTIL = "2027-06-01T00:00:00Z";
interface Consulted {
  readonly id: string;
  readonly said: unknown;
}
interface Signal {
  readonly value: string;
}
interface DeskSignal extends Signal {
  readonly bodies: readonly { readonly slug: string }[];
}

let guard: Person;
beforeAll(async () => {
  await openRoom();
  guard = await personOf(t, "guard", "defence_liaison");
}, 120_000);
afterAll(closeRoom);

describe("a hold", () => {
  /** Everything that the asker and the approver are answered on the way of a measure against this target, and what is listed. */
  const way = async (value: string, stopped = false): Promise<string> => {
    const told: string[] = [];
    const note = (answer: { status: number; text: string; headers: Headers }) =>
      told.push(`${answer.status} ${answer.headers.get("etag") ?? ""} ${answer.text}`);
    const made = await post(police, "/api/v1/measures", {
      type: "block",
      form: form({ target: { kind: "server", value, country: "XA" } }),
      recipients: ["port"],
    });
    note(made);
    const id = String(made.json["measure"]);
    const step = async (by: Person, path: string, json: unknown) => {
      const etag = (await seen(by, id)).headers.get("etag") ?? "";
      note(await post(by, `/api/v1/measures/${id}/${path}`, json, { "if-match": etag }));
      for (const reader of [police, office]) {
        note(await seen(reader, id));
        note(await reader.call("GET", "/api/v1/measures?limit=1"));
        note(await reader.call("GET", "/api/v1/directions?limit=1"));
        note(await reader.call("GET", "/api/v1/tasks?limit=200"));
      }
    };
    await step(police, "steps", { event: "send_to_review" });
    await step(police, "steps", { event: "submit" });
    await step(office, "votes", { says: "approve" });
    if (stopped) expect(await stopIt(id, true)).toBe(202);
    await step(police, "steps", { event: "direct" });
    await later(14);
    await step(police, "steps", { event: "direct" });
    await later(1);
    await step(police, "steps", { event: "direct" });
    if (stopped) expect(await stopIt(id, false)).toBe(202);
    await step(police, "steps", { event: "direct" });
    await post(police, `/api/v1/measures/${id}/steps`, { event: "withdraw" }, { "if-match": '"9"' });
    const names = new Map<string, string>();
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    return told
      .join("\n")
      .replaceAll(/192\.0\.2\.\d+/g, "TARGET")
      .replaceAll("2026-12-30T00:00:00Z", "UNTIL")
      .replaceAll(/"(next|digest)":(?:null|"[^"]+")/g, '"$1":"…"')
      .replaceAll(uuid, (found) => {
        if (!names.has(found)) names.set(found, `id${names.size}`);
        return names.get(found) ?? "";
      })
      .replaceAll(/M-[0-9a-f]{8}/g, "M-…")
      .replaceAll(/number \d+|letter \d+/g, "number …")
      .replaceAll(/202[67]-\d\d-\d\dT[0-9:.]+Z/g, (at) => `T${Math.round((Date.parse(at) - began) / 1000)}`);
  };
  const firstApart = (a: string, b: string): string => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return `${a.slice(Math.max(0, at - 80), at + 80)} — ${b.slice(Math.max(0, at - 80), at + 80)}`;
  };
  let began = 0;
  const from = async (value: string, stopped = false): Promise<string> => {
    began = Date.parse(clock);
    return way(value, stopped);
  };
  const stopIt = async (id: string, stops: boolean, by: Person = officer) =>
    (await post(by, `/api/v1/deconfliction/measures/${id}/stop`, { stops, words: "their people first" })).status;

  it("changes no byte, state or time of what the asker and the approver are told", async () => {
    await later(60);
    await from("192.0.2.65"); // what came before is the same in both
    await later(60);
    const without = await from("192.0.2.66");
    const held = await post(guard, "/api/v1/holds", {
      value: "192.0.2.64/26",
      reason: "our own sensor stands there",
      until: "2027-06-01T00:00:00Z",
    });
    expect(held.status, held.text).toBe(202);
    await later(60);
    const withHold = await from("192.0.2.67");
    expect(withHold === without, firstApart(without, withHold)).toBe(true);
    const own = (await guard.call("GET", "/api/v1/holds")).json;
    expect(own["hits"]).toMatchObject([{ type: "block", kind: "cidr", value: "192.0.2.64/26" }]);
    expect(JSON.stringify(own["hits"])).not.toContain("olice");
    const hits = (await officer.call("GET", "/api/v1/deconfliction/hits")).json["hits"];
    expect(hits).toMatchObject([{ type: "block", asker: { slug: "police" } }]);
  });

  it("changes no byte, state or time of them either when an officer stops the measure: any can be stopped, hit or not", async () => {
    await later(60);
    await from("192.0.2.131", true);
    await later(60);
    const without = await from("192.0.2.132", true);
    expect(without).toContain("CONSULTATION_STOPPED");
    await post(guard, "/api/v1/holds", { value: "192.0.2.133", reason: "our own sensor stands there", until: UNTIL });
    await later(60);
    const withHold = await from("192.0.2.133", true);
    expect(withHold === without, firstApart(without, withHold)).toBe(true);
  });

  it("is there for its owner alone", async () => {
    for (const other of [police, officer]) {
      const seenBy = (await other.call("GET", "/api/v1/holds")).json;
      expect([seenBy["holds"], seenBy["hits"]]).toEqual([[], []]);
    }
    expect((await office.call("GET", "/api/v1/deconfliction/hits")).status).toBe(403);
    const machine = await t.as("guard", "GET", "/api/v1/holds");
    expect(machine.status).toBe(403);
    const lifted = await police.call("DELETE", "/api/v1/holds/00000000-0000-4000-8000-00000000dead", {
      headers: { "idempotency-key": key() },
    });
    expect(lifted.status).toBe(404);
  });

  it("keeps a measure from being directed while an officer stops it, whatever time is over, and lets it go on", async () => {
    const value = "192.0.2.200";
    await post(guard, "/api/v1/holds", { value, reason: "our people are on this server", until: UNTIL });
    const id = await submitted({ form: form({ target: { kind: "server", value, country: "XA" } }) });
    expect(await vote(office, id)).toBe("approved");
    const lies = async () =>
      ((await officer.call("GET", "/api/v1/deconfliction/hits")).json["measures"] as Consulted[]).find(
        (m) => m.id === id,
      );
    expect(await stopIt(id, true, police)).toBe(403);
    expect(await stopIt(id, true)).toBe(202);
    expect((await lies())?.said).toMatchObject({ stops: true, words: "their people first" });
    await later(60);
    expect(await event(police, id, "direct")).toBe("CONSULTATION_STOPPED");
    const shown = (await seen(police, id)).json;
    expect([shown["state"], shown["waitsFor"]]).toEqual(["approved", "consultation"]);
    expect(JSON.stringify(shown)).not.toContain("their people first");
    expect(await stopIt(id, false)).toBe(202);
    expect(await event(police, id, "direct")).toBe("directed");
  });

  it("stops nothing that is not in its consultation", async () => {
    expect(await stopIt("00000000-0000-4000-8000-00000000dead", true)).toBe(404);
    const early = await submitted();
    expect(await stopIt(early, true)).toBe(404);
  });
});

describe("a match signal", () => {
  const matches = async (by: Person) => (await by.call("GET", "/api/v1/holds")).json["matches"] as Signal[];
  const of = async (by: Person, value: string) => (await matches(by)).filter((m) => m.value === value);
  const hold = (by: Person, value: string) =>
    post(by, "/api/v1/holds", { value, reason: "nobody else may know of it", until: UNTIL });

  it("tells both bodies that hold a value, and neither who the other is", async () => {
    const alone = await hold(police, "198.51.100.77");
    const second = await hold(guard, "198.51.100.77");
    expect(await of(police, "198.51.100.77")).toMatchObject([{ cause: "hold" }]);
    expect(await of(guard, "198.51.100.77")).toMatchObject([{ cause: "hold" }]);
    expect(JSON.stringify([await matches(police), await matches(guard)])).not.toMatch(/guard|police/);
    const shape = (a: { status: number; json: Record<string, unknown> }) => [a.status, Object.keys(a.json).sort()];
    expect(shape(second)).toEqual(shape(alone));
    const desk = (await officer.call("GET", "/api/v1/deconfliction/hits")).json["matches"] as DeskSignal[];
    const bodies = desk.filter((m) => m.value === "198.51.100.77").flatMap((m) => m.bodies.map((b) => b.slug));
    expect(bodies.sort()).toEqual(["guard", "police"]);
  });

  it("is told once a day for one value, and to nobody when nobody else has it", async () => {
    await hold(guard, "198.51.100.77");
    expect(await of(police, "198.51.100.77")).toHaveLength(1);
    await hold(guard, "198.51.100.78");
    expect(await of(guard, "198.51.100.78")).toEqual([]);
  });

  it("stops telling after twenty in a day, so that nobody finds out by asking about everything", async () => {
    for (let i = 0; i < 24; i++) {
      await hold(police, `203.0.113.${100 + i}`);
      await hold(guard, `203.0.113.${100 + i}`);
    }
    const told = (await matches(guard)).filter((m) => m.value.startsWith("203.0.113.1"));
    expect(told.length).toBeLessThanOrEqual(20);
    expect(told.length).toBeGreaterThan(10);
  });
});
