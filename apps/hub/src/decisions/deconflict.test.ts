/** A hold: what its owner and the officers of deconfliction read, and that nobody else can tell a byte of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import {
  clock,
  closeRoom,
  form,
  key,
  later,
  office,
  officer,
  openRoom,
  police,
  post,
  seen,
  t,
} from "./testing-room.ts";

beforeAll(openRoom, 120_000);
afterAll(closeRoom);

describe("a hold", () => {
  /** Everything that the asker and the approver are answered on the way of a measure against this target, and what is listed. */
  const way = async (value: string): Promise<string> => {
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
      }
    };
    await step(police, "steps", { event: "send_to_review" });
    await step(police, "steps", { event: "submit" });
    await step(office, "votes", { says: "approve" });
    await step(police, "steps", { event: "direct" });
    await later(14);
    await step(police, "steps", { event: "direct" });
    await later(1);
    await step(police, "steps", { event: "direct" });
    await post(police, `/api/v1/measures/${id}/steps`, { event: "withdraw" }, { "if-match": '"9"' });
    const names = new Map<string, string>();
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    return told
      .join("\n")
      .replaceAll(/192\.0\.2\.\d+/g, "TARGET")
      .replaceAll("2026-12-30T00:00:00Z", "UNTIL")
      .replaceAll(/"next":(?:null|"[^"]+")/g, '"next":"…"')
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
  const from = async (value: string): Promise<string> => {
    began = Date.parse(clock);
    return way(value);
  };

  it("changes no byte, state or time of what the asker and the approver are told", async () => {
    await later(60);
    await from("192.0.2.65"); // what came before is the same in both
    await later(60);
    const without = await from("192.0.2.66");
    const guard = await personOf(t, "guard", "defence_liaison");
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

  it("is there for its owner alone", async () => {
    for (const other of [police, officer]) {
      const seenBy = (await other.call("GET", "/api/v1/holds")).json;
      expect([seenBy["holds"], seenBy["hits"]]).toEqual([[], []]);
    }
    expect((await office.call("GET", "/api/v1/deconfliction/hits")).status).toBe(403);
    const guard = await t.as("guard", "GET", "/api/v1/holds");
    expect(guard.status).toBe(403);
    const lifted = await police.call("DELETE", "/api/v1/holds/00000000-0000-4000-8000-00000000dead", {
      headers: { "idempotency-key": key() },
    });
    expect(lifted.status).toBe(404);
  });
});
