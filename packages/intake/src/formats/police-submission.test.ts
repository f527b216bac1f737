import { describe, expect, test } from "vitest";
import { understand } from "../understand.ts";

const ITEM = { no: 1, handling: "normal", kind: "indicator", type: "ipv4", value: "203.0.113.5" };
const submission = (changed: Record<string, unknown> = {}) => ({
  schema: "police-submission/1",
  submissionId: "P-1",
  agencyId: "org-police",
  submittedAt: "2026-12-07T08:05:00+09:00",
  tlp: "TLP:AMBER",
  items: [ITEM],
  ...changed,
});
const read = (changed: Record<string, unknown> = {}) =>
  understand(new TextEncoder().encode(JSON.stringify(submission(changed))));
const codes = (changed: Record<string, unknown>) =>
  read(changed).refused.map((fault) => `${fault.code} ${fault.place}`);
const first = (changed: Record<string, unknown> = {}) => {
  const understanding = read(changed);
  if (!understanding.ok || !understanding.reports[0]) throw new Error(JSON.stringify(understanding.refused));
  return understanding.reports[0];
};

describe("a bad head refuses the submission", () => {
  test.each([
    [{ submissionId: undefined }, "MISSING_FIELD $.submissionId"],
    [{ agencyId: 7 }, "WRONG_TYPE $.agencyId"],
    [{ schema: "police-submission/2" }, "BAD_VALUE $.schema"],
    [{ tlp: "secret" }, "BAD_MARKING $.tlp"],
    [{ occurredAt: "2026-12-07 05:10" }, "BAD_DATE $.occurredAt"],
    [{ items: {} }, "WRONG_TYPE $.items"],
    [{ existenceVisible: true }, "MISSING_FIELD $.existenceCount"],
  ])("%j", (changed, code) => {
    expect(read(changed).ok).toBe(false);
    expect(codes(changed)).toEqual([code]);
  });
});

describe("a bad item is refused and named, the others go in", () => {
  test.each([
    [{ type: "ssdeep" }, "BAD_VALUE $.items[1].type"],
    [{ value: "203.0.113.256" }, "BAD_VALUE $.items[1].value"],
    [{ handling: "secret" }, "BAD_VALUE $.items[1].handling"],
    [{ observedAt: "2026-12-07 05:58" }, "BAD_DATE $.items[1].observedAt"],
    [{ observedAt: "2026-12-07 05:58", timezone: "Asia/Tokio" }, "BAD_DATE $.items[1].observedAt"],
    [{ no: 1 }, "DUPLICATE $.items[1].no"],
  ])("%j", (changed, code) => {
    const items = [ITEM, { ...ITEM, no: 2, ...changed }, { ...ITEM, no: 3, value: "203.0.113.6" }];
    expect(codes({ items })).toEqual([code]);
    expect(first({ items }).items.map((item) => item.ref)).toEqual(["item 1", "item 3"]);
  });
});

test("an investigation-secret indicator is an item under that handling", () => {
  const items = [{ ...ITEM, handling: "investigationSecret" }];
  expect(first({ items }).items[0]).toMatchObject({ handling: "investigation_secret", value: "203.0.113.5" });
});

test("the text of a note leaves the original only if its handling is normal", () => {
  const note = (no: number, handling: string) => ({ no, handling, kind: "note", text: `text-${no}` });
  const report = first({ items: [note(1, "normal"), note(2, "lawEnforcementOnly"), note(3, "investigationSecret")] });
  expect(report.narrative).toEqual([{ label: "note 1", text: "text-1" }]);
  expect(JSON.stringify(report)).not.toMatch(/text-[23]/);
  expect(report.items).toEqual([]);
});

test("the stated existence count is passed on exactly when the agency makes it visible", () => {
  expect(first({ existenceVisible: true, existenceCount: 7 }).existenceCount).toBe(7);
  expect(first({ existenceVisible: false, existenceCount: 7 }).existenceCount).toBeNull();
});
