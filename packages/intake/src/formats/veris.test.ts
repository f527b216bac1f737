import { describe, expect, test } from "vitest";
import { veris } from "../example/index.ts";
import { sniff } from "../sniff.ts";
import { understand } from "../understand.ts";

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (changed: Record<string, unknown> = {}) => {
  const told = understand(encode(veris(changed)));
  if (!told.ok || !told.reports[0]) throw new Error(JSON.stringify(told.refused));
  return told.reports[0];
};
const codes = (value: unknown) => understand(encode(value)).refused.map(({ code, place }) => `${code} ${place}`);

describe("a VERIS incident", () => {
  test("is a notice in the fields of the hub", () => {
    expect(sniff(encode(veris()))).toBe("veris");
    expect(read()).toMatchObject({
      format: "veris",
      kind: "incident_notice",
      sourceId: "v-1",
      incidentType: "ransomware",
      subject: { name: "Example Hospital", country: "US", region: "CA", sector: "622110" },
      affected: { total: 1200, local: null },
      personalData: "possible",
      originator: "vcdb",
      tlp: "amber+strict",
      names: [
        { kind: "actor", value: "Akira" },
        { kind: "malware", value: "Akira" },
      ],
      items: [{ kind: "ipv4", value: "203.0.113.5", indicator: true, place: "$.ioc[0].indicator" }],
    });
  });

  test("happened in the whole of the day, month or year that it states", () => {
    const when = (incident: object) => read({ timeline: { incident } }).occurred;
    expect(when({ year: 2026, month: 12, day: 7 })).toMatchObject({
      from: "2026-12-07T00:00:00Z",
      to: "2026-12-07T23:59:59.999Z",
      approximate: false,
    });
    expect(when({ year: 2026, month: 2 })).toMatchObject({ to: "2026-02-28T23:59:59.999Z", approximate: true });
    expect(when({ year: 2026 })).toMatchObject({
      from: "2026-01-01T00:00:00Z",
      to: "2026-12-31T23:59:59.999Z",
      approximate: true,
    });
  });

  test("of another kind is named by what was done", () => {
    const type = (action: object) => read({ action, attribute: {} }).incidentType;
    expect(type({ hacking: { variety: ["DoS"] } })).toBe("ddos");
    expect(type({ social: { variety: "Phishing" } })).toBe("phishing");
    expect(type({ hacking: { variety: ["Use of stolen creds"] } })).toBe("intrusion");
    expect(type({ error: {} })).toBeNull();
  });

  test("without data about persons says nothing of personal data", () => {
    expect(
      read({ attribute: { confidentiality: { data_disclosure: "Yes", data: [{ variety: "Internal" }] } } })
        .personalData,
    ).toBeNull();
    expect(read({ attribute: {} }).personalData).toBeNull();
  });
});

test("a list is many notices; a bad one is named, an id counts once", () => {
  const told = understand(
    encode([veris(), veris({ incident_id: "v-2" }), veris(), veris({ incident_id: "v-3", timeline: {} })]),
  );
  expect(told.ok && told.reports.map(({ sourceId }) => sourceId)).toEqual(["v-1", "v-2"]);
  expect(told.refused.map(({ code, place }) => `${code} ${place}`)).toEqual([
    "DUPLICATE $[2].incident_id",
    "MISSING_FIELD $[3].timeline.incident",
  ]);
});

test("a day that is none refuses the incident, a bad value only itself", () => {
  expect(codes(veris({ timeline: { incident: { year: 2026, month: 2, day: 30 } } }))).toEqual([
    "BAD_DATE $.timeline.incident",
  ]);
  expect(codes(veris({ ioc: [{ indicator: "???" }, 7] }))).toEqual([
    "BAD_VALUE $.ioc[0].indicator",
    "WRONG_TYPE $.ioc[1]",
  ]);
});
