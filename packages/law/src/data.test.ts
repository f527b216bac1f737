/** The shipped data: every file can be read, names nothing that is not there, and says where it stands written. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isOpen, readProfile } from "./bases/profile.ts";
import { stateAt } from "./bases/state.ts";
import { readCalendar } from "./clocks/calendar.ts";
import { dueOf } from "./clocks/due.ts";
import { standingOf } from "./clocks/standing.ts";
import { startOf } from "./clocks/start.ts";
import { readFields } from "./facts/fields.ts";
import { factsIn } from "./predicate/expression.ts";
import { advise } from "./regimes/advise.ts";
import { readRegimes } from "./regimes/regime.ts";

const AT = new URL("../../../profiles/", import.meta.url);
const files = (folder: string): [string, unknown][] =>
  readdirSync(new URL(folder, AT)).map((f) => [
    f.replace(/\.json$/, ""),
    JSON.parse(readFileSync(new URL(`${folder}/${f}`, AT), "utf8")),
  ]);
const profiles = new Map(files("law"));
const regimeFiles = files("regimes").map(([id, json]) => ({ id, read: readRegimes(json) }));
const regimes = regimeFiles.flatMap((f) => (f.read.ok ? f.read.value.regimes : []));
const stages = regimes.flatMap((r) => r.stages);
const calendars = new Map(files("calendars"));
const vocabularies = files("facts").map(([, json]) => readFields(json));
const names = new Set(vocabularies.flatMap((v) => (v.ok ? v.value.map((f) => f.id) : [])));
const profile = (id: string, more: [string, unknown][] = []) => {
  const read = readProfile(id, new Map([...profiles, ...more]));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};
const DEC = "2026-12-07T00:00:00Z";

describe("the shipped files", () => {
  it("can all be read", () => {
    expect(regimeFiles.filter((f) => !f.read.ok)).toEqual([]);
    expect([...calendars.values()].map((c) => readCalendar(c).ok)).toEqual([...calendars.keys()].map(() => true));
    expect(vocabularies.filter((v) => !v.ok)).toEqual([]);
    expect([...profiles.keys()].sort()).toEqual([
      "EU-NIS2",
      "GENERIC-CONSENT",
      "JP-2026-10",
      "JP-BILL",
      "JP-FULL",
      "JP-LIVE",
    ]);
    for (const id of profiles.keys()) expect(profile(id).bases.length).toBeGreaterThan(0);
  });

  it("name nothing that is not there: facts, calendars, files of regimes, anchors that a stage sets", () => {
    const spoken = stages
      .flatMap((s) => [...factsIn(s.trigger), ...s.fields])
      .concat(regimes.flatMap((r) => factsIn(r.trigger)));
    expect(spoken.filter((n) => !names.has(n))).toEqual([]);
    expect(stages.filter((s) => s.calendar !== null && !calendars.has(s.calendar))).toEqual([]);
    for (const id of profiles.keys())
      for (const r of profile(id).regimes) expect(regimeFiles.map((f) => f.id)).toContain(r);
  });

  it("give every stage an id of its own", () => {
    expect(stages.filter((s, n) => stages.findIndex((t) => t.id === s.id) !== n)).toEqual([]);
  });

  it("call nothing verified that is said to be from general knowledge or assumed", () => {
    const rows = [
      ...regimes,
      ...stages,
      ...[...profiles.keys()].flatMap((id) => profile(id).bases.flatMap((b) => [b, ...b.states])),
    ];
    expect(rows.filter((r) => r.verified && /general knowledge|assum/i.test(r.source)).map((r) => r.source)).toEqual(
      [],
    );
  });
});

describe("a profile", () => {
  it.each([
    ["JP-BILL", []],
    ["JP-2026-10", ["mandatoryReport", "neutralisationRecord"]],
    [
      "JP-FULL",
      [
        "domesticForeign",
        "foreignDomestic",
        "foreignForeign",
        "mandatoryReport",
        "neutralisationRecord",
        "partyAgreement",
      ],
    ],
    ["GENERIC-CONSENT", []],
    ["EU-NIS2", ["mandatoryReport"]],
  ])("%s opens beyond consent in December 2026: %j", (id, open) => {
    const asked = [
      "mandatoryReport",
      "partyAgreement",
      "foreignForeign",
      "foreignDomestic",
      "domesticForeign",
      "neutralisationRecord",
    ];
    expect(asked.filter((c) => isOpen(profile(id), c, DEC)).sort()).toEqual(open);
    expect(isOpen(profile(id), "voluntaryReport", DEC)).toBe(true);
  });

  it("opens on the day of its own zone, not before", () => {
    const jp = profile("JP-2026-10");
    expect([
      isOpen(jp, "mandatoryReport", "2026-09-30T14:59:59Z"),
      isOpen(jp, "mandatoryReport", "2026-09-30T15:00:00Z"),
    ]).toEqual([false, true]);
  });

  it("opens nothing that it does not know", () => {
    expect(isOpen(profile("JP-FULL"), "readEverything", DEC)).toBe(false);
  });

  it("of a new country is a file and nothing else", () => {
    const harbour = {
      schema: "noroshi.legal-profile/1",
      id: "XH-2027",
      country: "XH",
      zone: "Pacific/Apia",
      name: { en: "Harbourland", ja: "港国" },
      about: { en: "Fictional.", ja: "架空。" },
      change: {
        persons: 2,
        organisations: 2,
        kinds: ["coordinator", "ministry"],
        source: "Harbour Code 1",
        verified: false,
      },
      bases: [
        {
          id: "xh-code-7",
          jurisdiction: "XH",
          instrument: { en: "Harbour Code", ja: "港法" },
          article: "7",
          source: "Gazette 1",
          verified: true,
          states: [{ state: "in_force", from: "2027-01-01", until: "2028-01-01", source: "Gazette 1", verified: true }],
        },
      ],
      capabilities: [
        {
          id: "mandatoryReport",
          name: { en: "Report", ja: "報告" },
          basis: "xh-code-7",
          closes: { en: "Nothing is passed on.", ja: "提供しない。" },
        },
      ],
      regimes: ["xh"],
    };
    const law = {
      schema: "noroshi.regimes/1",
      id: "xh",
      name: { en: "Harbourland", ja: "港国" },
      regimes: [
        {
          id: "xh-report",
          name: { en: "Report", ja: "報告" },
          jurisdiction: "XH",
          state: "in_force",
          text: { en: "Tell the harbour master.", ja: "港長に知らせる。" },
          source: "Harbour Code 7",
          verified: true,
          trigger: {
            all: [
              { fact: "capability.mandatoryReport", is: true },
              { fact: "impact.sitesStopped", over: 2 },
            ],
          },
          recipients: [{ id: "master", name: { en: "Harbour master", ja: "港長" } }],
          stages: [
            {
              id: "xh-first",
              name: { en: "First", ja: "初報" },
              obliged: "reporter",
              anchor: "awareness",
              amount: 2,
              unit: "businessDays",
              zone: "Pacific/Apia",
              calendar: "weekends",
              text: { en: "Two business days.", ja: "2営業日。" },
              source: "Harbour Code 8",
              verified: true,
            },
          ],
        },
      ],
    };
    const xh = profile("XH-2027", [["XH-2027", harbour]]);
    expect([
      isOpen(xh, "mandatoryReport", DEC),
      isOpen(xh, "mandatoryReport", "2027-06-01T00:00:00Z"),
      isOpen(xh, "mandatoryReport", "2028-06-01T00:00:00Z"),
    ]).toEqual([false, true, false]);
    const read = readRegimes(law);
    const [stage] = read.ok ? (read.value.regimes[0]?.stages ?? []) : [];
    const weekends = readCalendar(calendars.get("weekends"));
    if (!stage || !weekends.ok) throw new Error("not read");
    const facts = { "capability.mandatoryReport": true, "impact.sitesStopped": 3 };
    const start = startOf(stage, [
      { id: "a", facts, anchors: { awareness: "2027-06-04T00:00:00Z" }, historical: false },
    ]);
    expect(dueOf(stage, start?.anchorAt ?? "", weekends.value).due).toBe("2027-06-08");
    expect(
      advise(read.ok ? read.value.regimes : [], { "capability.mandatoryReport": true })[0]?.ruling.missing,
    ).toEqual(["impact.sitesStopped"]);
  });
});

describe("a state", () => {
  it("ends at its end, and the last that began counts", () => {
    const states = [
      { state: "bill" as const, from: "2025-01-01T00:00:00Z", until: null },
      { state: "in_force" as const, from: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z" },
    ];
    expect(
      ["2024-06-01T00:00:00Z", "2025-06-01T00:00:00Z", "2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z"].map((t) =>
        stateAt(states, t),
      ),
    ).toEqual(["none", "bill", "in_force", "none"]);
  });
});

describe("a clock", () => {
  const ppc = stages.find((s) => s.id === "jp-ppc-preliminary-hard");
  const version = (
    id: string,
    personal: string,
    awareness: string | null = "2026-12-06T21:30:00Z",
    historical = false,
  ) => ({
    id,
    historical,
    anchors: { awareness },
    facts: { "report.kind": "common_form", "report.form": "ransomware", "personal.involved": personal },
  });
  it.each([
    ["by the amendment that brought the trigger", [version("1", "unknown"), version("2", "yes")], "2"],
    [
      "by the first version since which it holds",
      [version("1", "possible"), version("2", "yes"), version("3", "yes")],
      "1",
    ],
    ["anew after it had gone", [version("1", "yes"), version("2", "no"), version("3", "possible")], "3"],
    ["not while the latest version says no", [version("1", "yes"), version("2", "no")], undefined],
    ["not before its anchor has occurred", [version("1", "yes", null)], undefined],
    ["by the amendment that names the awareness", [version("1", "yes", null), version("2", "yes")], "2"],
    ["never by old material", [version("1", "yes", "2020-12-06T21:30:00Z", true)], undefined],
  ])("is started %s", (_, versions, by) => {
    if (!ppc) throw new Error("no such stage");
    expect(startOf(ppc, versions)?.startedBy).toBe(by);
  });

  it("stands as its evidence, its pauses and the time say", () => {
    const c = {
      anchorAt: "2026-12-01T00:00:00Z",
      until: "2026-12-05T00:00:00Z",
      metAt: null,
      paused: false,
      frozen: false,
    };
    expect(
      ["2026-12-02T00:00:00Z", "2026-12-04T00:00:00Z", "2026-12-05T00:00:00Z"].map((t) => standingOf(c, t)),
    ).toEqual(["running", "warning", "overdue"]);
    const late = "2026-12-09T00:00:00Z";
    expect(standingOf({ ...c, metAt: "2026-12-04T23:59:59Z" }, late)).toBe("met");
    expect(standingOf({ ...c, metAt: c.until }, late)).toBe("met_late");
    expect([standingOf({ ...c, paused: true }, late), standingOf({ ...c, frozen: true }, late)]).toEqual([
      "paused",
      "frozen",
    ]);
  });
});
