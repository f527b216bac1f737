/** Requests between bodies over the whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf } from "../roles/testing-people.ts";
import { bundle, type TestHub, testHub } from "../testing-hub.ts";

interface Inquiry {
  readonly id: string;
  readonly state: string;
  readonly question: string;
  readonly mine: boolean;
  readonly late: boolean;
  readonly case: unknown;
  readonly words: readonly { kind: string; words: string; report: string | null; by: { body: { slug: string } } }[];
}

let t: TestHub;
let n = 0;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const key = () => ({ "idempotency-key": `q${++n}` });
const post = (by: string, path: string, json: unknown, headers: Record<string, string> = {}) =>
  t.as(by, "POST", path, { body: JSON.stringify(json), headers: { ...key(), ...headers } });
const ask = (by: string, over: Record<string, unknown>) =>
  post(by, "/api/v1/inquiries", { question: "Did you see it?", ...over });
const list = async (by: string, query = ""): Promise<readonly Inquiry[]> =>
  (await t.as(by, "GET", `/api/v1/inquiries?limit=200${query}`)).json["items"] as Inquiry[];
const newest = async (by: string): Promise<Inquiry> => {
  const [one] = await list(by);
  if (!one) throw new Error("nothing was asked");
  return one;
};
const say = (by: string, id: string, body: unknown, headers = {}) =>
  post(by, `/api/v1/inquiries/${id}/words`, body, headers);
const ABROAD = { legalBasis: "exchange agreement, Art. 3", humanRights: "no personal data in it", caveats: [] };

describe("a request", () => {
  it("is seen by who asks and who is asked, and by nobody else", async () => {
    await ask("office", { to: "bank", question: "Who was on call?" });
    const { id } = await newest("bank");
    expect((await newest("office")).id).toBe(id);
    for (const other of ["port", "police", "commission"]) {
      expect(await list(other)).toEqual([]);
      const hidden = await t.as(other, "GET", `/api/v1/inquiries/${id}`);
      expect([hidden.status, hidden.text]).toEqual([
        404,
        (await t.as(other, "GET", "/api/v1/inquiries/00000000-0000-4000-8000-00000000dead")).text,
      ]);
      const said = await say(other, id, { kind: "answer", words: "me" });
      expect([said.status, said.json["code"]]).toEqual([404, "NOT_FOUND"]);
    }
  });

  it("is answered with a report of the answerer's own: its values are assertions that the asker reads, and nobody beside", async () => {
    await ask("police", { to: "bank", question: "Which accounts?" });
    const { id } = await newest("bank");
    await say("bank", id, {
      kind: "answer",
      words: "Seen twice, last on Monday.",
      values: ["198.51.100.201", "pay.bad.example"],
    });
    await t.settled();
    const answered = await newest("police");
    const report = answered.words[0]?.report ?? "";
    expect([answered.state, answered.words[0]?.kind, answered.words[0]?.words]).toEqual([
      "answered",
      "answer",
      "Seen twice, last on Monday.",
    ]);
    const seen = (await t.as("police", "GET", `/api/v1/reports/${report}`)).json as { sender?: { slug: string } };
    expect(seen.sender?.slug).toBe("bank");
    const hits = async (by: string) =>
      ((await t.as(by, "GET", "/api/v1/indicators?value=198.51.100.201")).json["items"] as unknown[]).length;
    expect([await hits("police"), await hits("bank"), await hits("office"), await hits("port")]).toEqual([1, 1, 0, 0]);
    expect((await t.as("office", "GET", `/api/v1/reports/${report}`)).status).toBe(404);
    // an answer founds no case
    expect((await t.as("office", "GET", "/api/v1/cases")).json["items"]).toEqual([]);
  });

  it("said again under its key is one answer, and a second one is not taken", async () => {
    await ask("office", { to: "bank", question: "Twice?" });
    const { id } = await newest("bank");
    const headers = key();
    const bodies = { body: JSON.stringify({ kind: "answer", words: "once" }), headers };
    const first = await t.as("bank", "POST", `/api/v1/inquiries/${id}/words`, bodies);
    const again = await t.as("bank", "POST", `/api/v1/inquiries/${id}/words`, bodies);
    expect([first.status, first.text.slice(0, 300)]).toEqual([202, first.text.slice(0, 300)]);
    expect([first.json["outcome"], again.json["outcome"], (await newest("office")).words.length]).toEqual([
      "recorded",
      "replayed",
      1,
    ]);
    const second = await say("bank", id, { kind: "refusal", words: "no" });
    expect([second.status, second.json["code"]]).toEqual([409, "NOT_NOW"]);
  });

  it("is refused with a reason, reminded of by who asked, taken back by who asked; never by the other side", async () => {
    await ask("office", { to: "police", question: "May we name it?" });
    const { id } = await newest("police");
    expect((await say("police", id, { kind: "refusal" })).status).toBe(422);
    expect((await say("police", id, { kind: "reminder" })).json["code"]).toBe("NOT_ALLOWED");
    expect((await say("office", id, { kind: "answer", words: "yes" })).json["code"]).toBe("NOT_ALLOWED");
    await say("office", id, { kind: "reminder" });
    await say("police", id, { kind: "refusal", words: "an investigation runs" });
    const refused = await newest("office");
    expect([refused.state, refused.words.map((w) => w.kind)]).toEqual(["refused", ["reminder", "refusal"]]);
    await ask("office", { to: "police", question: "Another one" });
    await say("office", (await newest("office")).id, { kind: "withdrawal", words: "found out" });
    expect((await newest("police")).state).toBe("withdrawn");
  });

  it("tells who is asked nothing of a case that it is not in", async () => {
    const sent = await t.as("port", "POST", "/api/v1/reports", {
      body: bundle(77, { addresses: ["203.0.113.8"] }),
      headers: { "content-type": "application/stix+json;version=2.1", ...key() },
    });
    await t.settled();
    const analyst = await personOf(t, "office", "triage_analyst");
    await analyst.call("POST", "/api/v1/cases", {
      json: { report: sent.json["reportId"], participants: [] },
      headers: key(),
    });
    const [room] = (await t.as("office", "GET", "/api/v1/cases")).json["items"] as { id: string }[];
    await ask("office", { to: "bank", case: room?.id });
    expect([(await newest("office")).case === null, (await newest("bank")).case]).toEqual([false, null]);
    expect((await ask("bank", { to: "office", case: room?.id })).status).toBe(404);
  });
});

describe("a request abroad", () => {
  it("needs a decision: basis, caveats, and that human rights were looked at; nothing is assumed", async () => {
    const undecided = await ask("office", { to: "alpha" });
    expect([undecided.status, undecided.json["code"]]).toEqual([422, "RELEASE_UNDECIDED"]);
    for (const lacking of ["legalBasis", "humanRights", "caveats"]) {
      const release: Record<string, unknown> = { ...ABROAD };
      delete release[lacking];
      expect((await ask("office", { to: "alpha", release })).status, lacking).toBe(422);
    }
    expect((await ask("office", { to: "alpha", release: { ...ABROAD, humanRights: "  " } })).status).toBe(422);
    expect(await list("alpha")).toEqual([]);
    expect((await ask("office", { to: "alpha", release: ABROAD })).status).toBe(202);
    expect((await newest("alpha")).question).toBe("Did you see it?");
  });

  it("takes along no value that its source holds back from there, listed or written in the text", async () => {
    const held = {
      schema: "police-submission/1",
      submissionId: "P-9",
      agencyId: "police",
      caseReference: "C",
      incidentType: "ransomware",
      occurredAt: "2026-11-20T09:00:00+09:00",
      submittedAt: "2026-11-20T10:00:00+09:00",
      tlp: "TLP:GREEN",
      items: [{ no: 1, handling: "normal", kind: "indicator", type: "ipv4", value: "192.0.2.77" }],
    };
    await t.as("police", "POST", "/api/v1/reports", {
      body: JSON.stringify(held),
      headers: { "content-type": "application/json", ...key() },
    });
    await t.settled();
    const listed = await ask("office", { to: "alpha", release: ABROAD, values: ["192.0.2.77"] });
    expect([listed.status, listed.json["code"], (listed.json["faults"] as { place: string }[])[0]?.place]).toEqual([
      422,
      "NOT_RELEASABLE",
      "$.values.0",
    ]);
    const written = await ask("office", { to: "alpha", release: ABROAD, question: "Do you know 192[.]0[.]2[.]77 ?" });
    expect((written.json["faults"] as { place: string }[])[0]?.place).toBe("$.question");
    expect((await ask("office", { to: "bank", values: ["192.0.2.77"] })).status).toBe(202);
    expect((await ask("police", { to: "alpha", release: ABROAD, values: ["192.0.2.77"] })).status).toBe(202); // its own word
    expect((await ask("office", { to: "alpha", release: ABROAD, values: ["192.0.2.78"] })).status).toBe(202); // nobody's
  });
});
