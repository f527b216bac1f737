/** What stands beside a report's values reaches its own place: sightings of an event, advisories as reference material. Whole hub. */
import { csaf } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const uuid = (n: number) => `5587f177-186e-4334-bd2f-${String(n).padStart(12, "0")}`;
const event = (n: number, sighting: object) =>
  JSON.stringify({
    Event: {
      uuid: uuid(n),
      info: "seen",
      date: "2026-12-07",
      Tag: [{ name: "tlp:green" }],
      Attribute: [{ uuid: uuid(n + 50), type: "ip-dst", to_ids: true, value: "203.0.113.24", Sighting: [sighting] }],
    },
  });
const seen = async (body: string) =>
  ((await t.as(body, "GET", "/api/v1/sightings")).json["items"] as { value: string; sensor: string }[]).map(
    (s) => `${s.value} ${s.sensor}`,
  );

describe("a sighting inside a MISP event", () => {
  it("is kept as one, once, and of old material not at all", async () => {
    const send = (n: number, key: string, query: string) =>
      t.as("port", "POST", `/api/v1/reports${query}`, {
        body: event(n, { uuid: uuid(90 + n), type: "0", date_sighting: "1796620800", source: `ids-${n}` }),
        headers: { "idempotency-key": key },
      });
    expect((await send(1, "e1", "")).status).toBe(202);
    expect((await send(1, "e1 again", "")).json["outcome"]).toBe("amended");
    expect((await send(2, "e2", "?historical=true")).status).toBe(202);
    expect(await seen("port")).toEqual(["203.0.113.24 ids-1"]);
    expect(await seen("bank")).toEqual([]);
  });
});

describe("an advisory", () => {
  const send = (body: string, document: unknown) =>
    t.as(body, "POST", "/api/v1/advisories", { body: JSON.stringify(document) });

  it("goes into the reference material, by the coordinating body, if everybody may read it", async () => {
    expect((await send("port", csaf())).status).toBe(403);
    const stored = await send("office", csaf());
    expect([stored.status, Number(stored.json["stored"]) > 1]).toEqual([200, true]);
    expect((await send("office", csaf())).json["stored"]).toBe(0);
    const found = await t.as("port", "GET", "/api/v1/knowledge?source=csaf");
    expect(Number(found.json["total"])).toBe(stored.json["stored"]);
  });

  it("that is marked for fewer is refused with its place, and nothing of it is kept", async () => {
    const red = JSON.parse(JSON.stringify(csaf())) as { document: { distribution: unknown; tracking: { id: string } } };
    red.document.distribution = { tlp: { label: "RED" } };
    red.document.tracking.id = "other-1";
    const answer = await send("office", red);
    expect([answer.status, answer.text.includes("distribution.tlp")]).toEqual([422, true]);
    expect((await t.as("port", "GET", "/api/v1/knowledge?q=other-1")).json["total"]).toBe(0);
  });
});
