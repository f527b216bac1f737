/** What people say about pairs of reports: proposed, joined, split, undone, each in the sight of who may see it. Whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, notice, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `s${++n}` });

async function stix(by: string, addresses: readonly string[], published?: string): Promise<string> {
  const body = bundle(++n + 100, published === undefined ? { addresses } : { addresses, published });
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body,
    headers: { "content-type": "application/stix+json;version=2.1", ...key() },
  });
  await t.settled();
  return String(answer.json["reportId"]);
}

async function note(by: string, addresses: readonly string[]): Promise<string> {
  const indicators = addresses.map((value) => ({ type: "ipv4", value }));
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: notice(`n${++n}`, { indicators }),
    headers: { "content-type": "application/json", ...key() },
  });
  await t.settled();
  return String(answer.json["reportId"]);
}

async function say(by: string, a: string, b: string, says: string, headers = key()) {
  const answer = await t.as(by, "POST", "/api/v1/links/statements", {
    body: JSON.stringify({ a, b, says, why: "looked at both" }),
    headers,
  });
  await t.settled();
  return answer;
}

interface Pair {
  readonly a: { readonly id: string };
  readonly b: { readonly id: string };
  readonly score: number;
  readonly reasons: readonly { readonly bits: number }[];
  readonly suggested: unknown;
}

async function proposed(reader: string, a: string, b: string): Promise<Pair | undefined> {
  const page = await t.as(reader, "GET", "/api/v1/links/proposals");
  const ends = [a, b].sort().join();
  return (page.json["items"] as Pair[]).find((p) => [p.a.id, p.b.id].sort().join() === ends);
}

async function together(reader: string, a: string, b: string): Promise<boolean> {
  const groups = (await t.as(reader, "GET", "/api/v1/groups")).json["groups"] as { report: string }[][];
  const of = (id: string) => groups.findIndex((g) => g.some((r) => r.report === id));
  return of(a) !== -1 && of(a) === of(b);
}

describe("a pair one shared value short of a link", () => {
  it("is a machine's suggestion, says by what and from what, and joins nothing, however a machine insists", async () => {
    const a = await stix("bank", ["203.0.113.91", "203.0.113.92"]);
    const b = await stix("port", ["203.0.113.92", "203.0.113.93"]);
    const pair = await proposed("office", a, b);
    expect(pair?.suggested).toEqual({
      by: "machine",
      method: "link policy observables",
      inputs: [pair?.a.id, pair?.b.id].map((id) => ({ kind: "report", id })),
    });
    const insisted = await fetch(`${t.hub.url}/api/v1/links/statements`, {
      method: "POST",
      headers: { "x-api-key": await t.keyOf("office"), "idempotency-key": "insisted" },
      body: JSON.stringify({ a, b, says: "same", why: null }),
    });
    expect([insisted.status, ((await insisted.json()) as { code: string }).code]).toEqual([403, "NOT_ALLOWED"]);
    expect(await together("office", a, b)).toBe(false);
  });

  it("is proposed with a waterfall that sums to its score, until somebody decides", async () => {
    const a = await stix("bank", ["203.0.113.1", "203.0.113.2"]);
    const b = await stix("port", ["203.0.113.2", "203.0.113.3"]);
    const pair = await proposed("office", a, b);
    expect(pair).toBeDefined();
    expect(pair?.reasons.reduce((sum, r) => sum + r.bits, 0)).toBeCloseTo(pair?.score ?? Number.NaN, 2);
    expect(await together("office", a, b)).toBe(false);
    expect((await say("office", a, b, "same")).json["outcome"]).toBe("recorded");
    expect(await together("office", a, b)).toBe(true);
    expect(await proposed("office", a, b)).toBeUndefined();
    await say("office", a, b, "revoked");
    expect(await together("office", a, b)).toBe(false);
    expect(await proposed("office", a, b)).toBeDefined();
    await say("office", a, b, "apart");
    expect(await proposed("office", a, b)).toBeUndefined();
  });

  it("is not proposed to who does not see both, and cannot be spoken of by them", async () => {
    const a = await note("bank", ["203.0.113.11", "203.0.113.12"]);
    const b = await stix("port", ["203.0.113.12", "203.0.113.13"]);
    expect(await proposed("office", a, b)).toBeDefined();
    expect(await proposed("port", a, b)).toBeUndefined();
    const hidden = await say("port", a, b, "same");
    const nowhere = await say("port", "00000000-0000-4000-8000-00000000dead", b, "same");
    expect([hidden.status, nowhere.status]).toEqual([404, 404]);
    expect(hidden.text).toBe(nowhere.text);
  });
});

describe("what the policy joined", () => {
  it("is split for all who see the statement, and joined again when it is taken back", async () => {
    const shared = ["203.0.113.21", "203.0.113.22"];
    const [a, b] = [await stix("bank", shared), await stix("port", shared)];
    expect(await together("bank", a, b)).toBe(true);
    await say("office", a, b, "apart");
    expect([await together("office", a, b), await together("bank", a, b)]).toEqual([false, false]);
    await say("office", a, b, "revoked");
    expect([await together("office", a, b), await together("bank", a, b)]).toEqual([true, true]);
  });

  it("stays split through an amendment and through a rebuild", async () => {
    const shared = ["203.0.113.31", "203.0.113.32"];
    const a = await stix("bank", shared);
    const body = bundle(900, { addresses: shared });
    const send = () =>
      t.as("port", "POST", "/api/v1/reports", {
        body: body.replace("Report 900", `Report 900 ${++n}`),
        headers: { "content-type": "application/stix+json;version=2.1", ...key() },
      });
    const b = String((await send()).json["reportId"]);
    await t.settled();
    await say("office", a, b, "apart");
    const later = String((await send()).json["reportId"]);
    await t.settled();
    expect(await together("office", a, later)).toBe(false);
    await t.local("POST", "/local/rebuild", { realm: REALM });
    await t.settled();
    expect(await together("office", a, later)).toBe(false);
  });
});

describe("a statement", () => {
  it("is as strict as both reports: who does not see one of them neither reads nor feels it", async () => {
    const shared = ["203.0.113.41", "203.0.113.42"];
    const secret = await note("bank", ["203.0.113.51", "203.0.113.41"]);
    const open = await stix("alpha", shared);
    await say("office", secret, open, "same");
    const read = async (reader: string) =>
      ((await t.as(reader, "GET", "/api/v1/links/statements")).json["items"] as { a: string; b: string }[]).filter(
        (s) => [s.a, s.b].includes(open),
      ).length;
    expect([await read("office"), await read("port"), await read("alpha")]).toEqual([1, 0, 0]);
  });

  it("is recorded once under its key, and says who said it, when and why", async () => {
    const [a, b] = [await stix("bank", ["203.0.113.61"]), await stix("port", ["203.0.113.61"])];
    const headers = key();
    const [first, second] = [await say("office", a, b, "same", headers), await say("office", a, b, "same", headers)];
    expect([first.json["outcome"], second.json["outcome"]]).toEqual(["recorded", "replayed"]);
    const list = (await t.as("office", "GET", "/api/v1/links/statements?limit=1")).json["items"];
    expect(list).toMatchObject([
      {
        says: "same",
        why: "looked at both",
        at: expect.stringMatching(/^20\d\d-.*T/),
        by: { body: { slug: "office" } },
      },
    ]);
  });
});

describe("a vendor wave", () => {
  it("is told to who sees three victims of one contractor, on the list and on each case, and joins nothing", async () => {
    const text = "委託先の熱田システムズ株式会社で不正アクセスが確認され、当組織の情報も漏えいした。";
    const hit: string[] = [];
    for (const [by, organisation] of [
      ["bank", "Kumano Bank"],
      ["port", "Kumano Port"],
      ["alpha", "Kumano Rail"],
    ] as const) {
      const body = notice(`w${++n}`, { organisation, text, indicators: [] });
      const headers = { "content-type": "application/json", ...key() };
      hit.push(String((await t.as(by, "POST", "/api/v1/reports", { body, headers })).json["reportId"]));
    }
    await t.settled();
    interface Wave {
      readonly root: { readonly name: string };
      readonly victims: number;
      readonly incidents: readonly { readonly report: { readonly id: string } }[];
      readonly reasons: readonly { readonly say: { readonly en: string; readonly ja: string } }[];
    }
    const read = async (reader: string) => (await t.as(reader, "GET", "/api/v1/campaigns")).json["waves"] as Wave[];
    const [wave] = await read("office");
    expect(wave).toMatchObject({ root: { name: "熱田システムズ株式会社" }, victims: 3 });
    expect(wave?.incidents.map((i) => i.report.id).sort()).toEqual([...hit].sort());
    expect(wave?.reasons[0]?.say.ja).toContain("3組織");
    expect(await read("port")).toEqual([]);
    for (const other of hit.slice(1)) expect(await together("office", hit[0] ?? "", other)).toBe(false);
    const cases = (await t.as("office", "GET", "/api/v1/cases?limit=200")).json["items"] as { id: string }[];
    const rooms = await Promise.all(cases.map((c) => t.as("office", "GET", `/api/v1/cases/${c.id}`)));
    const own = rooms.filter((r) => hit.includes((r.json["founding"] as { id: string } | null)?.id ?? ""));
    expect(own.map((r) => (r.json["waves"] as Wave[]).map((w) => w.victims))).toEqual([[3], [3], [3]]);
  });
});

describe("a campaign", () => {
  it("is told to who sees both incidents, with what they share, and joins nothing", async () => {
    const [x, y, z] = ["198.51.100.81", "198.51.100.82", "198.51.100.83"];
    // The same infrastructure a month apart: no one incident, by the policy's window.
    const a = await stix("bank", [x, y], "2026-11-20T00:00:00.000Z");
    const b = await stix("port", [x, y, z], "2026-10-01T00:00:00.000Z");
    expect(await together("office", a, b)).toBe(false);
    const read = async (reader: string) =>
      (
        (await t.as(reader, "GET", "/api/v1/campaigns")).json["campaigns"] as {
          incidents: { report: { id: string } }[];
          reasons: { value: string }[];
        }[]
      ).find((c) => c.incidents.some((i) => i.report.id === a));
    const told = await read("office");
    expect(told?.incidents.map((i) => i.report.id)).toEqual(expect.arrayContaining([a, b]));
    expect(told?.reasons.map((r) => r.value)).toEqual(expect.arrayContaining([x, y]));
    expect(await read("commission")).toBeUndefined();
  });
});
