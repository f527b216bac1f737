/** What comes back from recipients, and what goes after them: over a whole hub, real HTTP, a partner's gateway, a stepped clock. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, notice, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { type Gateway, portForm, takingGateway } from "./testing-gateway.ts";

let t: TestHub;
let n = 0;
let gateway: Gateway;

beforeAll(async () => {
  gateway = await takingGateway();
  t = await testHub({ env: { NOROSHI_EXERCISE_PARTNER_HOSTS: gateway.host } });
}, 60_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  gateway.close();
});

const key = () => ({ "idempotency-key": `an${++n}` });
const post = (body: string, path: string, json: unknown) =>
  t.as(body, "POST", `/api/v1/${path}`, { body: JSON.stringify(json), headers: key() });
const get = async (body: string, path: string) => (await t.as(body, "GET", `/api/v1/${path}`)).json;
const items = async <T>(body: string, path: string) => (await get(body, path))["items"] as readonly T[];

/** A form of the port over these values, as it answers. */
async function report(number: string, values: readonly string[], abroad = true): Promise<string> {
  const sent = await post("port", "reports", portForm(number, values, abroad));
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
  return String(sent.json["reportId"]);
}
/** Indicators of the police, who give nothing abroad without consent. */
async function policeReport(values: readonly string[]): Promise<string> {
  const sent = await t.as("police", "POST", "/api/v1/reports", {
    body: bundle(++n, { addresses: values }),
    headers: key(),
  });
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
  return String(sent.json["reportId"]);
}
async function release(of: string, to: readonly string[], more: Record<string, unknown> = {}): Promise<string> {
  const ordered = await post("office", "releases", { report: of, to, audience: "those at risk", ...more });
  expect(ordered.status, ordered.text).toBe(202);
  return String(ordered.json["id"]);
}
const eventually = { timeout: 20_000, interval: 100 };

interface Outcome {
  readonly released: readonly { recipient: string; bodies: number; values: number }[];
  readonly answers: readonly { value: string; says: string; recipient: string; answers: number }[];
}
const outcome = async (of: string) => (await get("port", `reports/${of}/outcome`)) as unknown as Outcome;

describe("feedback", () => {
  it("comes in by the API, a table, MISP's sightings and TAXII, reaches the office, and whoever reported the value where it may", async () => {
    const addresses = ["203.0.113.31", "203.0.113.32", "203.0.113.33", "203.0.113.34"];
    const own = await report("FB-1", addresses);
    await release(own, ["alpha", "bank"]);
    const line = { id: "l1", type: "ipv4", value: addresses[0], says: "blocked", tell: "reporters" };
    await t.as("alpha", "POST", "/api/v1/sightings", { body: JSON.stringify(line), headers: key() });
    const table = `value,says,tell\n${addresses[1]},false positive,reporters\n${addresses[2]},no effect,office\n`;
    await t.as("bank", "POST", "/api/v1/sightings", { body: table, headers: key() });
    const misp = { values: [addresses[2]], type: "1", source: "proxy", timestamp: 1_796_600_000 };
    expect((await post("bank", "sightings", misp)).status).toBe(202);
    const taken = await t.as("alpha", "GET", `/taxii2/${REALM}/collections/released/objects/?match[type]=indicator`);
    const objects = taken.json["objects"] as { id: string; name: string }[];
    const about = objects.find((o) => o.name === addresses[3])?.id;
    const at = "2026-11-28T00:00:00.000Z";
    const common = { spec_version: "2.1", created: at, modified: at };
    const green = { object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"] };
    const sighting = {
      type: "sighting",
      id: "sighting--11111111-0000-4000-8000-000000000001",
      ...common,
      ...green,
      sighting_of_ref: about,
      count: 3,
    };
    const opinion = {
      type: "opinion",
      id: "opinion--11111111-0000-4000-8000-000000000002",
      ...common,
      opinion: "strongly-disagree",
      object_refs: [about],
    };
    const sent = await t.as("alpha", "POST", `/taxii2/${REALM}/collections/submissions/objects/`, {
      body: JSON.stringify({ objects: [sighting, opinion] }),
      headers: { "content-type": "application/taxii+json;version=2.1" },
    });
    expect([sent.status, sent.json["success_count"], sent.json["failure_count"]], sent.text).toEqual([202, 2, 0]);

    const heard = await items<{ value: string; says: string; sender: { slug: string } }>("office", "sightings");
    expect(heard.map((s) => `${s.sender.slug} ${s.value} ${s.says}`).sort()).toEqual(
      [
        `alpha ${addresses[0]} blocked`,
        `alpha ${addresses[3]} false_positive`,
        `alpha ${addresses[3]} seen`,
        `bank ${addresses[1]} false_positive`,
        `bank ${addresses[2]} false_positive`,
        `bank ${addresses[2]} no_effect`,
      ].sort(),
    );
    expect(await items("police", "sightings")).toEqual([]);
    await expect
      .poll(
        async () => (await outcome(own)).answers.map((a) => `${a.recipient} ${a.value} ${a.says}`).sort(),
        eventually,
      )
      .toEqual([
        `abroad ${addresses[0]} blocked`,
        `abroad ${addresses[3]} seen`,
        `member ${addresses[1]} false_positive`,
      ]);
    expect((await outcome(own)).released).toMatchObject([
      { recipient: "abroad", bodies: 1, values: 4 },
      { recipient: "member", bodies: 1, values: 4 },
    ]);
    const told = JSON.stringify(await outcome(own));
    for (const name of ["alpha", "bank", "Alpha", "proxy"]) expect(told).not.toContain(name);
    expect((await t.as("bank", "GET", `/api/v1/reports/${own}/outcome`)).status).toBe(404);
  });

  it("tells a reporter of a release only what its own statements gave the recipient a right to", async () => {
    // The port does not share abroad; the bank's own report says the same value and does, and the office holds them for one incident.
    const own = await report("FB-2", ["203.0.113.41"], false);
    const body = bundle(++n, { addresses: ["203.0.113.41"] });
    const theirs = await t.as("bank", "POST", "/api/v1/reports", { body, headers: key() });
    await t.settled();
    const said = { a: own, b: theirs.json["reportId"], says: "same", why: "the same server" };
    expect((await post("office", "links/statements", said)).status).toBe(202);
    await t.settled();
    await release(own, ["alpha"]);
    expect((await items<{ count: number }>("alpha", "deliveries?limit=1"))[0]?.count).toBe(1);
    expect(await outcome(own)).toEqual({ released: [], answers: [] });
  });
});

describe("a package", () => {
  it("is acknowledged once by its recipient, and the office that ordered it reads so", async () => {
    const ordered = await release(await report("AC-1", ["203.0.113.51"]), ["bank"]);
    const [delivery] = await items<{ id: string; acknowledgedAt: string | null }>("bank", "deliveries?limit=1");
    expect(delivery?.acknowledgedAt).toBeNull();
    const say = () => post("bank", `deliveries/${delivery?.id}/acknowledgement`, {});
    expect((await say()).json["outcome"]).toBe("recorded");
    expect((await say()).json["outcome"]).toBe("rejected");
    expect((await post("alpha", `deliveries/${delivery?.id}/acknowledgement`, {})).status).toBe(404);
    const seen = (await get("office", `releases/${ordered}`)) as { acknowledged: { body: { slug: string } }[] };
    expect(seen.acknowledged.map((a) => a.body.slug)).toEqual(["bank"]);
    const [again] = await items<{ acknowledgedAt: string | null }>("bank", "deliveries?limit=1");
    expect(again?.acknowledgedAt).not.toBeNull();
  });

  it("is ordered only as it was previewed, item by item, and the frozen part has the digest that the preview said", async () => {
    const of = await report("PV-1", ["203.0.113.61", "203.0.113.62"]);
    const look = async () =>
      (await post("office", "releases/preview", { report: of, to: ["alpha"] })).json as {
        digest: string;
        count: number;
        values: { value: string; included: boolean; sources: { owner: { slug: string }; verdicts: object[] }[] }[];
      };
    const seen = await look();
    expect(seen.values.map((v) => [v.value, v.included, v.sources[0]?.owner.slug])).toEqual([
      ["203.0.113.61", true, "port"],
      ["203.0.113.62", true, "port"],
    ]);
    const item = [{ kind: "ipv4", value: "203.0.113.61" }];
    const one = (await post("office", "releases/preview", { report: of, to: ["alpha"], items: item })).json;
    await post("port", "withdrawals", {
      schema: "withdrawal/1",
      by: "port",
      reportId: "PV-1",
      withdraw: ["shareAbroad"],
    });
    const stale = await post("office", "releases", {
      report: of,
      to: ["alpha"],
      audience: "ally",
      items: item,
      previewed: one["digest"],
    });
    expect([stale.status, stale.json["code"]]).toEqual([409, "RELEASE_MOVED"]);
    const now = await look();
    expect([now.count, now.values.map((v) => v.included)]).toEqual([0, [false, false]]);
    const ordered = await release(of, ["bank"], { items: item });
    const frozen = (await get("office", `releases/${ordered}`)) as { digest: string };
    expect(frozen.digest).toBe(one["digest"]);
  });
});

interface Sent {
  readonly what: string;
  readonly state: string;
  readonly audience: string | null;
  readonly body: { readonly slug: string };
}
const log = () => items<Sent>("office", "dispatches?limit=200");

describe("what was taken back", () => {
  it("goes out through the recipient's channel, stands in the office's log, and is gone from the lists", async () => {
    const of = await report("TB-1", ["203.0.113.71"]);
    const opened = await post("office", "channels", {
      body: "alpha",
      way: "webhook",
      address: `http://${gateway.host}/alpha`,
    });
    expect(opened.status, opened.text).toBe(202);
    await release(of, ["alpha"]);
    expect((await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).toContain("203.0.113.71\n");
    const asOf = (await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).headers.get("noroshi-as-of");
    await post("port", "withdrawals", {
      schema: "withdrawal/1",
      by: "port",
      reportId: "TB-1",
      withdraw: ["shareAbroad"],
    });
    await expect
      .poll(
        async () => (await log()).filter((d) => d.body.slug === "alpha").map((d) => `${d.what} ${d.state}`),
        eventually,
      )
      .toEqual(["recall delivered", "package delivered"]);
    const note = JSON.parse(gateway.notes.findLast((one) => one.path === "/alpha")?.body ?? "{}") as {
      schema: string;
      package: { objects: { name: string; revoked: boolean }[] };
    };
    expect(note.schema).toBe("noroshi.recall/1");
    expect(note.package.objects.map((o) => [o.name, o.revoked])).toEqual([["203.0.113.71", true]]);
    expect((await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).not.toContain("203.0.113.71\n");
    expect((await t.as("alpha", "GET", `/api/v1/feeds/lists/ipv4.changes?since=${asOf}`)).text).toContain(
      "-203.0.113.71\n",
    );
    const row = (await items<{ value: string; state: string }>("alpha", "received")).find(
      (r) => r.value === "203.0.113.71",
    );
    expect(row?.state).toBe("revoked");
  });

  it("tells the office's log nothing of what the recipient has from elsewhere: the same sign, with nothing in it", async () => {
    const of = await report("TB-2", ["203.0.113.72"]);
    await release(of, ["alpha"]);
    // Sent to the ally alone and out of the office's sight: it may have the value whatever the port says.
    const before = gateway.notes.length;
    await t.as("alpha", "POST", "/api/v1/reports", {
      body: notice("TB-2a", { tlp: "red", country: "XA", indicators: [{ type: "ipv4", value: "203.0.113.72" }] }),
      headers: key(),
    });
    await t.settled();
    await post("port", "withdrawals", {
      schema: "withdrawal/1",
      by: "port",
      reportId: "TB-2",
      withdraw: ["shareAbroad"],
    });
    await expect
      .poll(
        async () => gateway.notes.slice(before).filter((one) => one.body.includes("noroshi.recall/1")).length,
        eventually,
      )
      .toBe(1);
    expect(gateway.notes.at(-1)?.body).toContain('"package":null');
    expect((await log()).filter((d) => d.what === "recall" && d.body.slug === "alpha").length).toBe(2);
  });
});

describe("consent that is asked for", () => {
  interface Asked {
    readonly id: string;
    readonly state: string;
    readonly effect: readonly { readonly of: number; readonly may: number }[];
  }
  const find = async (body: string, id: string) =>
    (await items<Asked>(body, "consent-requests")).find((q) => q.id === id);

  it("is granted by whose report it is, is seen to work, and ends: then the recipient is told", async () => {
    const of = await policeReport(["203.0.113.81"]);
    const asked = await post("office", "consent-requests", {
      report: of,
      to: ["alpha"],
      reason: "Alpha's ports are at risk.",
    });
    expect(asked.status, asked.text).toBe(202);
    const id = String(asked.json["id"]);
    expect(await find("police", id)).toMatchObject({ state: "open", effect: [{ of: 1, may: 0 }] });
    expect(await find("bank", id)).toBeUndefined();
    expect((await post("office", `consent-requests/${id}/answer`, { answer: "granted" })).status).toBe(403);
    expect(
      (await post("police", `consent-requests/${id}/answer`, { answer: "granted", words: "For a week." })).status,
    ).toBe(202);
    expect(await find("office", id)).toMatchObject({ state: "granted", effect: [{ of: 1, may: 1 }] });
    await release(of, ["alpha"]);
    expect((await t.as("alpha", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).toContain("203.0.113.81\n");
    expect((await post("police", `consent-requests/${id}/end`, {})).status).toBe(202);
    expect(await find("office", id)).toMatchObject({ state: "ended", effect: [{ of: 1, may: 0 }] });
    await expect
      .poll(async () => JSON.stringify(await items("alpha", "recalls")), eventually)
      .toContain("203.0.113.81");
    expect((await post("office", "releases/preview", { report: of, to: ["alpha"] })).json["count"]).toBe(0);
  });

  it("is refused with a reason, or taken back by who asked, and nothing changes", async () => {
    const of = await policeReport(["203.0.113.82"]);
    const ask = async () =>
      String((await post("office", "consent-requests", { report: of, to: ["alpha"], reason: "at risk" })).json["id"]);
    const [refused, back] = [await ask(), await ask()];
    expect((await post("police", `consent-requests/${refused}/answer`, { answer: "refused" })).status).toBe(422);
    expect(
      (await post("police", `consent-requests/${refused}/answer`, { answer: "refused", words: "No." })).status,
    ).toBe(202);
    expect((await post("police", `consent-requests/${back}/withdrawal`, {})).status).toBe(403);
    expect((await post("office", `consent-requests/${back}/withdrawal`, {})).status).toBe(202);
    expect((await post("police", `consent-requests/${back}/answer`, { answer: "granted" })).json["code"]).toBe(
      "NOT_NOW",
    );
    expect((await post("office", "releases/preview", { report: of, to: ["alpha"] })).json["count"]).toBe(0);
  });
});

describe("a notice to whom a value concerns", () => {
  it("is a release: told only on what the body may receive, and it stands in the delivery log", async () => {
    const owns = async (body: string, value: string) => {
      const id = String((await post(body, "assets", { kind: "cidr", value })).json["id"]);
      expect((await post("office", `assets/${id}/answer`, { answer: "approved" })).status).toBe(202);
    };
    await owns("alpha", "198.51.100.0/25");
    const of = await policeReport(["198.51.100.9"]);
    const concerned = async () =>
      (
        await items<{ body: { slug: string }; values: { value: string; mayReceive: boolean }[] }>(
          "office",
          `reports/${of}/concerned`,
        )
      )[0];
    expect(await concerned()).toMatchObject({ body: { slug: "alpha" }, values: [{ mayReceive: false }] });
    const notice = { items: [{ kind: "ipv4", value: "198.51.100.9" }] };
    const before = (await log()).length;
    await release(of, ["alpha"], notice);
    const counts = async () => (await items<{ count: number }>("alpha", "deliveries?limit=1"))[0]?.count;
    expect(await counts()).toBe(0);
    const id = String(
      (await post("office", "consent-requests", { report: of, to: ["alpha"], reason: "It is theirs." })).json["id"],
    );
    await post("police", `consent-requests/${id}/answer`, { answer: "granted" });
    expect(await concerned()).toMatchObject({ values: [{ mayReceive: true }] });
    await release(of, ["alpha"], notice);
    expect(await counts()).toBe(1);
    await expect.poll(async () => (await log()).length, eventually).toBe(before + 2);
  });
});

describe("a list to block by", () => {
  const list = (body: string, tag?: string) =>
    t.as(body, "GET", "/api/v1/feeds/lists/ipv4.txt", { headers: tag === undefined ? {} : { "if-none-match": tag } });

  it("leaves out what a warning list names since, and says that it changed", async () => {
    await release(await report("LW-1", ["203.0.113.91"]), ["bank"]);
    const first = await list("bank");
    expect(first.text).toContain("203.0.113.91\n");
    await t.local("PUT", `/local/realms/${REALM}/warning-list`, {
      entries: [{ type: "ipv4", value: "203.0.113.91", list: "resolvers" }],
    });
    const next = await list("bank", first.headers.get("etag") ?? "");
    expect([next.status, next.text.includes("203.0.113.91\n")]).toEqual([200, false]);
    await t.local("PUT", `/local/realms/${REALM}/warning-list`, { entries: [] });
    expect((await list("bank")).text).toContain("203.0.113.91\n");
  });

  it("never lets a body block what is its own", async () => {
    await release(await report("LO-1", ["192.0.2.77"]), ["bank", "police"]);
    expect((await list("bank")).text).toContain("192.0.2.77\n");
    const id = String((await post("bank", "assets", { kind: "cidr", value: "192.0.2.64/26" })).json["id"]);
    await post("office", `assets/${id}/answer`, { answer: "approved" });
    expect((await list("bank")).text).not.toContain("192.0.2.77\n");
    const row = (await items<{ value: string; unlisted: string | null }>("bank", "received")).find(
      (r) => r.value === "192.0.2.77",
    );
    expect(row?.unlisted).toBe("own");
    expect((await list("police")).text).toContain("192.0.2.77\n");
  });
});
