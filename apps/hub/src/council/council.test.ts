/** The register of the council over a whole hub: how a body comes in, on which agreement, and who may know of it. */
import { join } from "node:path";
import type { CouncilMember, CouncilMembership } from "@noroshi/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookInto } from "../faults/testing-child.ts";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { type Council, councilOf, newBody } from "./testing-council.ts";

let t: TestHub;
let c: Council;
let bank: SignedIn;
let port: SignedIn;

beforeAll(async () => {
  t = await testHub();
  await stepTo("2026-12-01T00:00:00Z");
  [bank, port] = [await personOf(t, "bank", "sector_analyst"), await personOf(t, "port", "operator_reporter")];
  c = await councilOf(t);
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const register = async (by: SignedIn, show = "all") =>
  (await by.call("GET", `/api/v1/council/members?show=${show}`)).json["items"] as readonly CouncilMember[];
const own = async (by: SignedIn) =>
  (await by.call("GET", "/api/v1/council/membership")).json["membership"] as CouncilMembership | null;

describe("a body comes into the council", () => {
  it("by invitation, the agreement as it is now, a named person's word on secrecy, and an act of the office; each is in its history", async () => {
    const early = await c.say(c.keeper, "members", { body: "bank", class: "general", reason: "asked by the sector" });
    expect(early.status).toBe(202);
    expect((await c.say(bank, "membership/answers", { answer: "applied" })).status).toBe(202);
    await c.publish("Members keep what they are told.");
    const read = { digest: await c.digest(bank) };
    expect((await c.say(bank, "membership/acceptance", read)).status).toBe(202);
    expect((await c.say(bank, "membership/secrecy", read)).status).toBe(202);
    expect((await c.say(bank, "membership/secrecy", read)).code).toBe("NOT_NOW");
    expect((await c.decide("bank", "admitted")).status).toBe(202);
    const line = await own(bank);
    expect(line).toMatchObject({ state: "admitted", closed: false, class: "general", accepted: { version: 1 } });
    expect(line?.history.map((h) => [h.kind, h.by.body?.slug])).toEqual([
      ["invited", "office"],
      ["applied", "bank"],
      ["accepted", "bank"],
      ["acknowledged", "bank"],
      ["admitted", "office"],
    ]);
    expect(line?.named).toMatchObject([{ name: { en: "sector_analyst" }, own: true, at: "2026-12-01T00:00:00Z" }]);
    const acts = await lookInto(join(t.dataDir, "postgres"), (db) =>
      db.query("select act from outbox where act like 'council.%' order by outbox_id"),
    );
    expect(acts.rows.map((r: { act: string }) => r.act)).toEqual(
      ["invited", "applied", "agreement_published", "accepted", "acknowledged", "admitted"].map((a) => `council.${a}`),
    );
  });

  it("only once it accepted the agreement and somebody of it acknowledges secrecy; until then it says what is lacking", async () => {
    await newBody(t, "quay");
    expect((await c.say(c.keeper, "members", { body: "quay", class: "general" })).status).toBe(202);
    const quay = await personOf(t, "quay", "operator_reporter", "quay_first");
    expect((await c.say(quay, "membership/answers", { answer: "applied" })).status).toBe(202);
    const lacking = await c.decide("quay", "admitted");
    expect([lacking.status, lacking.code]).toEqual([409, "NOT_NOW"]);
    expect((lacking.json["faults"] as { code: string }[]).map((f) => f.code)).toEqual([
      "NOT_ACCEPTED",
      "NOT_ACKNOWLEDGED",
    ]);
  });

  it("bound by the text that stands: the acceptance of another one binds nobody", async () => {
    await newBody(t, "pier");
    expect((await c.say(c.keeper, "members", { body: "pier", class: "general" })).status).toBe(202);
    const pier = await personOf(t, "pier", "operator_reporter", "pier_first");
    expect((await c.say(pier, "membership/acceptance", { digest: "0".repeat(64) })).code).toBe("MOVED_ON");
    expect((await own(pier))?.accepted).toBeNull();
  });

  it("is known to the office and to itself alone: another body reads the register and finds no line but its own", async () => {
    expect((await register(c.keeper)).map((m) => m.body.slug)).toContain("bank");
    expect(await register(port)).toEqual([]);
    expect((await port.call("GET", "/api/v1/council/members/bank")).text).toBe(
      (await port.call("GET", "/api/v1/council/members/nobody")).text,
    );
    expect((await c.say(port, "members", { body: "bank", class: "general" })).status).toBe(403);
    expect((await c.say(port, "membership/acceptance", { digest: await c.digest(port) })).status).toBe(404);
  });

  it("in a class that takes bodies of its kind; an ally, the commission and the office are none of the council's", async () => {
    for (const [body, asClass, status] of [
      ["bank", "state", 422],
      ["police", "general", 422],
      ["alpha", "general", 422],
      ["commission", "general", 422],
      ["nobody", "general", 422],
    ] as const)
      expect([body, (await c.say(c.keeper, "members", { body, class: asClass })).status]).toEqual([body, status]);
  });

  it("goes from state to state as the table says, whoever asks", async () => {
    expect((await c.decide("bank", "readmitted")).code).toBe("NOT_NOW");
    expect((await c.say(c.keeper, "members", { body: "bank", class: "general" })).code).toBe("NOT_NOW");
    await newBody(t, "berth");
    await c.say(c.keeper, "members", { body: "berth", class: "general" });
    const berth = await personOf(t, "berth", "operator_reporter", "berth_first");
    expect((await c.say(berth, "membership/answers", { answer: "ended" })).code).toBe("NOT_NOW");
    expect((await c.decide("port", "suspended")).status).toBe(404);
    const stale = await c.keeper.call("POST", "/api/v1/council/members/bank/decisions", {
      json: { decision: "suspended", reason: "seen too late" },
      headers: { "idempotency-key": "stale1", "if-match": '"v1"' },
    });
    expect(stale.json["code"]).toBe("CHANGED_MEANWHILE");
    expect((await own(bank))?.state).toBe("admitted");
  });
});

describe("a new version of the agreement", () => {
  it("is to be accepted by its date: until then nobody is late, from then on the office and the member see who is", async () => {
    await c.publish("Members keep what they are told, and say so again.", "2026-12-10T00:00:00Z");
    expect(await own(bank)).toMatchObject({ overdue: false, accepted: { version: 1 }, acknowledged: 0 });
    await stepTo("2026-12-10T00:00:00Z");
    expect((await register(c.keeper)).find((m) => m.body.slug === "bank")?.overdue).toBe(true);
    expect((await own(bank))?.overdue).toBe(true);
    expect((await c.say(bank, "membership/acceptance", { digest: await c.digest(bank) })).status).toBe(202);
    expect(await own(bank)).toMatchObject({ overdue: false, accepted: { version: 2 } });
    const late = { title: "t", text: "x", acceptBy: "2026-12-09T00:00:00Z" };
    expect((await c.say(c.keeper, "agreements", late)).status).toBe(422);
  });
});

describe("the door of a body", () => {
  it("that nobody acted for before it was invited stays shut until it is admitted; its own page and filing do not", async () => {
    await newBody(t, "harbour");
    expect((await c.say(c.keeper, "members", { body: "harbour", class: "second" })).status).toBe(202);
    const first = await personOf(t, "harbour", "operator_reporter", "harbour_first");
    expect((await first.call("GET", "/api/v1/me")).json["door"]).toBe("closed");
    expect((await first.call("GET", "/api/v1/reports")).json["code"]).toBe("MEMBERSHIP_CLOSED");
    const filed = await first.call("POST", "/api/v1/reports", {
      body: bundle(1, { addresses: ["203.0.113.200"] }),
      headers: { "idempotency-key": "harbour1" },
    });
    expect(filed.status, filed.text).toBe(202);
    expect((await first.call("GET", `/api/v1/receipts/${String(filed.json["id"])}`)).status).toBe(200);
    const read = { digest: await c.digest(first) };
    await c.say(first, "membership/acceptance", read);
    await c.say(first, "membership/secrecy", read);
    await c.say(first, "membership/answers", { answer: "applied" });
    expect((await first.call("GET", "/api/v1/reports")).status).toBe(403);
    expect((await c.decide("harbour", "admitted")).status).toBe(202);
    expect((await first.call("GET", "/api/v1/reports")).status).toBe(200);
  });

  it("that takes part already stays open while it is invited, and that of a body of the state whatever the council says", async () => {
    expect((await c.say(c.keeper, "members", { body: "port", class: "first" })).status).toBe(202);
    expect((await port.call("GET", "/api/v1/reports")).status).toBe(200);
    expect((await c.say(port, "membership/answers", { answer: "declined" })).status).toBe(202);
    expect((await port.call("GET", "/api/v1/reports")).status).toBe(200);
    const police = await personOf(t, "police", "police_investigator");
    await c.admit(police, "police", "state");
    expect((await c.decide("police", "suspended")).status).toBe(202);
    expect(await own(police)).toMatchObject({ state: "suspended", closed: false });
    expect((await police.call("GET", "/api/v1/reports")).status).toBe(200);
  });

  it("closes behind a body that leaves", async () => {
    expect((await c.say(bank, "membership/answers", { answer: "ended", reason: "we merge" })).status).toBe(202);
    expect((await bank.call("GET", "/api/v1/reports")).json["code"]).toBe("MEMBERSHIP_CLOSED");
    expect((await bank.call("GET", "/api/v1/council/membership")).status).toBe(200);
  });
});

describe("versions of the agreement that are published at once", () => {
  it("wait for each other and are numbered one after the other", async () => {
    const publish = (title: string) =>
      c.say(c.keeper, "agreements", { title, text: `${title}.`, acceptBy: "2027-06-01T00:00:00Z" });
    const sent = await lookInto(join(t.dataDir, "postgres"), async (db) => {
      await db.query("select pg_advisory_lock(hashtext(current_schema() || ' council_agreement'))");
      const both = Promise.all([publish("One"), publish("Two")]);
      const waiting = () => db.query("select from pg_locks where locktype = 'advisory' and not granted");
      await expect.poll(async () => (await waiting()).rowCount, { timeout: 20_000 }).toBe(2);
      await db.query("select pg_advisory_unlock_all()");
      return both;
    });
    expect(sent.map((one) => one.status)).toEqual([202, 202]);
    const { agreements } = (await c.keeper.call("GET", "/api/v1/council/agreements")).json as {
      agreements: readonly { title: string; version: number }[];
    };
    expect(
      agreements
        .slice(0, 2)
        .map((g) => g.title)
        .sort(),
    ).toEqual(["One", "Two"]);
    expect(agreements.map((g) => g.version)).toEqual(agreements.map((_, n) => agreements.length - n));
  });
});
