/** Lowering labels over a whole hub: whose word it takes, who sees what and when, who is told, and what is never lowered. */
import { STATEMENTS } from "@noroshi/handling";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

const GREEN = "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
const STRICT = "939a9414-2ddd-4d32-a0cd-375ea402b003";
const RED = "e828b379-4e03-4974-9ac4-e53a884c97c1";

let t: TestHub;
let n = 0;
let reporter: SignedIn;
let colleague: SignedIn;
let judge: SignedIn;
let analyst: SignedIn;
let sergeant: SignedIn;
let inspector: SignedIn;
beforeAll(async () => {
  t = await testHub();
  const law = await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  expect(law.status, law.text).toBe(200);
  reporter = await personOf(t, "port", "operator_reporter", "mizuno");
  colleague = await personOf(t, "port", "operator_reporter", "kato");
  judge = await personOf(t, "office", "releasability_officer", "kanda");
  analyst = await personOf(t, "office", "triage_analyst", "ito");
  sergeant = await personOf(t, "police", "police_investigator", "sergeant");
  inspector = await personOf(t, "police", "police_investigator", "inspector");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const key = () => ({ "idempotency-key": `low${++n}` });
const say = (by: SignedIn, path: string, json: unknown) => by.call("POST", `/api/v1/${path}`, { json, headers: key() });

/** Indicators of a body under one marking; the same number again is a new version. */
async function report(by: string, marking: string, addresses: readonly string[], nth = ++n): Promise<string> {
  const body = bundle(nth, { addresses }).replaceAll(GREEN, marking);
  const sent = await t.as(by, "POST", "/api/v1/reports", { body, headers: key() });
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
  return String(sent.json["reportId"]);
}

const TO = { to: { tlp: "green" }, basis: "terms of the exchange, section 4", reason: "it is in the papers by now" };
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly mayAnswer: boolean;
  readonly mayTakeBack: boolean;
  readonly labels: readonly { from: { tlp: string }; to: { tlp: string } }[];
}
const lowerings = async (by: SignedIn, of: string) =>
  (await by.call("GET", `/api/v1/reports/${of}/declassifications`)).json["items"] as readonly Shown[];
async function proposed(by: SignedIn, of: string, said: object = TO): Promise<string> {
  const sent = await say(by, `reports/${of}/declassifications`, said);
  expect(sent.status, sent.text).toBe(202);
  return (await lowerings(by, of))[0]?.id ?? "";
}
const answer = (by: SignedIn, id: string, says = "confirmed", reason: string | null = null) =>
  say(by, `declassifications/${id}/answer`, { answer: says, reason });
const refused = async (by: SignedIn, of: string, said: object = TO) => {
  const sent = await say(by, `reports/${of}/declassifications`, said);
  return [sent.status, sent.json["code"]];
};
const sees = async (body: string, of: string) => (await t.as(body, "GET", `/api/v1/reports/${of}`)).status === 200;
const values = async (body: string, q: string) =>
  (
    (await t.as(body, "GET", `/api/v1/indicators?value=${q}`)).json["items"] as { value: string; tlp?: string }[]
  ).filter((i) => i.value === q);

describe("a label that is lowered", () => {
  it("is lowered by two people of two bodies where the profile says so, seen at once by whom it lets in and by nobody before", async () => {
    const own = await report("port", STRICT, ["203.0.113.11", "203.0.113.12"]);
    expect([await sees("bank", own), await sees("alpha", own)]).toEqual([false, false]);
    const id = await proposed(reporter, own);
    expect(await lowerings(reporter, own)).toMatchObject([
      { state: "asked", mayAnswer: false, mayTakeBack: true, labels: [{ from: { tlp: "amber+strict" } }, {}] },
    ]);
    // One open proposal at a time; whoever it would let in reads nothing of it.
    expect(await refused(colleague, own)).toEqual([409, "NOT_NOW"]);
    expect((await t.as("bank", "GET", `/api/v1/reports/${own}/declassifications`)).status).toBe(404);
    expect([await sees("bank", own), await sees("alpha", own)]).toEqual([false, false]);

    for (const by of [reporter, colleague]) expect((await answer(by, id)).json["code"]).toBe("SECOND_PERSON_NEEDED");
    expect((await answer(analyst, id)).json["code"]).toBe("NOT_ALLOWED");
    expect((await answer(sergeant, id)).json["code"]).toBe("NOT_FOUND");
    expect(await sees("bank", own)).toBe(false);

    const waiting = (await judge.call("GET", "/api/v1/declassifications")).json["items"] as readonly Shown[];
    expect(waiting[0]).toMatchObject({ id, state: "asked", mayAnswer: true });
    const done = await answer(judge, id);
    expect(done.status, done.text).toBe(202);
    expect([await sees("bank", own), await sees("alpha", own)]).toEqual([true, true]);
    expect(await values("bank", "203.0.113.11")).toHaveLength(1);
    expect(await lowerings(reporter, own)).toMatchObject([
      {
        state: "done",
        by: expect.any(String),
        basis: TO.basis,
        reason: TO.reason,
        answeredBy: { body: { slug: "office" } },
        labels: [{ from: { tlp: "amber+strict" }, to: { tlp: "green" } }, {}],
      },
    ]);
    expect((await answer(judge, id)).json["code"]).toBe("NOT_NOW");
    // Its history is for those who take part.
    expect((await t.as("bank", "GET", `/api/v1/reports/${own}/declassifications`)).json).toEqual({
      items: [],
      offer: null,
    });
  });

  it("is one body's matter where the profile says so, and still never one person's", async () => {
    const own = await report("police", RED, ["203.0.113.21"]);
    const id = await proposed(sergeant, own);
    expect((await answer(sergeant, id)).json["code"]).toBe("SECOND_PERSON_NEEDED");
    expect((await answer(judge, id)).json["code"]).toBe("NOT_FOUND");
    expect(await sees("bank", own)).toBe(false);
    expect((await answer(inspector, id)).status).toBe(202);
    // Its own terms stand: nothing abroad.
    expect([await sees("bank", own), await sees("alpha", own)]).toEqual([true, false]);
    const lifted = await proposed(inspector, own, { ...TO, to: { lifts: ["no_foreign_release"] } });
    expect((await answer(sergeant, lifted)).status).toBe(202);
    expect(await sees("alpha", own)).toBe(true);
  });

  it("may be that of single values alone", async () => {
    const own = await report("police", RED, ["203.0.113.31", "203.0.113.32"]);
    const one = { kind: "ipv4", value: "203.0.113[.]31" };
    const id = await proposed(sergeant, own, { ...TO, values: [one] });
    expect((await answer(inspector, id)).status).toBe(202);
    await t.settled();
    expect([await values("bank", "203.0.113.31"), await values("bank", "203.0.113.32")]).toMatchObject([[{}], []]);
    expect(await sees("bank", own)).toBe(false);
    expect(await values("police", "203.0.113.32")).toHaveLength(1);
  });

  it("stays as it is when the proposal is refused, with a reason, or taken back", async () => {
    const own = await report("port", STRICT, ["203.0.113.41"]);
    const first = await proposed(reporter, own);
    expect((await answer(judge, first, "refused")).json["code"]).toBe("NOT_UNDERSTOOD");
    expect((await answer(judge, first, "refused", "its sector asked us to wait")).status).toBe(202);
    const second = await proposed(reporter, own);
    expect((await say(judge, `declassifications/${second}/withdrawal`, {})).json["code"]).toBe("NOT_FOUND");
    expect((await say(colleague, `declassifications/${second}/withdrawal`, {})).status).toBe(202);
    expect((await answer(judge, second)).json["code"]).toBe("NOT_NOW");
    expect((await lowerings(reporter, own)).map((l) => l.state)).toEqual(["taken_back", "refused"]);
    expect(await sees("bank", own)).toBe(false);
  });

  it("is never raised, never another body's, and waits for a new proposal when what it names changed meanwhile", async () => {
    const own = await report("port", STRICT, ["203.0.113.51"], 4100);
    expect(await refused(reporter, own, { ...TO, to: { tlp: "amber+strict" } })).toEqual([409, "LOWER_NOTHING"]);
    expect(await refused(judge, own)).toEqual([409, "LOWER_ORIGINATOR"]);
    expect((await refused(sergeant, own))[1]).toBe("NOT_FOUND");
    expect(await refused(reporter, own, { ...TO, values: [{ kind: "ipv4", value: "192.0.2.99" }] })).toEqual([
      404,
      "NOT_FOUND",
    ]);
    const id = await proposed(reporter, own);
    await report("port", STRICT, ["203.0.113.51", "203.0.113.52"], 4100);
    expect((await answer(judge, id)).json["code"]).toBe("LOWER_MOVED");
    expect(await sees("bank", own)).toBe(false);
    expect((await lowerings(reporter, own))[0]).toMatchObject({ state: "asked" });
  });

  it("does not go beyond conditions that are somebody else's: each refusal says whose word is missing", async () => {
    const caveat = "law_enforcement_only";
    const marked = await t.as("port", "POST", "/api/v1/reports", {
      body: bundle(4200, { addresses: ["203.0.113.61"] })
        .replaceAll(`"marking-definition--${GREEN}"`, () =>
          [`"marking-definition--${GREEN}"`, `"marking-definition--42000000-0000-4000-8000-000000000001"`].join(","),
        )
        .replace('"objects":[', `"objects":[${JSON.stringify(statement(STATEMENTS.law_enforcement_only))},`),
      headers: key(),
    });
    expect(marked.status, marked.text).toBe(202);
    const of = String(marked.json["reportId"]);
    const { offer } = (await reporter.call("GET", `/api/v1/reports/${of}/declassifications`)).json as {
      offer: { held: string[] };
    };
    expect(offer.held).toContain(caveat);
    const sent = await say(reporter, `reports/${of}/declassifications`, { ...TO, to: { lifts: [caveat] } });
    expect([sent.status, sent.json["code"]]).toEqual([409, "LOWER_CONDITION"]);
    expect(JSON.stringify(sent.json["faults"])).toContain(caveat);
  });

  it("stays under a legal hold, as far as who acts sees that it lies", async () => {
    const own = await report("police", RED, ["203.0.113.71"]);
    const id = await proposed(sergeant, own);
    const placed = await say(sergeant, "retention/holds", {
      about: { kind: "report", id: own },
      reason: "evidence in a trial",
    });
    expect(placed.status, placed.text).toBe(202);
    const { holds } = (await inspector.call("GET", "/api/v1/retention")).json as {
      holds: { id: string; state: string }[];
    };
    const hold = holds.find((h) => h.state === "asked")?.id ?? "";
    expect((await say(inspector, `retention/holds/${hold}/answer`, { answer: "confirmed" })).status).toBe(202);
    expect((await answer(inspector, id)).json["code"]).toBe("LOWER_HELD");
    await say(sergeant, `declassifications/${id}/withdrawal`, {});
    expect(await refused(sergeant, own)).toEqual([409, "LOWER_HELD"]);
    expect(await sees("bank", own)).toBe(false);
  });
});

function statement(text: string): object {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id: "marking-definition--42000000-0000-4000-8000-000000000001",
    created: "2026-11-20T00:00:00.000Z",
    definition_type: "statement",
    definition: { statement: text },
  };
}

describe("wider terms", () => {
  const wider = async (body: string) => {
    const { items } = (await t.as(body, "GET", "/api/v1/wider-terms")).json as {
      items: { values: { value: string; was: { tlp: string }; now: { tlp: string } }[]; deliveries: string[] }[];
    };
    // Others of this file were told of as well.
    return items.filter((i) => i.values.some((v) => v.value.startsWith("203.0.113.8")));
  };

  it("are told to whoever was handed the value under narrower ones, and to nobody else; what was released stays byte for byte", async () => {
    const own = await report("port", STRICT, ["203.0.113.81", "203.0.113.82"]);
    const consent = {
      schema: "consent/1",
      by: "port",
      reportId: own,
      grant: "thirdPartyRelease",
      // Both might have it; one of them was handed it.
      recipients: ["bank", "police"],
      items: "all",
      validUntil: null,
    };
    const given = await t.as("port", "POST", "/api/v1/consents", { body: JSON.stringify(consent), headers: key() });
    expect([given.status, given.json["outcome"]], given.text).toEqual([202, "recorded"]);
    const order = { report: own, to: ["bank"], audience: "those at risk" };
    const ordered = await say(judge, "releases", order);
    expect(ordered.status, ordered.text).toBe(202);
    const delivered = async () =>
      (await t.as("bank", "GET", "/api/v1/deliveries")).json["items"] as { id: string; hash?: string }[];
    await expect.poll(async () => (await delivered()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const [before] = await delivered();
    const bytes = async () => (await t.as("bank", "GET", `/api/v1/deliveries/${before?.id}/package`)).text;
    const frozen = await bytes();
    expect(await wider("bank")).toEqual([]);

    const id = await proposed(reporter, own);
    expect((await answer(judge, id)).status).toBe(202);
    await expect
      .poll(() => wider("bank"), { timeout: 20_000 })
      .toMatchObject([
        {
          values: [
            { value: "203.0.113.81", was: { tlp: "amber+strict" }, now: { tlp: "green" } },
            { value: "203.0.113.82", was: { tlp: "amber+strict" }, now: { tlp: "green" } },
          ],
          deliveries: [before?.id],
        },
      ]);
    // They see the value since it is green; they had not had it, and are told nothing.
    expect(await values("alpha", "203.0.113.81")).toHaveLength(1);
    expect([await wider("alpha"), await wider("police"), await wider("port")]).toEqual([[], [], []]);
    expect(await bytes()).toBe(frozen);

    // What is released from now on lies under the new marking.
    await say(judge, "releases", { ...order, to: ["alpha"] });
    await expect
      .poll(async () => ((await t.as("alpha", "GET", "/api/v1/deliveries")).json["items"] as object[]).length, {
        timeout: 20_000,
      })
      .toBe(1);
    const [fresh] = (await t.as("alpha", "GET", "/api/v1/deliveries")).json["items"] as { tlp: string }[];
    expect(fresh?.tlp).toBe("green");
  });
});
