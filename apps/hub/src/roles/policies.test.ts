/**
 * The policies on acts against the table that people reviewed (profiles/acts/expected.csv), and what happens when they are
 * broken. The table is written from what each role is for; it is not made from the policies.
 */
import { ACTS, type Act, ROUTE_ACTS } from "@noroshi/api";
import { describe, expect, it } from "vitest";
import { readRoleBook } from "../db/role-book.ts";
import { type ActorFacts, openPolicies, shippedTexts } from "./policies.ts";
import { expectedActs } from "./testing-expected.ts";

const policies = openPolicies();
const BOOK = readRoleBook();
const TABLE = expectedActs();
const actor = (role: string, over: Partial<ActorFacts> = {}): ActorFacts => ({
  actorId: "a",
  personId: role === "body_system" ? undefined : "p",
  organisationId: "o",
  roles: [role],
  ...over,
});
const may = (role: string, act: Act, exercise: boolean) => policies.decide(actor(role), act, { exercise }).allowed;

describe("the expected table", () => {
  it("has one row for every role and act, and a good part of its rows is allowed", () => {
    const pairs = BOOK.roles.flatMap((r) => ACTS.map((act) => `${r.id} ${act}`));
    expect(TABLE.map((row) => `${row.role} ${row.act}`).sort()).toEqual(pairs.sort());
    const share = TABLE.filter((row) => row.expected !== "refused").length / TABLE.length;
    expect(share).toBeGreaterThan(0.35);
    expect(TABLE.every((row) => row.because.length > 2)).toBe(true);
  });

  it("is what the policies say, in exercises and in a live realm", () => {
    const said = TABLE.map((row) => {
      const [live, exercise] = [may(row.role, row.act, false), may(row.role, row.act, true)];
      return {
        ...row,
        expected: live && exercise ? "allowed" : exercise ? "exercise" : live ? "live only" : "refused",
      };
    });
    expect(said.filter((row, n) => row.expected !== TABLE[n]?.expected)).toEqual([]);
  });
});

describe("an act", () => {
  it("is refused to who holds no role, and to a role that nobody knows", () => {
    for (const roles of [[], ["emperor"]])
      expect(ACTS.filter((act) => policies.decide(actor("", { roles }), act, { exercise: true }).allowed)).toEqual([]);
  });

  it("that the schema does not know is refused, as is one whose facts do not fit it", () => {
    const unknown = policies.decide(actor("triage_analyst"), "everything" as Act, { exercise: true });
    expect(unknown).toEqual({ allowed: false, by: [], away: true });
    const bent = actor("triage_analyst", { organisationId: 7 as unknown as string });
    expect(policies.decide(bent, "report.read", { exercise: true })).toEqual({ allowed: false, by: [], away: true });
  });

  it("of judgement is a person's, whatever role a machine has", () => {
    const machine = actor("releasability_officer", { personId: undefined });
    expect(policies.decide(machine, "preview.look_through", { exercise: true })).toEqual({
      allowed: false,
      by: ["judgement-is-a-persons"],
    });
  });

  it("that joins, assesses or releases is a person's, but where what people did is played back", () => {
    const judging: readonly Act[] = ["link.say", "case.open", "case.pin", "case.assess", "release.order"];
    for (const role of ["body_system", "triage_analyst", "releasability_officer"]) {
      const machine = actor(role, { personId: undefined });
      for (const exercise of [true, false])
        expect(judging.filter((act) => policies.decide(machine, act, { exercise }).allowed)).toEqual([]);
    }
    const player = actor("body_system");
    expect(judging.filter((act) => policies.decide(player, act, { exercise: true, replay: true }).allowed)).toEqual(
      judging,
    );
    expect(policies.decide(player, "evidence.take", { exercise: true, replay: true }).allowed).toBe(false);
  });

  it("stays forbidden to an administrator who holds another role beside", () => {
    const both = actor("", { roles: ["security_administrator", "triage_analyst"] });
    expect(policies.decide(both, "report.read", { exercise: true })).toEqual({
      allowed: false,
      by: ["administrators-read-no-content"],
    });
  });

  it("that answers a question is not done by who asked, nor within one body where two are needed", () => {
    const question = {
      id: "q",
      askedPerson: "p",
      askedOrganisation: "o",
      answeredPerson: null,
      otherOrganisation: true,
    };
    const confirm = (over: Partial<ActorFacts>) =>
      policies.decide(actor("legal_officer", over), "break_glass.confirm", { exercise: true, question });
    expect(confirm({ organisationId: "x" })).toEqual({ allowed: false, by: ["nobody-answers-itself"] });
    expect(confirm({ personId: "other" })).toEqual({ allowed: false, by: ["the-other-organisation-answers"] });
    expect(confirm({ personId: "other", organisationId: "x" }).allowed).toBe(true);
  });
});

describe("oversight", () => {
  it("reads the record and writes nothing operational", () => {
    const reads = new Set<Act>(
      Object.entries(ROUTE_ACTS).flatMap(([route, act]) => (route.startsWith("GET ") ? [act] : [])),
    );
    const writes = new Set<Act>(
      Object.entries(ROUTE_ACTS).flatMap(([route, act]) => (route.startsWith("GET ") ? [] : [act])),
    );
    // What it decides, reviews, inspects and says lies on its own papers.
    const OWN_WORK = new Set<Act>([
      "break_glass.review",
      "measure.decide",
      "oversight.inspect",
      "oversight.say",
      "retention.approve",
    ]);
    for (const role of ["oversight_commissioner", "oversight_secretariat"]) {
      expect(may(role, "log.read", false)).toBe(true);
      const written = [...writes].filter((act) => !reads.has(act) && may(role, act, true));
      expect(written.filter((act) => !OWN_WORK.has(act))).toEqual([]);
    }
  });
});

describe("a set of policies", () => {
  const shipped = shippedTexts();
  const withMore = (more: string) => () => openPolicies({ ...shipped, policies: [...shipped.policies, more] });

  it("that does not fit its schema is not opened", () => {
    const note = '@id("x") @why("x") @why_ja("x") ';
    expect(withMore(`${note}permit (principal, action == Noroshi::Action::"report.raed", resource);`)).toThrow(
      /report.raed/,
    );
    expect(withMore(`${note}permit (principal, action, resource) when { resource.secret };`)).toThrow(/secret/);
    expect(withMore(`${note}permit (principal, action, `)).toThrow();
    expect(() => openPolicies({ ...shipped, schema: "namespace Noroshi { entity Realm }" })).toThrow();
  });

  it("names every policy once, with the reason that a person is told", () => {
    expect(withMore("permit (principal, action, resource);")).toThrow(/@id/);
    expect(withMore(shipped.policies[0] ?? "")).toThrow(/two policies/);
    expect([...policies.why.values()].every((w) => w.en.length > 5 && w.ja.length > 3)).toBe(true);
  });

  it("is not opened when an act that a route needs is not declared", () => {
    const schema = shipped.schema.replace('"log.read"', '"log.raed"');
    const without = shipped.policies.map((p) => p.replace('Noroshi::Action::"log.read", ', ""));
    expect(() => openPolicies({ schema, policies: without })).toThrow(/does not declare log.read/);
  });
});
