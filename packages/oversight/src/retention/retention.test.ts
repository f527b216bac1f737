import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ErasureCertificate, judgeErasures } from "./judge.ts";
import { classOf, dueAt, readRetentionPlan } from "./plan.ts";

const approver = { bodies: ["archive"], roles: ["archivist"], otherOrganisation: true };
const said = { en: "x", ja: "x" };
const read = readRetentionPlan({
  schema: "retention-plan/1",
  id: "xa",
  source: "invented",
  verified: false,
  classes: [
    { id: "lists", name: said, covers: { kinds: ["list"] }, keepDays: 10, anchor: "received", approver },
    { id: "rest", name: said, covers: {}, keepDays: 30, anchor: "case_closed", approver },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const { plan } = read;
const record = (over: object = {}) => ({
  kind: "form",
  format: "json",
  historical: false,
  receivedAt: "2030-01-01T00:00:00.000Z",
  cases: [],
  ...over,
});
const due = (over: object = {}) => dueAt(classOf(plan, record(over)), record(over));

describe("a class of retention", () => {
  it("is the first that covers the record, and sets from when it may go", () => {
    expect(due({ kind: "list" })).toBe("2030-01-11T00:00:00.000Z");
    expect(due()).toBe("2030-01-31T00:00:00.000Z");
  });

  it("runs from the closing of the last case, and not at all while one is open", () => {
    expect(due({ cases: ["2030-02-01T00:00:00Z", "2030-01-05T00:00:00Z"] })).toBe("2030-03-03T00:00:00.000Z");
    expect(due({ cases: ["2030-02-01T00:00:00Z", null] })).toBeNull();
  });

  it("covers everything in the end, or the plan is refused", () => {
    const { classes, ...rest } = plan;
    expect(readRetentionPlan({ ...rest, classes: classes.slice(0, 1) }).ok).toBe(false);
  });
});

const certificate = (over: Partial<ErasureCertificate> = {}): ErasureCertificate => ({
  key: "k",
  class: "rest",
  dueAt: "2030-02-01T00:00:00Z",
  at: "2030-02-02T00:00:00Z",
  proposedBy: "p1",
  approvedBy: "p2",
  whole: true,
  ...over,
});
const NOW = "2030-06-01T00:00:00Z";
const codes = (rows: Partial<Parameters<typeof judgeErasures>[0]>) =>
  judgeErasures({ tombstones: [], certificates: [], holds: [], remaining: [], ...rows }, NOW, 30).map((f) => f.code);
const gone = (at = "2030-02-02T00:00:00Z") => [{ key: "k", at }];
const hold = (from: string, until: string | null) => [{ id: "h", key: "k", from, until }];

describe("an erasure", () => {
  it("in its time, of two people, under no hold, is in order", () => {
    expect(codes({ tombstones: gone(), certificates: [certificate()] })).toEqual([]);
  });

  it("before its date, without a certificate, under a hold, of one person or with a changed certificate is named", () => {
    expect(codes({ tombstones: gone("2030-01-31T23:59:59Z"), certificates: [certificate()] })).toEqual([
      "ERASED_BEFORE_ITS_DATE",
    ]);
    expect(codes({ tombstones: gone() })).toEqual(["ERASED_WITHOUT_CERTIFICATE"]);
    const held = { tombstones: gone(), certificates: [certificate()] };
    expect(codes({ ...held, holds: hold("2030-01-01T00:00:00Z", null) })).toEqual(["ERASED_UNDER_HOLD"]);
    expect(codes({ ...held, holds: hold("2030-01-01T00:00:00Z", "2030-02-02T00:00:00Z") })).toEqual([]);
    expect(codes({ ...held, holds: hold("2030-02-03T00:00:00Z", null) })).toEqual([]);
    expect(codes({ tombstones: gone(), certificates: [certificate({ approvedBy: "p1" })] })).toEqual([
      "ERASED_BY_ONE_PERSON",
    ]);
    expect(codes({ tombstones: gone(), certificates: [certificate({ whole: false })] })).toEqual([
      "CERTIFICATE_CHANGED",
    ]);
  });

  it("that brings nothing about is named: what is certified and still there, and what is long overdue under no hold", () => {
    const remaining = [{ key: "k", dueAt: "2030-04-01T00:00:00Z" }];
    expect(codes({ remaining })).toEqual(["OVERDUE"]);
    expect(codes({ remaining, holds: hold("2030-01-01T00:00:00Z", null) })).toEqual([]);
    expect(codes({ remaining: [{ key: "k", dueAt: null }] })).toEqual([]);
    expect(codes({ remaining: [{ key: "k", dueAt: null }], certificates: [certificate()] })).toEqual([
      "CERTIFIED_BUT_STILL_THERE",
    ]);
  });

  it("is judged alike in whatever order the rows come", () => {
    const keys = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(fc.uniqueArray(keys), fc.uniqueArray(keys), (out, certified) => {
        const rows = {
          tombstones: out.map((key) => ({ key, at: NOW })),
          certificates: certified.map((key) => certificate({ key })),
          holds: [],
          remaining: [],
        };
        const other = { ...rows, certificates: rows.certificates.toReversed() };
        expect(judgeErasures(rows, NOW, 0)).toEqual(judgeErasures(other, NOW, 0));
      }),
    );
  });
});
