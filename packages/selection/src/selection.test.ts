import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPermit, readPlan } from "./authorisation/read.ts";
import { type Law, unusable } from "./authorisation/usable.ts";
import { compilePlan } from "./compile/compiled.ts";
import { interpret } from "./compile/interpreter.ts";
import { type Authorisation, CAPABILITIES, DIRECTIONS, type PlanRow } from "./contract/index.ts";
import { select } from "./select/select.ts";
import { batchOf, type Row } from "./testing/batch.ts";

const FIELDS = ["ts", "uid", "id.orig_h", "id.resp_h", "mailfrom", "rcptto"];
const permitOf = (over: Partial<Authorisation> = {}): Authorisation => {
  const read = readPermit({
    id: "P1",
    capability: "foreignForeign",
    legalBasis: "law",
    directions: ["FF", "FD"],
    party: null,
    agreementId: null,
    validFrom: "2026-11-01T00:00:00Z",
    validUntil: "2027-01-01T00:00:00Z",
    criteria: {
      id: "C",
      version: 1,
      targetAct: "act",
      period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
      selectors: [{ type: "address", value: "203.0.113.24" }],
    },
    permittedFields: FIELDS,
    volumeCap: 50,
    ...over,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.permit;
};

const PLAN = readPlan([
  { prefix: "192.0.2.0/24", country: "JP", holder: "" },
  { prefix: "192.0.2.64/26", country: "JP", holder: "party" },
  { prefix: "192.0.2.192/26", country: "XF", holder: "" },
  { prefix: "203.0.113.0/24", country: "XF", holder: "" },
  { prefix: "2001:db8::/36", country: "XF", holder: "" },
  { prefix: "2001:db8:1000::/36", country: "JP", holder: "party" },
]);

const T0 = Date.parse("2026-12-01T00:00:00Z") / 1000;
const log = (rows: readonly (readonly [number, string, string, number, string])[]) =>
  batchOf(
    rows.map(([ts, o, r, p, proto], n) => ({
      ts: String(ts),
      uid: `C${n}`,
      "id.orig_h": o,
      "id.orig_p": "1000",
      "id.resp_h": r,
      "id.resp_p": String(p),
      proto,
    })),
  );

const address = fc.constantFrom(
  ...[
    "203.0.113.24",
    "203.0.113.70",
    "192.0.2.70",
    "192.0.2.5",
    "192.0.2.200",
    "198.51.100.1",
    "2001:db8:5::66",
    "2001:db8:1fff::1",
    "::",
    "255.255.255.255",
    "nonsense",
  ],
);
const row = fc.tuple(
  fc.integer({ min: T0 - 10, max: T0 + 86_410 }),
  address,
  address,
  fc.constantFrom(22, 443, 8443),
  fc.constantFrom("tcp", "udp", "odd"),
);
const selector = fc.oneof(
  fc.record({
    type: fc.constant("address" as const),
    value: fc.constantFrom("203.0.113.24", "192.0.2.70", "2001:db8:5::66"),
  }),
  fc.record({
    type: fc.constant("cidr" as const),
    value: fc.constantFrom("203.0.113.64/28", "2001:db8::/32", "0.0.0.0/0"),
  }),
  fc.record({
    type: fc.constant("endpoint" as const),
    value: fc.constantFrom("192.0.2.70", "203.0.113.0/24"),
    port: fc.constantFrom(22, 8443),
    proto: fc.constantFrom("tcp", "udp"),
  }),
);
const prefix = fc.constantFrom(
  "0.0.0.0/0",
  "::/0",
  "192.0.2.0/24",
  "192.0.2.64/26",
  "192.0.2.70",
  "203.0.113.0/25",
  "2001:db8::/32",
  "2001:db8:5::/48",
);
const planRow = fc.record({
  prefix,
  country: fc.constantFrom("JP", "XF"),
  holder: fc.constantFrom("", "party", "other"),
});
const plans = fc.uniqueArray(planRow, { selector: (r) => r.prefix, maxLength: 8 });
const permits = fc.record({
  capability: fc.constantFrom(...CAPABILITIES),
  directions: fc.uniqueArray(fc.constantFrom(...DIRECTIONS), { minLength: 1 }),
  party: fc.constantFrom(null, "party"),
  selectors: fc.array(selector, { minLength: 1, maxLength: 5 }),
  volumeCap: fc.integer({ min: 1, max: 8 }),
});
const permitFrom = (
  { selectors, ...over }: { selectors: Authorisation["criteria"]["selectors"] } & Partial<Authorisation>,
  id: string,
) => permitOf({ ...over, id, criteria: { ...permitOf().criteria, selectors } });

describe("the compiled predicate", () => {
  it("decides as the plain interpreter does, record by record", () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(permits, { minLength: 1, maxLength: 3 }),
        fc.array(row, { maxLength: 30 }),
        (plan, wanted, rows) => {
          const batch = log(rows);
          const all = wanted.map((w, n) => permitFrom(w, `P${n}`));
          const compile = compilePlan(plan, "JP");
          const fast = select(
            batch,
            all.map((permit) => ({ permit, ask: compile(permit), kept: 0 })),
            (a) => a,
          );
          const slow = select(
            batch,
            all.map((permit) => ({ permit, ask: interpret(plan, "JP", permit), kept: 0 })),
            (a) => a,
          );
          expect(fast).toEqual(slow);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("selection", () => {
  const run = (rows: Parameters<typeof log>[0], over: Partial<Authorisation> = {}, plan: readonly PlanRow[] = PLAN) => {
    const permit = permitOf(over);
    return select(log(rows), [{ permit, ask: compilePlan(plan, "JP")(permit), kept: 0 }], (a) => `t(${a})`);
  };

  it("keeps and destroys exactly what it saw, in every direction", () => {
    fc.assert(
      fc.property(permits, fc.array(row, { maxLength: 40 }), (wanted, rows) => {
        const permit = permitFrom(wanted, "P");
        const out = select(log(rows), [{ permit, ask: compilePlan(PLAN, "JP")(permit), kept: 0 }], (a) => a);
        const destroyed = Object.values(out.destroyed).reduce((sum, n) => sum + n, 0);
        expect(out.kept.length + destroyed).toBe(out.received);
        const seen = Object.values(out.perDirection);
        expect(seen.reduce((sum, d) => sum + d.received, 0)).toBe(out.received);
        expect(seen.every((d) => d.kept + d.destroyed === d.received)).toBe(true);
      }),
    );
  });

  it("never keeps what stays within the country, nor what has an end that nobody knows", () => {
    const over = {
      directions: DIRECTIONS,
      criteria: { ...permitOf().criteria, selectors: [{ type: "cidr" as const, value: "0.0.0.0/0" }] },
    };
    expect(
      run(
        [
          [T0, "192.0.2.1", "192.0.2.70", 22, "tcp"],
          [T0, "203.0.113.24", "100.64.0.1", 22, "tcp"],
        ],
        over,
      ).destroyed.domestic,
    ).toBe(2);
    expect(run([[T0, "192.0.2.200", "192.0.2.70", 22, "tcp"]], over).kept.map((k) => k.direction)).toEqual(["FD"]);
  });

  it("stops at the cap, tells of it, and counts earlier batches", () => {
    const rows = Array.from({ length: 4 }, () => [T0, "203.0.113.24", "192.0.2.1", 22, "tcp"] as const);
    const out = run(rows, { volumeCap: 3 });
    expect([out.kept.length, out.destroyed.cap, out.capReached]).toEqual([3, 1, ["P1"]]);
  });

  it("keeps an instant at the beginning of the period and none at its end", () => {
    const at = (ts: number) => run([[ts, "203.0.113.24", "192.0.2.1", 22, "tcp"]]).kept.length;
    expect([at(T0 - 1), at(T0), at(T0 + 86_399), at(T0 + 86_400)]).toEqual([0, 1, 1, 0]);
  });

  it("keeps permitted fields only, mail addresses as tokens, and nothing of a record with an unknown field", () => {
    const mail = {
      ts: String(T0),
      uid: "C0",
      "id.orig_h": "203.0.113.24",
      "id.resp_h": "192.0.2.1",
      mailfrom: "<A@X.Example>",
      rcptto: "b@y.example,c@y.example",
      subject: "secret",
    };
    const permit = permitOf();
    const keep = (one: Row) =>
      select(batchOf([one]), [{ permit, ask: compilePlan(PLAN, "JP")(permit), kept: 0 }], (a) => `t(${a})`);
    const kept = keep(mail).kept[0];
    expect(kept?.fields).toEqual({
      ts: String(T0),
      uid: "C0",
      "id.orig_h": "203.0.113.24",
      "id.resp_h": "192.0.2.1",
      mailfrom: "t(A@x.example)",
      rcptto: "t(b@y.example),t(c@y.example)",
    });
    const strange = keep({ ...mail, novelty: "x" });
    expect([strange.kept.length, strange.destroyed.not_understood]).toEqual([0, 1]);
  });

  it("holds an owner to its own network, and lets it watch inside", () => {
    const own = { capability: "ownerConsent" as const, party: "party", directions: DIRECTIONS };
    const kept = (o: string, r: string) =>
      run([[T0, o, r, 22, "tcp"]], {
        ...own,
        criteria: { ...permitOf().criteria, selectors: [{ type: "cidr", value: "0.0.0.0/0" }] },
      }).kept.length;
    expect(kept("192.0.2.70", "192.0.2.71")).toBe(1);
    expect(kept("203.0.113.24", "192.0.2.70")).toBe(1);
    expect(kept("192.0.2.70", "192.0.2.1")).toBe(0);
    expect(kept("203.0.113.24", "203.0.113.25")).toBe(0);
    expect(kept("192.0.2.70", "100.64.0.1")).toBe(0);
  });

  it("cannot be permitted a field that people wrote", () => {
    expect(readPermit({ ...permitOf(), permittedFields: ["subject"] }).ok).toBe(false);
    expect(readPermit({ ...permitOf(), more: 1 }).ok).toBe(false);
  });
});

describe("a permit", () => {
  const now = "2026-12-07T09:00:00Z";
  const law = (over: Partial<Law> = {}): Law => ({
    now,
    inForce: new Set(CAPABILITIES),
    status: {
      issuedAt: "2026-12-07T08:55:00Z",
      expiresAt: "2026-12-07T09:05:00Z",
      alive: new Set(["P1"]),
      inForce: new Set(),
    },
    ...over,
  });
  const decision = { decision: { id: "D", at: "2026-11-01T00:00:00Z" } };

  it("needs what its own kind asks for, and nothing else helps", () => {
    const agreement = { capability: "partyAgreement" as const, party: "party", agreementId: "A" };
    const signed = { partySignature: { by: "party", at: "2026-11-01T00:00:00Z" }, commissionNotice: { at: now } };
    expect(unusable(permitOf(), decision, law())).toBeUndefined();
    expect(unusable(permitOf({ agreementId: "A" }), signed, law())).toBe("PERMIT_LACKS_DECISION");
    expect(unusable(permitOf(agreement), signed, law())).toBeUndefined();
    expect(
      unusable(
        permitOf(agreement),
        { ...signed, ...decision, commissionNotice: { at: "2026-12-07T09:00:01Z" } },
        law(),
      ),
    ).toBe("PERMIT_LACKS_AGREEMENT");
    expect(unusable(permitOf(agreement), { ...signed, partySignature: { by: "other", at: now } }, law())).toBe(
      "PERMIT_LACKS_AGREEMENT",
    );
    expect(unusable(permitOf({ ...agreement, agreementId: null }), signed, law())).toBe("PERMIT_LACKS_AGREEMENT");
  });

  it("is alive only while the commission says so, by a word of at most ten minutes", () => {
    const status = {
      issuedAt: "2026-12-07T08:55:00Z",
      expiresAt: "2026-12-07T09:05:00Z",
      alive: new Set(["P1"]),
      inForce: new Set<string>(),
    };
    const say = (over: Partial<typeof status> | undefined) =>
      unusable(permitOf(), decision, law({ status: over === undefined ? undefined : { ...status, ...over } }));
    expect(say({})).toBeUndefined();
    expect(say(undefined)).toBe("PERMIT_STATUS_STALE");
    expect(say({ expiresAt: now })).toBe("PERMIT_STATUS_STALE");
    expect(say({ expiresAt: "2026-12-07T09:05:01Z" })).toBe("PERMIT_STATUS_STALE");
    expect(say({ alive: new Set() })).toBe("PERMIT_NOT_ALIVE");
  });

  it("ends at its instant, without grace, and needs its basis in force", () => {
    expect(unusable(permitOf({ validUntil: now }), decision, law())).toBe("PERMIT_NOT_VALID_NOW");
    expect(unusable(permitOf(), decision, law({ inForce: new Set(["partyAgreement"]) }))).toBe(
      "LEGAL_BASIS_NOT_IN_FORCE",
    );
    const own = permitOf({ capability: "ownerConsent", party: "party" });
    expect(
      unusable(own, { ownerConsent: { by: "party", at: now } }, law({ inForce: new Set(), status: undefined })),
    ).toBeUndefined();
    expect(unusable(own, { ownerConsent: { by: "other", at: now } }, law())).toBe("PERMIT_LACKS_CONSENT");
  });
});
