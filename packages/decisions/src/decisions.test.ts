import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EVENTS,
  type GatePlan,
  MEASURE_TYPES,
  type MeasureEvent,
  type MeasureState,
  STATES,
  type Vote,
  type WaitsFor,
} from "./contract/index.ts";
import { gatePath } from "./gate/path.ts";
import { type GateFacts, step, waitsFor } from "./gate/step.ts";
import { tally } from "./gate/votes.ts";
import { gatesFor, planAfter, readGatePlans } from "./plan.ts";
import { faultsOf, type MeasureForm } from "./request/form.ts";
import { cellOf } from "./table/tables.ts";

const shipped = readGatePlans(
  JSON.parse(readFileSync(new URL("../../../profiles/gates/japan.json", import.meta.url), "utf8")),
);
if (!shipped.ok) throw new Error(JSON.stringify(shipped.faults));
const planOf = (type: string): GatePlan => shipped.gates.plans.get(type) as GatePlan;

const NOW = "2026-12-07T09:00:00Z";
const requester = { personId: "p-police", organisationId: "police" };
const vote = (over: Partial<Vote> = {}): Vote => ({
  personId: "p-commissioner",
  organisationId: "commission",
  bodyKind: "commission",
  says: "approve",
  objectDigest: "d1",
  at: "2026-12-07T08:00:00Z",
  ...over,
});
const facts = (over: Partial<GateFacts> = {}): GateFacts => ({
  plan: planOf("neutralise"),
  state: "submitted",
  basisInForce: true,
  formFaults: 0,
  targetAbroad: true,
  foreignConsultedAt: "2026-12-07T07:00:00Z",
  deconflictionSince: "2026-12-07T07:00:00Z",
  stopped: false,
  actor: { personId: "p-legal", organisationId: "police" },
  reason: "",
  requester,
  objectDigest: "d1",
  votes: [vote()],
  now: NOW,
  ...over,
});
const refusal = (over: Partial<GateFacts>, event: MeasureEvent) => {
  const answer = step(facts(over), event);
  return answer.ok ? answer.state : answer.code;
};

describe("the table", () => {
  it("has a plan in the shipped data and an answer for every type, state and event", () => {
    for (const type of MEASURE_TYPES) {
      expect(planOf(type)?.type).toBe(type);
      for (const state of STATES)
        for (const event of EVENTS) expect(["·", ...STATES]).toContain(cellOf(type, state, event));
    }
  });

  it("leads from no state to directed but through an approval, or an emergency that waits for one", () => {
    for (const type of MEASURE_TYPES)
      for (const state of STATES)
        for (const event of EVENTS)
          if (cellOf(type, state, event) === "directed") {
            expect(["approved", "approved_with_conditions", "emergency"]).toContain(state);
            expect(["direct", "approve_ex_post"]).toContain(event);
          }
  });

  it("knows no emergency for communications, takedowns, seizure and attribution", () => {
    for (const type of ["acquire_communications", "take_down", "seize", "public_attribution"] as const)
      for (const state of STATES) expect(cellOf(type, state, "declare_emergency")).toBe("·");
    const opened = {
      schema: "gate-plans/2",
      id: "opened",
      profiles: [],
      source: "s",
      verified: false,
      plans: [{ ...planOf("acquire_communications"), emergencyExPostMinutes: 5 }],
      unknown: [],
    };
    expect(readGatePlans(opened).ok).toBe(false);
  });

  it("ends: what is closed stays closed", () => {
    for (const type of MEASURE_TYPES) for (const event of EVENTS) expect(cellOf(type, "closed", event)).toBe("·");
  });
});

describe("gates of a legal profile", () => {
  const folder = new URL("../../../profiles/", import.meta.url);
  const json = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
  const all = readdirSync(new URL("gates/", folder)).map((name) => {
    const read = readGatePlans(json(`gates/${name}`));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return read.gates;
  });
  const laws = readdirSync(new URL("law/", folder)).map((name) => json(`law/${name}`) as { id: string });

  it("are those of the one file that names it; a profile that no file names has the neutral ones", () => {
    for (const { id } of laws) expect(all.filter((g) => g.profiles.includes(id)).length, id).toBeLessThanOrEqual(1);
    expect(gatesFor("JP-FULL", all).id).toBe("japan");
    for (const id of ["EU-NIS2", "GENERIC-CONSENT", "of-nobody", null]) expect(gatesFor(id, all).id).toBe("neutral");
    for (const g of all)
      for (const id of g.profiles)
        expect(
          laws.map((l) => l.id),
          `${g.id} names no law`,
        ).toContain(id);
  });

  it("say of every type how it is decided, or that nobody has recorded what the law asks for", () => {
    for (const g of all)
      expect([...g.plans.keys(), ...g.unknown.map((u) => u.type)].sort(), g.id).toEqual([...MEASURE_TYPES].sort());
    const neutral = gatesFor(null, all);
    for (const type of ["neutralise", "acquire_communications", "seize"]) expect(neutral.plans.has(type)).toBe(false);
    const both = { ...json("gates/neutral.json") };
    both.plans = [...both.plans, planOf("seize")];
    expect(readGatePlans(both).ok).toBe(false);
  });

  it("ask for more after harm as their data say, and no longer than they say", () => {
    const plan = {
      ...planOf("block"),
      afterHarm: { on: ["harm"], approvals: 2, legalReview: true, withinMinutes: 60 },
    };
    const after = (said: string, at: string) => planAfter(plan as GatePlan, [{ said: said as "harm", at }], NOW);
    expect(after("harm", "2026-12-07T08:30:00Z")).toMatchObject({ legalReview: true, approval: { quorum: 3 } });
    expect(after("harm", "2026-12-07T08:00:00Z")).toBe(plan);
    expect(after("false_positive", "2026-12-07T08:30:00Z")).toBe(plan);
    const silent = { ...plan, afterHarm: null } as GatePlan;
    expect(planAfter(silent, [{ said: "harm", at: NOW }], NOW)).toBe(silent);
  });
});

describe("a gate", () => {
  it("asks first for the basis, then for the consultation abroad, then for the approval", () => {
    expect(refusal({ basisInForce: false, foreignConsultedAt: null, votes: [], state: "approved" }, "direct")).toBe(
      "LEGAL_BASIS_NOT_IN_FORCE",
    );
    expect(refusal({ foreignConsultedAt: null, votes: [], state: "approved" }, "direct")).toBe("CONSULTATION_MISSING");
    expect(refusal({ votes: [], state: "approved" }, "direct")).toBe("APPROVAL_MISSING");
    expect(refusal({ state: "approved" }, "direct")).toBe("directed");
    expect(refusal({ state: "approved", targetAbroad: false, foreignConsultedAt: null }, "direct")).toBe("directed");
    expect(refusal({ state: "approved", foreignConsultedAt: "2026-12-07T09:00:01Z" }, "direct")).toBe(
      "CONSULTATION_MISSING",
    );
  });

  it("closes at the instant at which the approval ends", () => {
    expect(refusal({ state: "approved", votes: [vote({ validUntil: "2026-12-07T09:00:01Z" })] }, "direct")).toBe(
      "directed",
    );
    expect(refusal({ state: "approved", votes: [vote({ validUntil: NOW })] }, "direct")).toBe("APPROVAL_EXPIRED");
  });

  it("opens for exactly what was approved: a changed object suspends", () => {
    expect(refusal({ state: "approved", objectDigest: "d2" }, "direct")).toBe("APPROVAL_OF_SOMETHING_ELSE");
    expect(refusal({ state: "approved" }, "object_changes")).toBe("suspended");
    expect(refusal({ state: "suspended" }, "direct")).toBe("MEASURE_NOT_NOW");
  });

  it("takes an emergency only with a reason, a basis and a whole form", () => {
    const state = "drafted";
    const reason = "The pumps of the terminal stop within minutes.";
    expect(refusal({ state, reason: "" }, "declare_emergency")).toBe("REASON_MISSING");
    expect(refusal({ state, reason, formFaults: 1 }, "declare_emergency")).toBe("REQUEST_INCOMPLETE");
    expect(refusal({ state, reason, basisInForce: false }, "declare_emergency")).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    expect(refusal({ state, reason }, "declare_emergency")).toBe("emergency");
    expect(refusal({ state: "emergency", votes: [] }, "approve_ex_post")).toBe("APPROVAL_MISSING");
  });

  it("lets nobody review what it asked for itself", () => {
    expect(refusal({ state: "legal_review", actor: requester }, "pass_review")).toBe("SAME_PERSON");
    expect(refusal({ state: "outcome_reported", actor: requester }, "review")).toBe("SAME_PERSON");
  });

  it("waits the same deconfliction after its approval for every measure of a type, to the minute", () => {
    const since = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
    expect(refusal({ state: "approved", deconflictionSince: since(59) }, "direct")).toBe("CONSULTATION_RUNS");
    expect(refusal({ state: "approved", deconflictionSince: since(60) }, "direct")).toBe("directed");
    expect(refusal({ state: "approved", deconflictionSince: null }, "direct")).toBe("CONSULTATION_RUNS");
  });
  it("accepts a request whose consultation and approval were given before, and no other", () => {
    const state = "drafted";
    expect(refusal({ state }, "accept")).toBe("approved");
    expect(refusal({ state, votes: [vote({ says: "approve_with_conditions" })] }, "accept")).toBe(
      "approved_with_conditions",
    );
    expect(refusal({ state, votes: [vote({ says: "refuse" })] }, "accept")).toBe("APPROVAL_MISSING");
    expect(refusal({ state, votes: [vote({ bodyKind: "police" })] }, "accept")).toBe("APPROVAL_MISSING");
    expect(refusal({ state, votes: [vote({ validUntil: NOW })] }, "accept")).toBe("APPROVAL_EXPIRED");
    expect(refusal({ state, plan: planOf("take_down") }, "accept")).toBe("MEASURE_NOT_NOW");
  });

  it("on the way to it never opens without a basis either, whatever else is true", () => {
    const any = fc.record({
      state: fc.constantFrom<MeasureState>(...STATES),
      targetAbroad: fc.boolean(),
      foreignConsultedAt: fc.constantFrom(null, "2026-12-07T07:00:00Z"),
      votes: fc.array(
        fc.record({ personId: fc.constantFrom("a", "b"), organisationId: fc.constantFrom("x", "y") }).map(vote),
      ),
      reason: fc.constantFrom("", "The pumps of the terminal stop within minutes."),
    });
    fc.assert(
      fc.property(
        any,
        fc.constantFrom<MeasureEvent>(...EVENTS.filter((event) => event !== "direct")),
        (over, event) => {
          const answer = step(facts({ ...over, basisInForce: false }), event);
          if (answer.ok)
            expect(
              ["directed", "emergency", "approved", "approved_with_conditions", "submitted"].includes(answer.state) &&
                answer.state !== over.state,
            ).toBe(false);
        },
      ),
    );
  });
});

describe("votes", () => {
  const { approval } = planOf("public_attribution");
  const count = (votes: Vote[]) =>
    tally({ ...approval, by: "commission" }, { requester, objectDigest: "d1", votes, now: NOW });

  it("count persons and organisations, never the requester, and a delegate once", () => {
    const [a, b] = [vote({ personId: "a", organisationId: "x" }), vote({ personId: "b", organisationId: "y" })];
    expect(count([a, b]).says).toBe("approved");
    expect(count([a, { ...b, organisationId: "x" }])).toMatchObject({ says: "open", missing: 1 });
    expect(count([a, a])).toMatchObject({ says: "open", missing: 1 });
    expect(count([a, { ...b, personId: requester.personId }])).toMatchObject({ says: "open", code: "SAME_PERSON" });
    expect(count([a, { ...b, personId: "a", onBehalfOf: "b" }])).toMatchObject({ says: "open", code: "SAME_PERSON" });
    expect(count([{ ...a, personId: "c", onBehalfOf: "a" }, b]).says).toBe("approved");
  });

  it("take the latest word of each, and one veto where the plan says so", () => {
    const [a, b] = [vote({ personId: "a", organisationId: "x" }), vote({ personId: "b", organisationId: "y" })];
    const no = vote({ personId: "c", organisationId: "z", says: "refuse" });
    expect(count([a, b, no]).says).toBe("refused");
    expect(count([a, b, no, { ...no, says: "approve_with_conditions", at: "2026-12-07T08:30:00Z" }]).says).toBe(
      "approved_with_conditions",
    );
  });

  it("of one's own organisation do not count where another one must approve", () => {
    const votes = [vote({ organisationId: requester.organisationId })];
    expect(tally(planOf("neutralise").approval, { requester, objectDigest: "d1", votes, now: NOW })).toMatchObject({
      says: "open",
      code: "SAME_ORGANISATION",
    });
  });
});

describe("a request", () => {
  const form: MeasureForm = {
    target: { kind: "server", value: "203.0.113.9", country: "XA" },
    necessity: {
      targetAct: "C2 of the attack",
      protectedComputer: "Terminal system",
      why: "The terminal stops again unless the server is silenced tonight.",
    },
    subsidiarity: [{ means: "Ask the provider", whyNot: "The provider has not answered three requests since Monday." }],
    proportionality: {
      scope: "One server, one port, reversible, until the patch is in.",
      until: "2026-12-08T00:00:00Z",
      volumeCap: null,
    },
  };
  const plan = planOf("neutralise");
  const rules = (over: Partial<MeasureForm>, earlier: string[] = []) =>
    faultsOf(plan, { ...form, ...over }, new Set(earlier), NOW).map((f) => `${f.place} ${f.rule}`);

  it("says why it is needed, in words of its own", () => {
    expect(rules({})).toEqual([]);
    expect(rules({ necessity: { ...form.necessity, why: "necessary" } })).toEqual(["necessity.why too_short"]);
    expect(rules({ necessity: { ...form.necessity, why: "ああああああああああああああああああああああ" } })).toEqual([
      "necessity.why says_nothing",
    ]);
    expect(rules({}, ["theterminalstopsagainunlesstheserverissilencedtonight"])).toEqual(["necessity.why copied"]);
    expect(rules({ necessity: { ...form.necessity, targetAct: " 　" } })).toEqual(["necessity.targetAct missing"]);
  });

  it("names milder means and why they do not do, where the plan asks", () => {
    expect(rules({ subsidiarity: [] })).toEqual(["subsidiarity missing"]);
    expect(faultsOf(planOf("block"), { ...form, subsidiarity: [] }, new Set(), NOW)).toEqual([]);
  });

  it("ends in the future", () => {
    expect(rules({ proportionality: { ...form.proportionality, until: NOW } })).toEqual(["proportionality.until past"]);
  });
});

describe("the path", () => {
  const pathOf = (type: string, state: MeasureState, waitsFor: WaitsFor, targetAbroad = true) =>
    gatePath(planOf(type), { state, waitsFor, targetAbroad }).map((s) => `${s.station} ${s.standing}`);

  it("tells where a measure stands, what it has passed, and what is ahead", () => {
    expect(pathOf("neutralise", "submitted", "approver")).toEqual([
      "requester done",
      "legal done",
      "foreign_ministry done",
      "approver here",
      "consultation ahead",
      "director ahead",
      "reviewer ahead",
    ]);
    expect(pathOf("block", "approved", "consultation")).toEqual([
      "requester done",
      "approver done",
      "consultation here",
      "director ahead",
      "reviewer ahead",
    ]);
    expect(pathOf("neutralise", "approved", "director", false)[4]).toBe("director here");
    expect(pathOf("block", "closed", "requester").every((s) => s.endsWith("done"))).toBe(true);
  });

  it("has exactly one station at which a measure that goes on waits", () => {
    for (const type of MEASURE_TYPES)
      for (const state of ["drafted", "legal_review", "submitted", "approved", "outcome_reported"] as const) {
        if (state === "legal_review" && !planOf(type).legalReview) continue;
        const waits = waitsFor({ plan: planOf(type), state, deconflictionSince: NOW, now: NOW });
        expect(
          pathOf(type, state, waits).filter((s) => s.endsWith("here")),
          `${type} ${state}`,
        ).toHaveLength(1);
      }
  });
});
