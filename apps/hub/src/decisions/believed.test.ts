/** What is believed of a value: moved by what its reader sees of statements and effects, and for nobody else by a single byte. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import {
  closeRoom,
  event,
  form,
  key,
  later,
  office,
  openRoom,
  police,
  port,
  post,
  submitted,
  t,
  vote,
} from "./testing-room.ts";

let guard: Person;
beforeAll(async () => {
  await openRoom();
  guard = await personOf(t, "guard", "defence_liaison");
}, 120_000);
afterAll(closeRoom);

const AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
let made = 0;
/** A body says that an address is malicious. @returns its report */
const say = async (by: string, address: string, object = ++made): Promise<string> => {
  const at = "2026-11-20T00:00:00.000Z";
  const id = (n: number) => `33333333-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const common = { spec_version: "2.1", created: at, modified: at, object_marking_refs: [AMBER] };
  const indicator = {
    type: "indicator",
    id: `indicator--${id(object)}`,
    ...common,
    pattern: `[ipv4-addr:value = '${address}']`,
    pattern_type: "stix",
    valid_from: at,
  };
  const report = {
    type: "report",
    id: `report--${id(1000 + ++made)}`,
    ...common,
    name: "Transfer",
    published: at,
    object_refs: [indicator.id],
  };
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: JSON.stringify({ type: "bundle", id: `bundle--${id(2000 + made)}`, objects: [report, indicator] }),
    headers: { "content-type": "application/stix+json;version=2.1", "idempotency-key": key() },
  });
  expect(answer.status, answer.text).toBe(202);
  await t.settled();
  return String(answer.json["reportId"]);
};
interface Row {
  readonly confidence: number;
  readonly origins: number;
  readonly effects: readonly { readonly effect: string; readonly body: { readonly slug: string } }[];
}
const look = (by: Person, address: string) => by.call("GET", `/api/v1/indicators?value=${address}`);
const believed = async (by: Person, address: string) => ((await look(by, address)).json["items"] as Row[])[0];

/** A measure that police directs the port by, and what the port says came of it. */
const effect = async (address: string, said: string): Promise<void> => {
  const target = { kind: "server", value: address, country: "XA" };
  const id = await submitted({ form: form({ target }), recipients: ["port"] });
  await vote(office, id);
  await later(15);
  expect(await event(police, id, "direct")).toBe("directed");
  const [at] = (await port.call("GET", "/api/v1/directions?limit=1")).json["items"] as { id: string }[];
  expect((await post(port, `/api/v1/directions/${at?.id}/effects`, { effect: said })).status).toBe(202);
};
/** The object that an ally is handed of this value. */
const released = async (report: string, address: string): Promise<unknown> => {
  const ordered = await t.as("office", "POST", "/api/v1/releases", {
    body: JSON.stringify({ report, to: ["alpha"], audience: "ally", items: [{ kind: "ipv4", value: address }] }),
    headers: { "idempotency-key": key() },
  });
  expect(ordered.status, ordered.text).toBe(202);
  await t.settled();
  const [top] = (await t.as("alpha", "GET", "/api/v1/deliveries?limit=1")).json["items"] as { id: string }[];
  const handed = await t.as("alpha", "GET", `/api/v1/deliveries/${top?.id}/package`);
  return (handed.json["objects"] as { type: string }[]).find((o) => o.type === "indicator");
};

describe("what is believed of a value", () => {
  it("is confirmed where two said it apart, and not where the same object came twice", async () => {
    await say("port", "198.51.100.10");
    expect(await believed(office, "198.51.100.10")).toMatchObject({ confidence: 50, origins: 1 });
    await say("bank", "198.51.100.10");
    expect(await believed(office, "198.51.100.10")).toMatchObject({ confidence: 90, origins: 2, effects: [] });
    await say("port", "198.51.100.11", 77);
    await say("bank", "198.51.100.11", 77);
    expect(await believed(office, "198.51.100.11")).toMatchObject({ confidence: 50, origins: 1 });
  });

  it("falls by what came of a measure for who sees that, and for others stays as it is to the byte", async () => {
    const address = "198.51.100.20";
    await say("port", address);
    const report = await say("bank", address);
    const before = (await look(guard, address)).text;
    const handed = await released(report, address);
    expect(handed).toMatchObject({ type: "indicator", confidence: 50 });
    await effect(address, "false_positive");
    for (const by of [office, police, port])
      expect(await believed(by, address)).toMatchObject({
        confidence: 50,
        origins: 2,
        effects: [{ effect: "false_positive", body: { slug: "port" } }],
      });
    expect((await look(guard, address)).text).toBe(before);
    expect(await believed(guard, address)).toMatchObject({ confidence: 90, effects: [] });
    expect(await released(report, address)).toEqual(handed);
  });

  it("falls by what a recipient answers for who hears the answer, and for others stays as it is to the byte", async () => {
    const address = "198.51.100.30";
    await say("port", address);
    await say("bank", address);
    const before = (await look(guard, address)).text;
    const answer = { id: "fp-1", type: "ipv4", value: address, says: "false_positive", tell: "office" };
    const sent = await t.as("bank", "POST", "/api/v1/sightings", {
      body: JSON.stringify(answer),
      headers: { "idempotency-key": key() },
    });
    expect(sent.status, sent.text).toBe(202);
    expect(await believed(office, address)).toMatchObject({
      confidence: 50,
      effects: [{ effect: "false_positive", body: { slug: "bank" } }],
    });
    expect(await believed(guard, address)).toMatchObject({ confidence: 90, effects: [] });
    expect((await look(guard, address)).text).toBe(before);
  });
});
