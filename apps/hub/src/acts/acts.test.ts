/** Consents, withdrawals, assessments and sightings over the whole hub. Real database, real HTTP, forms as they come. */
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty } from "../db/act.ts";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      { slug: "core", kind: "operator", country: "XJ", coreOperator: true, name: { en: "Core", ja: "基幹" } },
      { slug: "ministry", kind: "ministry", country: "XJ", name: { en: "Ministry", ja: "省" } },
    ],
  });
});
afterAll(() => t[Symbol.asyncDispose]());

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `a${++n}` });

interface Answers {
  readonly pass?: string;
  readonly share?: string;
  readonly abroad?: string;
}

function form(number: string, address: string, answers: Answers = {}): Uint8Array {
  return ransomwareForm({
    報告番号: number,
    調整機関への提供: answers.pass ?? "同意する",
    匿名化した技術情報の共有: answers.share ?? "同意する",
    海外機関への共有: answers.abroad ?? "同意する",
    "侵害指標（IoC）": `IPアドレス：${address}`,
  });
}

async function file(by: string, bytes: Uint8Array, query = "") {
  const answer = await t.as(by, "POST", `/api/v1/reports${query}`, {
    body: bytes,
    headers: { "content-type": XLSX, ...key() },
  });
  expect(answer.text).toContain("outcome");
  await t.settled();
  return answer.json;
}

async function act(by: string, what: string, body: unknown, headers = key()) {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await t.as(by, "POST", `/api/v1/${what}`, { body: sent, headers });
  await t.settled();
  return answer;
}

async function sees(reader: string, address: string): Promise<boolean> {
  const page = await t.as(reader, "GET", `/api/v1/indicators?value=${address}`);
  return (page.json["items"] as unknown[]).length > 0;
}

const consent = (by: string, reportId: string, grant: string, more: Record<string, unknown> = {}) => ({
  schema: "consent/1",
  by,
  reportId,
  grant,
  recipients: ["police"],
  ...more,
});

describe("an act", () => {
  it("is done once under its key, and a conflict with other bytes", async () => {
    await file("port", form("A-1", "203.0.113.1"));
    const headers = key();
    const body = { schema: "withdrawal/1", by: "port", reportId: "A-1", withdraw: ["shareAbroad"] };
    const first = await act("port", "withdrawals", body, headers);
    const again = await act("port", "withdrawals", body, headers);
    const other = await act("port", "withdrawals", { ...body, withdraw: ["shareAnonymised"] }, headers);
    expect([first.json["outcome"], again.json["outcome"], other.status]).toEqual(["recorded", "replayed", 409]);
    expect(again.json["id"]).toBe(first.json["id"]);
    const acts = await t.as("port", "GET", `/api/v1/reports/${await idOf("port", "203.0.113.1")}/acts`);
    expect(acts.json["withdrawals"]).toHaveLength(1);
  });

  it("that is not understood is refused with its place, and nothing is kept", async () => {
    const answer = await act("port", "consents", { ...consent("port", "A-1", "everything") });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.json["faults"])).toContain("$.grant");
  });

  it("on another body's report is rejected with the same answer as one on a report that is not there", async () => {
    const there = await act("bank", "consents", consent("bank", "A-1", "lawEnforcementUse"));
    const nowhere = await act("bank", "consents", consent("bank", "A-none", "lawEnforcementUse"));
    const inAnothersName = await act("bank", "withdrawals", {
      schema: "withdrawal/1",
      by: "port",
      reportId: "A-1",
      withdraw: ["shareAnonymised"],
    });
    expect([there, nowhere, inAnothersName].map((a) => a.json["outcome"])).toEqual(Array(3).fill("rejected"));
    const { id: _a, receivedAt: _b, ...first } = there.json;
    const { id: _c, receivedAt: _d, ...second } = nowhere.json;
    expect(first).toEqual(second);
  });
});

async function idOf(reader: string, address: string): Promise<string> {
  const page = await t.as(reader, "GET", `/api/v1/indicators?value=${address}`);
  return (page.json["items"] as { report: { id: string } | null }[])[0]?.report?.id ?? "";
}

const recalled = async (reader: string) =>
  (await t.as(reader, "GET", "/api/v1/recalls")).json["items"] as {
    values: { kind: string; value: string }[];
    deliveries: string[];
  }[];

describe("a withdrawal", () => {
  it("tells who was handed a value because of the answer, by a list or a package, and nobody whose it was", async () => {
    const sent = await file("port", form("R-1", "203.0.113.171"));
    await file("port", form("R-2", "203.0.113.172"));
    await file("core", form("R-3", "203.0.113.172"));
    const ordered = await act("office", "releases", { report: sent["reportId"], to: ["alpha"], audience: "ally" });
    expect(ordered.json["outcome"]).toBe("recorded");
    for (const value of ["203.0.113.171", "203.0.113.172"]) expect(await sees("bank", value)).toBe(true);
    const [delivery] = (await t.as("alpha", "GET", "/api/v1/deliveries")).json["items"] as { id: string }[];
    for (const reportId of ["R-1", "R-2"])
      await act("port", "withdrawals", { schema: "withdrawal/1", by: "port", reportId, withdraw: ["shareAnonymised"] });
    const values = [{ kind: "ipv4", value: "203.0.113.171" }];
    await expect.poll(() => recalled("bank"), { timeout: 20_000 }).toMatchObject([{ values, deliveries: [] }]);
    await expect
      .poll(() => recalled("alpha"), { timeout: 20_000 })
      .toMatchObject([{ values, deliveries: [delivery?.id] }]);
    const taken = await t.as("alpha", "GET", `/taxii2/${REALM}/collections/released/objects/?match[type]=indicator`);
    expect(taken.json["objects"]).toMatchObject([{ name: "203.0.113.171", revoked: true }]);
    // The office goes on having it, police were never handed it, and what came from elsewhere too is nobody's to give back.
    for (const reader of ["office", "police", "port", "core"])
      expect([reader, await recalled(reader)]).toEqual([reader, []]);
    const text = (await t.as("bank", "GET", "/api/v1/recalls")).text;
    for (const word of ["R-1", "port", String(sent["reportId"])]) expect(text).not.toContain(word);
    expect(await sees("bank", "203.0.113.171")).toBe(false);
  });

  it("holds from now on for what is there and for later versions, whatever they say", async () => {
    const address = "203.0.113.11";
    await file("port", form("W-1", address));
    expect(await sees("alpha", address)).toBe(true);
    await act("port", "withdrawals", {
      schema: "withdrawal/1",
      by: "port",
      reportId: "W-1",
      withdraw: ["shareAbroad"],
    });
    expect(await sees("alpha", address)).toBe(false);
    expect(await sees("bank", address)).toBe(true);
    await file("port", form("W-1", address));
    expect(await sees("alpha", address)).toBe(false);
  });
});

describe("sharing terms that change", () => {
  const ministry = (terms: readonly string[]) =>
    t.local("POST", `/local/realms/${REALM}/organisations`, {
      organisations: [{ slug: "ministry", kind: "ministry", country: "XJ", name: { en: "Ministry", ja: "省" }, terms }],
    });

  it("count at once for what was sent before, in lists and in streams that are open, and give back what they took", async () => {
    const id = "00000000-0000-4000-8000-000000000181";
    const green = { object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"] };
    const common = { spec_version: "2.1", created: "2026-11-20T00:00:00.000Z", modified: "2026-11-20T00:00:00.000Z" };
    const head = { type: "report", id: `report--${id}`, name: "t", published: common.created, ...common, ...green };
    const one = {
      type: "indicator",
      id: `indicator--${id}`,
      pattern: "[ipv4-addr:value = '203.0.113.181']",
      pattern_type: "stix",
      valid_from: common.created,
      ...common,
      ...green,
    };
    const objects = [{ ...head, object_refs: [one.id] }, one];
    const body = JSON.stringify({ type: "bundle", id: `bundle--${id}`, objects });
    await ministry([]);
    const sent = await t.as("ministry", "POST", "/api/v1/reports", { body, headers: key() });
    expect(sent.status).toBe(202);
    await t.settled();
    const report = String(sent.json["reportId"]);
    const shown = async (reader: string) => (await t.as(reader, "GET", `/api/v1/reports/${report}`)).status;
    expect([await shown("office"), await shown("alpha")]).toEqual([200, 200]);
    const stream = await fetch(`${t.hub.url}/api/v1/events`, { headers: { "x-api-key": await t.keyOf("alpha") } });
    const hints = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!hints) throw new Error("no stream");
    await hints.read();
    await ministry(["no_foreign_release", "group:ports"]);
    expect([await shown("office"), await shown("alpha"), await shown("bank")]).toEqual([200, 404, 404]);
    let heard = "";
    while (!heard.includes("event: changed")) heard += (await hints.read()).value ?? "event: changed, the stream ended";
    expect(heard).not.toContain("ended");
    expect(heard).not.toContain(report);
    await hints.cancel();
    await ministry(["group:ports"]);
    expect([await shown("alpha"), await shown("bank")]).toEqual([200, 404]);
    await ministry([]);
    expect([await shown("office"), await shown("alpha"), await shown("bank")]).toEqual([200, 200, 200]);
  });
});

describe("a consent that names a body", () => {
  const held = (id: string, address: string): string =>
    JSON.stringify({
      type: "bundle",
      id: `bundle--${id}`,
      objects: [
        {
          type: "report",
          spec_version: "2.1",
          id: `report--${id}`,
          created: "2026-11-20T00:00:00.000Z",
          modified: "2026-11-20T00:00:00.000Z",
          name: "held",
          published: "2026-11-20T00:00:00Z",
          object_refs: [`indicator--${id}`],
          object_marking_refs: ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"],
        },
        {
          type: "indicator",
          spec_version: "2.1",
          id: `indicator--${id}`,
          created: "2026-11-20T00:00:00.000Z",
          modified: "2026-11-20T00:00:00.000Z",
          pattern: `[ipv4-addr:value = '${address}']`,
          pattern_type: "stix",
          valid_from: "2026-11-20T00:00:00Z",
          object_marking_refs: ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"],
        },
      ],
    });

  it("opens what it covers to that body alone, for later versions too", async () => {
    await t.local("POST", `/local/realms/${REALM}/organisations`, {
      organisations: [
        {
          slug: "gov-ally",
          kind: "ally",
          country: "XA",
          name: { en: "G", ja: "G" },
          terms: ["government_only", "no_law_enforcement_without_consent"],
        },
      ],
    });
    const [id, address] = ["22222222-0000-4000-8000-000000000001", "203.0.113.21"];
    const send = () =>
      t.as("gov-ally", "POST", "/api/v1/reports", {
        body: held(id, address),
        headers: { "content-type": "application/stix+json;version=2.1", ...key() },
      });
    await send();
    await t.settled();
    expect(await sees("police", address)).toBe(false);
    const given = await act("gov-ally", "consents", consent("gov-ally", `report--${id}`, "lawEnforcementUse"));
    expect(given.json["outcome"]).toBe("recorded");
    expect(await sees("police", address)).toBe(true);
    expect(await sees("bank", address)).toBe(false);
    await act("gov-ally", "consents", {
      ...consent("gov-ally", `report--${id}`, "thirdPartyRelease", { items: [`indicator--${id}`] }),
      recipients: ["bank"],
    });
    expect(await sees("bank", address)).toBe(true);
    expect(await sees("port", address)).toBe(false);
    await send();
    await t.settled();
    expect([await sees("police", address), await sees("bank", address), await sees("port", address)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("for a body that the register does not know is refused", async () => {
    const answer = await act("port", "consents", {
      ...consent("port", "A-1", "lawEnforcementUse"),
      recipients: ["nobody"],
    });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.json)).toContain("$.recipients[0]");
  });
});

describe("a withheld report", () => {
  it("is passed on by its reporter's late consent with its original receipt time, and by nobody else's", async () => {
    const address = "203.0.113.31";
    const sent = await file("port", form("L-1", address, { pass: "同意しない" }), "?receivingAuthority=ministry");
    expect(sent["outcome"]).toBe("withheld");
    expect([await sees("office", address), await sees("ministry", address)]).toEqual([false, true]);
    const foreign = await act(
      "ministry",
      "consents",
      consent("ministry", "L-1", "shareWithCoordinator", { recipients: [] }),
    );
    expect([foreign.json["outcome"], await sees("office", address)]).toEqual(["rejected", false]);
    await act("port", "consents", consent("port", "L-1", "shareWithCoordinator", { recipients: [] }));
    expect(await sees("office", address)).toBe(true);
    const page = await t.as("office", "GET", "/api/v1/reports?limit=200");
    const passed = (page.json["items"] as { id: string; receivedAt: string; linkedAt: string | null }[]).find(
      (r) => r.id === sent["reportId"],
    );
    expect(passed?.receivedAt).toBe(sent["receivedAt"]);
    expect(passed?.linkedAt).not.toBeNull();
    const receipt = await t.as("port", "GET", `/api/v1/receipts/${sent["id"]}`);
    expect(receipt.json["outcome"]).toBe("withheld");
  });

  it("leaves a record that its authority and the commission read, and nobody else", async () => {
    const sent = await file(
      "bank",
      form("L-2", "203.0.113.32", { pass: "同意しない" }),
      "?receivingAuthority=ministry",
    );
    const seenBy = await recordReaders(String(sent["reportId"]));
    expect(seenBy.sort()).toEqual(["bank", "commission", "ministry"]);
  });

  it("is not withheld while a core operator's duty to report is in force, and is again when it is suspended", async () => {
    const basis = (state: string) =>
      t.local("POST", `/local/realms/${REALM}/bases`, { capability: "mandatoryReport", state, source: "Act, Art. 1" });
    const first = await file("core", form("D-1", "203.0.113.41", { pass: "同意しない" }));
    await basis("in_force");
    const second = await file("core", form("D-2", "203.0.113.42", { pass: "同意しない", abroad: "同意しない" }));
    const notCore = await file("port", form("D-3", "203.0.113.43", { pass: "同意しない" }));
    await basis("suspended");
    const third = await file("core", form("D-4", "203.0.113.44", { pass: "同意しない" }));
    expect([first, second, notCore, third].map((r) => r["outcome"])).toEqual([
      "withheld",
      "created",
      "withheld",
      "withheld",
    ]);
    expect([await sees("office", "203.0.113.42"), await sees("alpha", "203.0.113.42")]).toEqual([true, false]);
  });
});

/** The bodies whose machines could read the record of a report's acceptance. */
async function recordReaders(reportId: string): Promise<string[]> {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    return await asDuty(realm, "keeper", async (tx) => {
      const rows = await tx.db
        .selectFrom("outbox as o")
        .innerJoin("visible_label as v", "v.label_id", "o.label_id")
        .innerJoin("reader as r", "r.reader_no", "v.reader_no")
        .innerJoin("organisation as b", "b.organisation_id", "r.organisation_id")
        .select("b.slug")
        .where("o.subject", "=", reportId)
        .execute();
      return rows.map((r) => r.slug);
    });
  } finally {
    await realm.close();
  }
}

describe("sightings", () => {
  it("are kept once by their sender's id, and read by the sender and the body at which they were made", async () => {
    const line = (id: string, body: string) =>
      JSON.stringify({
        id,
        organisationId: body,
        observedAt: "2026-11-20T09:00:00+09:00",
        type: "ipv4",
        value: "203[.]0[.]113[.]61",
      });
    const first = await act(
      "office",
      "sightings",
      [line("s1", "bank"), line("s1", "bank"), line("s2", "port")].join("\n"),
    );
    expect(first.json["outcome"]).toBe("recorded");
    await act("office", "sightings", line("s2", "port"));
    const count = async (reader: string) =>
      ((await t.as(reader, "GET", "/api/v1/sightings")).json["items"] as unknown[]).length;
    expect([await count("office"), await count("bank"), await count("port"), await count("police")]).toEqual([
      2, 1, 1, 0,
    ]);
  });
});
