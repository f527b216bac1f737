import { describe, expect, test } from "vitest";
import type { Hint } from "../understand.ts";
import { understand } from "../understand.ts";
import { neutralIncidentJsonSchema } from "./neutral-incident/schema.ts";

const notice = (changed: Record<string, unknown> = {}) => ({ schema: "neutral-incident/1", id: "N-1", ...changed });
const encode = (text: string) => new TextEncoder().encode(text);
const read = (changed: Record<string, unknown> = {}, hint: Hint = {}) =>
  understand(encode(JSON.stringify(notice(changed))), hint);
const first = (changed: Record<string, unknown> = {}) => {
  const understanding = read(changed);
  if (!understanding.ok || !understanding.reports[0]) throw new Error(JSON.stringify(understanding.refused));
  return understanding.reports[0];
};
const codes = (changed: Record<string, unknown>) =>
  read(changed).refused.map((fault) => `${fault.code} ${fault.place}`);

test("an id alone is a notice, and everything else in it is unsaid", () => {
  expect(first()).toMatchObject({
    sourceId: "N-1",
    occurred: null,
    noticed: null,
    affected: { total: null, local: null },
    personalData: null,
    tlp: "amber+strict",
    items: [],
  });
});

test("a full notice is read field by field", () => {
  const report = first({
    source: "CA",
    received: "2026-12-10",
    organisation: "Example Inc.",
    country: "US",
    region: "CA",
    occurred: { from: "2026-12-01", to: "2026-12-03" },
    discovered: "2026-12-05",
    noticed: "2026-12-04T09:00:00+09:00",
    affected: "unknown",
    affected_local: 12,
    personalData: "possible",
    incidentType: "data_breach",
    title: "Mailbox opened",
    tlp: "TLP:GREEN",
    text: "A mailbox was opened.",
    indicators: [
      { type: "IP", value: "203[.]0[.]113[.]5", observedAt: "2026-12-02T00:00:00Z", validUntil: "2027-01-01" },
      { id: "x", type: "sha256", value: "A".repeat(64), tlp: "red" },
    ],
  });
  expect(report).toMatchObject({
    originator: "CA",
    stated: { from: "2026-12-10T00:00:00Z" },
    occurred: { from: "2026-12-01T00:00:00Z", to: "2026-12-03T23:59:59.999Z", precision: "day" },
    noticed: { from: "2026-12-04T00:00:00Z" },
    affected: { total: "unknown", local: 12 },
    personalData: "possible",
    subject: { name: "Example Inc.", country: "US", region: "CA" },
    narrative: [{ label: "text", text: "A mailbox was opened." }],
    items: [
      {
        ref: "indicator 1",
        kind: "ipv4",
        value: "203.0.113.5",
        tlp: "green",
        observedAt: "2026-12-02T00:00:00Z",
        validUntil: "2027-01-01T00:00:00Z",
      },
      { ref: "x", value: "a".repeat(64), tlp: "red" },
    ],
  });
});

test("dates without a zone are days in the notice's timezone, UTC if it names none", () => {
  expect(first({ received: "2026-12-10", timezone: "Asia/Tokyo" }).stated?.from).toBe("2026-12-09T15:00:00Z");
});

describe("a bad field refuses the notice", () => {
  test.each([
    [{ id: "" }, "BAD_VALUE $.id"],
    [{ received: "2026-02-30" }, "BAD_DATE $.received"],
    [{ occurred: { from: "2026-12-03", to: "2026-12-01" } }, "BAD_DATE $.occurred"],
    [{ affected: -1 }, "BAD_VALUE $.affected"],
    [{ tlp: "pink" }, "BAD_MARKING $.tlp"],
    [{ personalData: "maybe" }, "BAD_VALUE $.personalData"],
    [{ schema: "neutral-incident/9" }, "BAD_VALUE $.schema"],
  ])("%j", (changed, code) => {
    expect(read(changed).ok).toBe(false);
    expect(codes(changed)).toEqual([code]);
  });
});

test("a bad indicator is named and the others go in; one marking can only be stricter than the notice's", () => {
  const indicators = [
    { type: "ipv4", value: "x" },
    { type: "colour", value: "red" },
    { type: "domain" },
    { type: "domain", value: "a.example", tlp: "clear" },
  ];
  expect(codes({ indicators })).toEqual([
    "BAD_VALUE $.indicators[0].value",
    "BAD_VALUE $.indicators[1].type",
    "MISSING_FIELD $.indicators[2].value",
  ]);
  expect(first({ tlp: "amber", indicators }).items).toMatchObject([
    { ref: "indicator 4", value: "a.example", tlp: "amber" },
  ]);
});

describe("lines", () => {
  const lines = (...notices: readonly unknown[]) =>
    encode(notices.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n"));

  test("a bad line is named by its number and the others go in", () => {
    const understanding = understand(
      lines(notice(), "{oops", "", notice({ id: "N-2", received: "soon" }), notice({ id: "N-3" }), notice()),
    );
    expect(understanding.ok && understanding.reports.map(({ sourceId }) => sourceId)).toEqual(["N-1", "N-3"]);
    expect(understanding.refused.map((fault) => `${fault.code} ${fault.place}`)).toEqual([
      "NOT_JSON line 2 column 2",
      "BAD_DATE line 4 $.received",
      "DUPLICATE line 6 $.id",
    ]);
  });

  test("without schema are taken only if the caller says what they are", () => {
    const plain = lines({ id: "A", organisation: "x" }, { id: "B", organisation: "y" });
    expect(understand(plain)).toMatchObject({ ok: false, refused: [{ code: "UNKNOWN_FORMAT" }] });
    const told = understand(plain, { format: "neutral-incident" });
    expect(told.ok && told.reports).toHaveLength(2);
  });
});

test("the JSON Schema names every property of the notice", () => {
  expect(Object.keys((neutralIncidentJsonSchema() as { properties: object }).properties)).toContain("affected_local");
});
