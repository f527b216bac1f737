/** A neutralisation is asked for: only acts of the bodies concerned open its gate, and only for exactly what they name. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let ministry: Person;
let commissioner: Person;
let n = 0;
const key = (): string => `k${++n}`;
const fresh = (): string => `N-${++n}`;

beforeAll(async () => {
  t = await testHub();
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      { slug: "outer", kind: "ministry", sector: "foreign-affairs", country: "XJ", name: { en: "Outer", ja: "外" } },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: "2026-12-07T00:00:00Z" });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  ministry = await personOf(t, "outer", "legal_officer");
  commissioner = await personOf(t, "commission", "oversight_commissioner");
});
afterAll(() => t[Symbol.asyncDispose]());

const request = (number: string, over: Record<string, unknown> = {}) => ({
  schema: "neutralisation-request/1",
  requestId: number,
  requester: "police",
  measure: "access-and-neutralisation",
  target: { kind: "server", address: "203.0.113.9", country: "XA" },
  necessity: "The pumps stop again tonight unless the server is silenced.",
  subsidiarity: ["The provider has not answered since Monday."],
  proportionality: "One service on one address; nothing is read.",
  ...over,
});

const asked = async (json: unknown, by = "police", idempotency = key()) => {
  const answer = await t.as(by, "POST", "/api/v1/measures/requests", {
    body: JSON.stringify(json),
    headers: { "content-type": "application/json", "idempotency-key": idempotency },
  });
  return answer.status === 202 ? answer.json["answer"] : answer.json["code"];
};
const consulted = (r: unknown, by = ministry) =>
  by.call("POST", "/api/v1/measures/consultations", {
    json: { request: r, reference: "FM 12/7" },
    headers: { "idempotency-key": key() },
  });
const decided = (r: unknown, over: Record<string, unknown> = {}, by = commissioner) =>
  by.call("POST", "/api/v1/measures/decisions", {
    json: { request: r, says: "approve", decision: "D 12/7", ...over },
    headers: { "idempotency-key": key() },
  });
const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });

describe("a request for a neutralisation", () => {
  it("is answered by the acts of the bodies concerned alone: what it says of itself proves nothing", async () => {
    const number = fresh();
    const says = {
      ...request(number),
      foreignMinistryConsultation: { reference: "FM", at: "2026-12-06T00:00:00Z" },
      commissionDecision: { id: "D", outcome: "approved", at: "2026-12-06T00:00:00Z" },
    };
    expect(await asked(says)).toBe("CONSULTATION_MISSING");
    expect((await consulted(request(number))).status).toBe(202);
    expect(await asked(says)).toBe("APPROVAL_MISSING");
    expect((await decided(request(number))).status).toBe(202);
    expect(await asked(says)).toBe("ACCEPTED");
  });

  it("needs no consultation at home", async () => {
    const r = request(fresh(), { target: { kind: "server", address: "203.0.113.9", country: "XJ" } });
    expect(await asked(r)).toBe("APPROVAL_MISSING");
    await decided(r);
    expect(await asked(r)).toBe("ACCEPTED");
    const nowhere = request(fresh(), { target: { kind: "server", address: "203.0.113.9" } });
    expect(await asked(nowhere)).toBe("CONSULTATION_MISSING");
  });

  it("is accepted for exactly what was approved and consulted on", async () => {
    const r = request(fresh());
    await consulted(r);
    await decided(r);
    const other = { ...r, target: { ...r.target, address: "203.0.113.10" } };
    expect(await asked(other)).toBe("CONSULTATION_MISSING");
    await consulted(other);
    expect(await asked(other)).toBe("APPROVAL_OF_SOMETHING_ELSE");
    expect(await asked(request(fresh()))).toBe("CONSULTATION_MISSING");
  });

  it("gets the same answer again under the same key, and is one measure under one number", async () => {
    const r = request(fresh());
    const k = key();
    expect(await asked(r, "police", k)).toBe("CONSULTATION_MISSING");
    await consulted(r);
    expect(await asked(r, "police", k)).toBe("CONSULTATION_MISSING");
    expect(await asked({ ...r, necessity: "another" }, "police", k)).toBe("IDEMPOTENCY_CONFLICT");
    expect(await asked(r)).toBe("APPROVAL_MISSING");
  });

  it("is not approved by a refusal, nor by an approval that was taken back or has ended", async () => {
    const r = request(fresh());
    await consulted(r);
    await decided(r, { says: "refuse", words: "milder means were not tried" });
    expect(await asked(r)).toBe("APPROVAL_MISSING");
    await decided(r, { validUntil: "2026-12-07T01:00:00Z" });
    await stepTo("2026-12-07T00:59:59.999Z");
    expect(await asked(r)).toBe("ACCEPTED");
    await stepTo("2026-12-07T01:00:00Z");
    expect(await asked(r)).toBe("APPROVAL_EXPIRED");
    await decided(r, { says: "approve_with_conditions", words: "one hour at most" });
    expect(await asked(r)).toBe("ACCEPTED");
    await decided(r, { says: "refuse", words: "the patch is in" });
    expect(await asked(r)).toBe("APPROVAL_MISSING");
  });

  it("is consulted on and decided by nobody else", async () => {
    const r = request(fresh());
    const office = await personOf(t, "office", "legal_officer");
    expect((await consulted(r, office)).status).toBe(403);
    expect((await decided(r, {}, office)).status).toBe(403);
    expect((await decided(r, {}, ministry)).status).toBe(403);
    const machine = await t.as("commission", "POST", "/api/v1/measures/decisions", {
      body: JSON.stringify({ request: r, says: "approve", decision: "D" }),
      headers: { "content-type": "application/json", "idempotency-key": key() },
    });
    expect(machine.status).toBe(403);
    expect(await asked(r, "port")).toBe("NOT_ALLOWED");
    expect(await asked(r, "office")).toBe("NOT_UNDERSTOOD");
  });

  it("stays closed without a basis in force at that instant, whatever was approved", async () => {
    const r = request(fresh());
    await consulted(r);
    await decided(r);
    await t.local("POST", `/local/realms/${REALM}/bases`, {
      capability: "neutralisationRecord",
      state: "suspended",
      source: "a court's order",
    });
    expect(await asked(r)).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    await t.local("POST", `/local/realms/${REALM}/bases`, {
      capability: "neutralisationRecord",
      state: "in_force",
      source: "the order was lifted",
    });
    expect(await asked(r)).toBe("ACCEPTED");
  });
});
