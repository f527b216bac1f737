/**
 * The room of a measure over HTTP, with real people of several bodies: its way from a draft to its end, what keeps it back, and what
 * nobody else can tell.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  bank,
  clock,
  closeRoom,
  commissioner,
  deputy,
  drafted,
  event,
  form,
  key,
  later,
  legal,
  office,
  officer,
  openRoom,
  outer,
  police,
  port,
  post,
  seen,
  stepTo,
  submitted,
  vote,
} from "./testing-room.ts";

beforeAll(openRoom, 120_000);
afterAll(closeRoom);

describe("a measure", () => {
  it("goes from draft to its end, and says at each step whom it waits for", async () => {
    const id = await submitted({ recipients: ["port"] });
    const waits = async () => (await seen(police, id)).json["waitsFor"];
    expect(await waits()).toBe("approver");
    expect(await vote(office, id)).toBe("approved");
    expect(await waits()).toBe("consultation");
    expect(await event(police, id, "direct")).toBe("CONSULTATION_RUNS");
    await later(15);
    expect(await waits()).toBe("director");
    expect(await event(police, id, "direct")).toBe("directed");
    const directions = (await port.call("GET", "/api/v1/directions")).json["items"] as { id: string; mine: boolean }[];
    expect(directions).toHaveLength(1);
    expect((await seen(port, id)).status).toBe(404);
    const effect = await post(port, `/api/v1/directions/${directions[0]?.id}/effects`, {
      effect: "applied",
      note: "done",
    });
    expect(effect.status, effect.text).toBe(202);
    expect(await event(police, id, "report_outcome", "applied at the port")).toBe("outcome_reported");
    expect(await waits()).toBe("reviewer");
    expect(await act(office, id, "review", { words: "as approved" })).toBe("reviewed");
    expect(await event(police, id, "close")).toBe("closed");
    const whole = (await seen(police, id)).json;
    expect((whole["path"] as { standing: string }[]).every((s) => s.standing === "done")).toBe(true);
    expect(whole["directions"]).toMatchObject([{ effects: [{ effect: "applied", note: "done" }] }]);
  });

  it("is not there for who takes no part", async () => {
    const id = await submitted();
    for (const other of [bank, port]) {
      const hidden = await seen(other, id);
      const missing = await seen(other, "00000000-0000-4000-8000-00000000dead");
      expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
      expect((await other.call("GET", "/api/v1/measures")).json["items"]).toEqual([]);
    }
  });

  it("does not reach anybody with a form that says nothing, or that was copied", async () => {
    const empty = form({ subsidiarity: [] });
    const blank = await drafted(police, "take_down", { form: empty });
    expect(await event(police, blank, "send_to_review")).toBe("REQUEST_INCOMPLETE");
    expect((await seen(police, blank)).json["faults"]).toEqual([{ place: "subsidiarity", rule: "missing" }]);
    const first = form();
    await drafted(police, "block", { form: first });
    const copy = await drafted(police, "block", { form: { ...form(), necessity: first.necessity } });
    expect(await event(police, copy, "send_to_review")).toBe("REQUEST_INCOMPLETE");
    expect((await seen(police, copy)).json["faults"]).toEqual([{ place: "necessity.why", rule: "copied" }]);
  });

  it("is approved by somebody else, of the body that approves", async () => {
    const own = await drafted(office, "block");
    await event(office, own, "send_to_review");
    await event(office, own, "submit");
    expect(await vote(office, own)).toBe("NOT_ALLOWED");
    expect(await vote(deputy, own)).toBe("approved");
    const id = await submitted();
    expect(await vote(legal, id)).toBe("NOT_ALLOWED");
    expect(await vote(commissioner, id)).toBe("NOT_FOUND");
  });

  it("takes as many approvals and bodies as its plan says, and one veto ends it", async () => {
    const id = await drafted(police, "public_attribution", {
      form: form({ target: { kind: "actor", value: "group", country: "XJ" } }),
    });
    expect(await event(police, id, "send_to_review")).toBe("legal_review");
    expect(await act(legal, id, "legal-review", { passes: true })).toBe("consulted");
    await event(police, id, "submit");
    expect(await vote(office, id)).toBe("submitted");
    expect((await seen(office, id)).json["tally"]).toEqual({ says: "open", missing: 1 });
    expect(await vote(deputy, id)).toBe("submitted");
    expect(await vote(deputy, id, { says: "refuse", words: "the evidence is thin" })).toBe("refused");
  });

  it("goes to legal review and to the foreign ministry where its plan says so, and nobody reviews its own", async () => {
    const id = await drafted(police, "neutralise");
    expect(await event(police, id, "send_to_review")).toBe("legal_review");
    expect(await act(legal, id, "legal-review", { passes: true })).toBe("consulting");
    expect((await seen(police, id)).json["waitsFor"]).toBe("foreign_ministry");
    expect(await event(police, id, "submit")).toBe("MEASURE_NOT_NOW");
    expect(await act(outer, id, "consultation", { reference: "FM 7" })).toBe("consulted");
    expect(await event(police, id, "submit")).toBe("submitted");
    expect(await vote(commissioner, id, { says: "approve_with_conditions" })).toBe("NOT_UNDERSTOOD");
    const conditions = { says: "approve_with_conditions", words: "one hour, one address" };
    expect(await vote(commissioner, id, conditions)).toBe("approved_with_conditions");
    await later(60);
    expect(await event(police, id, "direct")).toBe("directed");
    const register = { kind: "deferred", words: "the provider would warn them", reviewAt: "2026-12-08T00:00:00Z" };
    expect(await act(police, id, "notices", register)).toBe("directed");
    expect((await seen(commissioner, id)).json["noticeOverdue"]).toBe(false);
    await stepTo("2026-12-08T00:00:00Z");
    expect((await seen(commissioner, id)).json["noticeOverdue"]).toBe(true);
    await act(police, id, "notices", { kind: "notified", words: "told the manager by letter" });
    expect((await seen(commissioner, id)).json["noticeOverdue"]).toBe(false);
  });

  it("that was approved is suspended when its object changes, and says so", async () => {
    const id = await submitted();
    expect(await vote(office, id)).toBe("approved");
    const etag = (await seen(police, id)).headers.get("etag") ?? "";
    const changed = await police.call("PUT", `/api/v1/measures/${id}`, {
      json: { type: "block", form: form(), recipients: [] },
      headers: { "idempotency-key": key(), "if-match": etag },
    });
    expect(changed.json["state"]).toBe("suspended");
    await later(15);
    expect(await event(police, id, "direct")).toBe("MEASURE_NOT_NOW");
    expect((await seen(office, id)).json["votes"]).toMatchObject([{ exactlyThis: false }]);
    expect(await vote(office, id)).toBe("approved");
    expect(await event(police, id, "direct")).toBe("CONSULTATION_RUNS");
  });

  it("ends with its approval, to the millisecond, and its ballot runs out", async () => {
    const id = await submitted();
    const ends = new Date(Date.parse(clock) + 20 * 60_000);
    expect(await vote(office, id, { validUntil: ends.toISOString() })).toBe("approved");
    await stepTo(new Date(ends.getTime() - 1).toISOString());
    expect((await seen(police, id)).json["state"]).toBe("approved");
    await stepTo(ends.toISOString());
    expect((await seen(police, id)).json["state"]).toBe("expired");
    expect(await event(police, id, "direct")).toBe("MEASURE_NOT_NOW");
    const late = await submitted();
    await later(1440);
    expect((await seen(office, late)).json["state"]).toBe("expired");
    expect(await vote(office, late)).toBe("MEASURE_NOT_NOW");
  });

  it("is changed by two people without loss: who comes second on what is no more is told, and nothing is done", async () => {
    const id = await drafted(police, "block");
    const etag = (await seen(police, id)).headers.get("etag") ?? "";
    const write = (value: string) =>
      police.call("PUT", `/api/v1/measures/${id}`, {
        json: { type: "block", form: form({ target: { kind: "server", value, country: "XA" } }), recipients: [] },
        headers: { "idempotency-key": key(), "if-match": etag },
      });
    const both = await Promise.all([write("198.51.100.1"), write("198.51.100.2")]);
    expect(both.map((b) => b.status).sort()).toEqual([202, 412]);
    expect(both.find((b) => b.status === 412)?.json["code"]).toBe("MOVED_ON");
    expect((await seen(police, id)).json["version"]).toBe(2);
    const blind = await post(police, `/api/v1/measures/${id}/steps`, { event: "withdraw" });
    expect([blind.status, blind.json["code"]]).toEqual([400, "BAD_REQUEST"]);
  });
});

describe("an emergency", () => {
  const REASON = "The pumps of the terminal stop within minutes and nobody of the office answers.";

  it("needs a written reason, goes ahead of its approval, and is overdue until somebody has looked at it", async () => {
    const id = await drafted(police, "block", { recipients: ["port"] });
    expect(await event(police, id, "declare_emergency")).toBe("REASON_MISSING");
    expect(await event(police, id, "declare_emergency", REASON)).toBe("emergency");
    const shown = (await seen(office, id)).json;
    expect(shown["exPostOverdue"]).toBe(false);
    expect((shown["steps"] as { words: string | null }[]).at(-1)?.words).toBe(REASON);
    await later(1440);
    expect((await seen(office, id)).json["exPostOverdue"]).toBe(true);
    expect(await vote(office, id)).toBe("directed");
    expect((await seen(office, id)).json["exPostOverdue"]).toBe(false);
  });

  it("is never declared for communications, nor where the plan knows none", async () => {
    for (const type of ["acquire_communications", "take_down"]) {
      const id = await drafted(police, type);
      expect(await event(police, id, "declare_emergency", REASON), type).toBe("MEASURE_NOT_NOW");
    }
  });
});

describe("money", () => {
  it("is frozen by a bank through the police: the account is seen by them and the bank concerned, and by nobody else", async () => {
    const account = "0123-4567890";
    const target = { kind: "account", value: account, country: "XJ" };
    const id = await drafted(port, "freeze_funds", { form: form({ target }), recipients: ["bank"] });
    expect(await event(port, id, "send_to_review")).toBe("consulted");
    await event(port, id, "submit");
    for (const other of [office, bank, deputy]) expect((await seen(other, id)).status).toBe(404);
    expect(await vote(police, id)).toBe("approved");
    await later(5);
    expect(await event(port, id, "direct")).toBe("directed");
    const at = (await bank.call("GET", "/api/v1/directions")).json["items"] as { target: { value: string } }[];
    expect(at.map((d) => d.target.value)).toEqual([account]);
    for (const other of [office, deputy, officer, outer])
      expect((await other.call("GET", "/api/v1/directions")).text).not.toContain(account);
    expect(await act(port, id, "losses", { kind: "lost", amount: "1200000", currency: "JPY", on: "2026-12-06" })).toBe(
      "directed",
    );
    expect(
      await act(police, id, "losses", { kind: "frozen", amount: "900.50", currency: "USD", on: "2026-12-07" }),
    ).toBe("directed");
    expect((await seen(port, id)).json["losses"]).toMatchObject([
      { kind: "lost", amount: "1200000.00", currency: "JPY", on: "2026-12-06" },
      { kind: "frozen", amount: "900.50", currency: "USD", on: "2026-12-07" },
    ]);
  });
});

describe("effects", () => {
  it("of an earlier measure on the same target feed the gate of a later one: after harm one more approval is needed", async () => {
    const target = { kind: "server", value: "198.51.100.77", country: "XA" };
    const first = await submitted({ form: form({ target }), recipients: ["port"] });
    await vote(office, first);
    await later(15);
    await event(police, first, "direct");
    const items = (await port.call("GET", "/api/v1/directions")).json["items"] as { id: string }[];
    await post(port, `/api/v1/directions/${items[0]?.id}/effects`, { effect: "harm", note: "payroll stopped" });
    const second = await submitted({ form: form({ target: { ...target, value: "198[.]51.100.77" } }) });
    const gate = (await seen(office, second)).json;
    expect(gate["earlier"]).toMatchObject([
      { effect: "harm", at: clock.replace(".000Z", "Z"), body: { slug: "port" }, type: "block" },
    ]);
    expect(gate["plan"]).toMatchObject({ quorum: 2, addedApprovals: 1 });
    // The bank takes no part in either: for it nothing was ever done here.
    expect((await bank.call("GET", "/api/v1/directions")).text).not.toContain("payroll");
    expect(await vote(office, second)).toBe("submitted");
    expect(await vote(deputy, second)).toBe("approved");
    const other = await submitted();
    expect(await vote(office, other)).toBe("approved");
  });

  it("are said by the recipient alone", async () => {
    const id = await submitted({ recipients: ["bank"] });
    await vote(office, id);
    await later(15);
    await event(police, id, "direct");
    const items = (await police.call("GET", "/api/v1/directions")).json["items"] as { id: string }[];
    const said = await post(police, `/api/v1/directions/${items[0]?.id}/effects`, { effect: "applied" });
    expect(said.json["code"]).toBe("NOT_ALLOWED");
    expect((await post(port, `/api/v1/directions/${items[0]?.id}/effects`, { effect: "applied" })).status).toBe(404);
  });
});
