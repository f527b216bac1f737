import type { Item, Report } from "@noroshi/intake/contract";
import { describe, expect, it } from "vitest";
import { features } from "./features.ts";

const item: Item = {
  ref: "1",
  kind: "ipv4",
  value: "203.0.113.9",
  raw: "203[.]0[.]113[.]9",
  indicator: true,
  tlp: "amber",
  handling: "normal",
  originator: null,
  validFrom: null,
  validUntil: null,
  observedAt: null,
  place: "items[0]",
};

const report: Report = {
  format: "neutral-incident",
  kind: "incident_notice",
  sourceId: "1",
  incidentType: "ransomware",
  title: "t",
  subject: { name: "Isewan Terminal K.K.", organisationRef: null, country: "JP", region: null, sector: null },
  occurred: {
    from: "2026-12-06T20:10:00.000Z",
    to: "2026-12-06T20:10:00.000Z",
    precision: "minute",
    approximate: false,
  },
  noticed: {
    from: "2026-12-06T21:00:00.000Z",
    to: "2026-12-06T21:00:00.000Z",
    precision: "minute",
    approximate: false,
  },
  stated: null,
  affected: { total: "unknown", local: 12 },
  personalData: null,
  tlp: "amber",
  consent: null,
  originator: null,
  names: [{ kind: "malware", value: "LockShip" }],
  narrative: [],
  items: [item],
  fields: [],
  existenceCount: null,
};

describe("features of a report", () => {
  it("take each indicator once, however often it is listed", () => {
    expect(features({ ...report, items: [item, { ...item, ref: "2" }] }).observables).toEqual([
      { kind: "ipv4", value: "203.0.113.9" },
    ]);
  });

  it("leave out context values and investigation secrets", () => {
    const items: readonly Item[] = [
      { ...item, indicator: false },
      { ...item, value: "203.0.113.10", handling: "investigation_secret" },
    ];
    expect(features({ ...report, items }).observables).toEqual([]);
  });

  it("hold for a reader only the items that it may see", () => {
    const items = [item, { ...item, ref: "2", value: "203.0.113.10" }];
    expect(features({ ...report, items }, null, ({ ref }) => ref === "2").observables).toEqual([
      { kind: "ipv4", value: "203.0.113.10" },
    ]);
  });

  it("count from the notice when nobody stated when it was written", () => {
    const { occurred, reported } = features(report);
    expect(occurred?.from).toBeCloseTo(20_793.840_277, 5);
    expect(reported).toBeCloseTo(20_793.875, 5);
  });

  it("keep unknown apart from a number", () => {
    expect(features(report)).toMatchObject({ affected: null, affectedLocal: 12 });
  });

  it("fold the organisation's name and drop its legal form", () => {
    const plain = features({ ...report, subject: { ...report.subject, name: "ISEWAN TERMINAL" } });
    expect(features(report).organisation?.key).toBe(plain.organisation?.key);
  });

  it("know no organisation where none is named", () => {
    expect(features({ ...report, subject: { ...report.subject, name: null } }).organisation).toBeNull();
    expect(features({ ...report, subject: { ...report.subject, name: "  " } }).organisation).toBeNull();
  });

  it("take each noun from a whole report: names, note, wallet, techniques, persons, money, numbers, roots, class, place", () => {
    const whole: Report = {
      ...report,
      sourceId: "ISW-2026-0042",
      subject: { ...report.subject, region: "愛知県" },
      names: [{ kind: "malware", value: "ロックビット3.0" }],
      narrative: [
        {
          label: "身代金要求文",
          text: "README_Q81.txt: pay 2.37 BTC to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq now.",
        },
        { label: "暗号化ファイルの拡張子", text: ".q81x" },
        {
          label: "初動措置",
          text: "委託先の株式会社コルヴァンを経由（T1486）。担当者：佐藤 太郎（さとう たろう）。事件番号：愛中-2026-0991、関連AB-2026-0992",
        },
      ],
    };
    expect(features(whole)).toMatchObject({
      names: [{ kind: "malware", name: "LockBit", sure: true }],
      techniques: ["T1486"],
      note: { files: ["readme_q81.txt"], extensions: [".q81x"] },
      wallets: ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
      persons: [expect.arrayContaining(["han:佐藤太郎", "latin:sato taro"])],
      amounts: [{ currency: "BTC", amount: 2.37 }],
      ownReference: "ISW-2026-0042",
      references: ["AB-2026-0992", "愛中-2026-0991"],
      roots: [{ kind: "vendor", name: "株式会社コルヴァン" }],
      incidentType: "ransomware",
      region: "JP-23",
      occurred: { precision: "minute" },
    });
  });

  it("read the title where a person wrote it", () => {
    const title = "Black Basta at a harbour";
    const kinds = (["misp_event", "common_form"] as const).map((kind) =>
      features({ ...report, kind, title, names: [] }),
    );
    expect(kinds.map(({ names }) => names.map(({ name }) => name))).toEqual([["Black Basta"], []]);
  });

  it("carry the list that it came through", () => {
    expect(features(report, "ME").source).toBe("ME");
  });
});
