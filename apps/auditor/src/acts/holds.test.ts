import { describe, expect, it } from "vitest";
import { Findings } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import {
  actsOf,
  certificateOf,
  disposed,
  type Fact,
  minute,
  type RecordLine,
  recordLines,
  uuidOf,
} from "../testing-export.ts";
import { togetherIn } from "./intervals.ts";
import { judgeRecords } from "./records.ts";

const REPORT = uuidOf("report");
const CASE = uuidOf("case");
const HOLD = uuidOf("hold");
const DISPOSAL = uuidOf("disposal");
const ERASED = 200_000;
const accepted: Fact = { act: "report.accepted", subject: REPORT, at: minute(0), facts: { version: 1 } };
const placed = (facts: Readonly<Record<string, unknown>>): Fact => ({
  act: "legal_hold.placed",
  subject: HOLD,
  at: minute(10),
  facts,
});
const lifted: Fact = { act: "legal_hold.lifted", subject: HOLD, at: minute(20), facts: {} };

interface Over {
  readonly due?: number;
  readonly facts?: object;
  readonly days?: ReadonlyMap<string, number>;
  /** Of the acts before and the disposal; else one after the other. */
  readonly leaves?: readonly number[];
}

/** What the auditor says of one report that was erased under a sound certificate, these acts being in the log before it. */
async function codes(before: readonly Fact[], over: Over = {}) {
  const certificate = certificateOf(DISPOSAL, minute(over.due ?? 1000), minute(ERASED));
  const act = disposed(DISPOSAL, [certificate], minute(ERASED));
  const facts: Fact[] = [accepted, ...before, { ...act, facts: { ...act.facts, ...over.facts } }];
  const acts = actsOf(facts, over.leaves);
  const record: RecordLine = {
    kind: "report",
    id: REPORT,
    at: minute(0),
    version: 1,
    state: "erased",
    digest: null,
    erasedAt: minute(ERASED),
    certificate,
  };
  const bytes = recordLines([record]);
  const findings = new Findings();
  const evidence = { read: () => Promise.resolve(bytes), list: () => Promise.resolve([]) };
  await judgeRecords(
    evidence,
    { acts, together: togetherIn(acts.map((act) => act.index)), days: over.days },
    NODE_MEANS,
    findings,
  );
  return findings.all.map((f) => f.code);
}

describe("a record that was erased", () => {
  it("under a hold that lay on it is named, however the hold came to cover it", async () => {
    expect(await codes([])).toEqual([]);
    expect(await codes([placed({ about: "report", of: REPORT, covers: [] })])).toEqual(["ERASED_UNDER_HOLD"]);
    expect(await codes([placed({ about: "case", of: CASE, covers: [REPORT] })])).toEqual(["ERASED_UNDER_HOLD"]);
    const pin: Fact = { act: "case.report_pinned", subject: CASE, at: minute(12), facts: { report: REPORT } };
    expect(await codes([placed({ about: "case", of: CASE, covers: [] }), pin])).toEqual(["ERASED_UNDER_HOLD"]);
  });

  it("after the hold was lifted, or under one on something else, is in order", async () => {
    expect(await codes([placed({ about: "report", of: REPORT, covers: [] }), lifted])).toEqual([]);
    expect(await codes([placed({ about: "report", of: uuidOf("other"), covers: [] })])).toEqual([]);
  });

  it("is judged by instants within one interval, where places are chance, and by places where two intervals part them", async () => {
    const hold = placed({ about: "case", of: CASE, covers: [REPORT] });
    expect(await codes([hold], { leaves: [0, 5, 3] })).toEqual(["ERASED_UNDER_HOLD"]);
    expect(await codes([hold, lifted], { leaves: [0, 5, 9, 3] })).toEqual([]);
    expect(await codes([hold], { leaves: [0, 70, 3] })).toEqual([]);
    expect(await codes([hold, lifted], { leaves: [0, 5, 200, 100] })).toEqual(["ERASED_UNDER_HOLD"]);
  });

  it("before the days of its class were over is named, whatever date its certificate states", async () => {
    const days = ERASED / 1440;
    expect(await codes([], { facts: { keepDays: Math.floor(days) } })).toEqual([]);
    expect(await codes([], { facts: { keepDays: Math.ceil(days) + 1 } })).toEqual(["ERASED_BEFORE_ITS_DATE"]);
    expect(await codes([], { due: ERASED + 1 })).toEqual(["ERASED_BEFORE_ITS_DATE"]);
    const facts = { class: "notices", keepDays: 1 };
    expect(await codes([], { facts, days: new Map([["notices", Math.ceil(days) + 1]]) })).toEqual([
      "ERASED_BEFORE_ITS_DATE",
    ]);
  });
});
