/** A consent whose time runs out, over a whole hub on a stepped clock: what was handed out under it is called back on every way. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Gateway, takingGateway } from "../sharing/testing-gateway.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let gateway: Gateway;
let n = 0;
beforeAll(async () => {
  gateway = await takingGateway();
  t = await testHub({ env: { NOROSHI_EXERCISE_PARTNER_HOSTS: gateway.host } });
  await step("2026-12-01T00:00:00Z");
}, 60_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  gateway.close();
});

const step = async (at: string) => {
  const stepped = await t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
  expect(stepped.status, stepped.text).toBe(200);
};
const key = () => ({ "idempotency-key": `lapse${++n}` });
const post = (body: string, path: string, json: unknown) =>
  t.as(body, "POST", `/api/v1/${path}`, { body: JSON.stringify(json), headers: key() });
const items = async <T>(body: string, path: string) =>
  (await t.as(body, "GET", `/api/v1/${path}`)).json["items"] as readonly T[];
const eventually = { timeout: 40_000, interval: 250 };

interface Feed {
  readonly manifest: Readonly<Record<string, { timestamp: string }>>;
  readonly attributes: readonly { value: string; deleted?: boolean; timestamp: string; uuid: string }[];
}
async function mispFeed(body: string): Promise<Feed> {
  const { json } = await t.as(body, "GET", "/api/v1/feeds/misp/manifest.json");
  const manifest = json as Feed["manifest"];
  const events = await Promise.all(
    Object.keys(manifest).map(async (uuid) => (await t.as(body, "GET", `/api/v1/feeds/misp/${uuid}.json`)).json),
  );
  return {
    manifest,
    attributes: events.flatMap((e) => (e as { Event: { Attribute: Feed["attributes"] } }).Event.Attribute),
  };
}

describe("a consent whose time runs out", () => {
  it("calls back what was handed out under it: told, pushed, revoked over TAXII, off the lists, deleted in the MISP feed", async () => {
    const values = ["203.0.113.91", "203.0.113.92"];
    const sent = await t.as("police", "POST", "/api/v1/reports", {
      body: bundle(910, { addresses: values }),
      headers: key(),
    });
    expect(sent.status, sent.text).toBe(202);
    await t.settled();
    const of = String(sent.json["reportId"]);
    const asked = await post("office", "consent-requests", {
      report: of,
      to: ["alpha"],
      items: [{ kind: "ipv4", value: values[0] }],
      reason: "Alpha's ports are at risk.",
      until: "2026-12-08T00:00:00Z",
    });
    const id = String(asked.json["id"]);
    expect((await post("police", `consent-requests/${id}/answer`, { answer: "granted" })).status).toBe(202);
    const opened = await post("office", "channels", {
      body: "alpha",
      way: "webhook",
      address: `http://${gateway.host}/alpha`,
    });
    expect(opened.status, opened.text).toBe(202);
    expect((await post("office", "releases", { report: of, to: ["alpha"], audience: "those at risk" })).status).toBe(
      202,
    );
    await expect.poll(async () => (await mispFeed("alpha")).attributes.length, eventually).toBe(1);
    const before = await mispFeed("alpha");
    const [event = ""] = Object.keys(before.manifest);
    expect(before.attributes).toMatchObject([{ value: values[0] }]);
    const [delivery] = await items<{ id: string }>("alpha", "deliveries");
    const copy = async () => (await t.as("alpha", "GET", `/api/v1/deliveries/${delivery?.id}/package?as=misp`)).text;
    const frozen = await copy();
    expect((await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).toContain(`${values[0]}\n`);

    await step("2026-12-07T23:59:59Z");
    expect(await items("alpha", "indicators")).toHaveLength(1);
    await step("2026-12-08T00:00:00Z");
    // Who sees it follows the clock at once; what was handed out is called back by the job on it.
    expect(await items("alpha", "indicators")).toEqual([]);
    await expect.poll(async () => JSON.stringify(await items("alpha", "recalls")), eventually).toContain(values[0]);
    expect(await items<object>("alpha", "recalls")).toMatchObject([
      { at: "2026-12-08T00:00:00Z", values: [{ value: values[0] }], deliveries: [delivery?.id] },
    ]);
    for (const other of ["bank", "port", "office"]) expect(await items(other, "recalls")).toEqual([]);
    await expect
      .poll(() => gateway.notes.filter((one) => one.body.includes("noroshi.recall/1")).length, eventually)
      .toBe(1);
    expect((await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).not.toContain(values[0]);
    const taken = await t.as("alpha", "GET", `/taxii2/${REALM}/collections/released/objects/?match[type]=indicator`);
    expect(taken.json["objects"]).toMatchObject([{ name: values[0], revoked: true }]);
    expect((await items<{ id: string; state: string }>("police", "consent-requests"))[0]).toMatchObject({
      state: "ended",
    });

    const after = await mispFeed("alpha");
    expect(Object.keys(after.manifest)).toContain(event);
    expect(Number(after.manifest[event]?.timestamp)).toBeGreaterThan(Number(before.manifest[event]?.timestamp));
    expect(after.attributes).toMatchObject([{ value: values[0], deleted: true, uuid: before.attributes[0]?.uuid }]);
    expect(Number(after.attributes[0]?.timestamp)).toBeGreaterThan(Number(before.attributes[0]?.timestamp));
    expect((await t.as("alpha", "GET", "/api/v1/feeds/misp/hashes.csv")).text).toBe("");
    // The copy of the package is what it was.
    expect(await copy()).toBe(frozen);
    const again = await post("police", `consent-requests/${id}/end`, {});
    expect([again.status, again.json["code"]]).toEqual([409, "NOT_NOW"]);
  });
});
