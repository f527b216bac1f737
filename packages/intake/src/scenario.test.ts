/** What the partners of scenarios/port-isewan send is understood to the letter. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Report } from "./contract/index.ts";
import { understand, understandPages } from "./understand.ts";

const file = (name: string) => readFileSync(new URL(`../../../scenarios/port-isewan/inputs/${name}`, import.meta.url));

function only(...names: readonly string[]): Report {
  const read = understandPages(names.map(file));
  expect(read.refused).toEqual([]);
  if (!read.ok || !read.reports[0]) throw new Error(`${names} was refused`);
  expect(read.reports).toHaveLength(1);
  return read.reports[0];
}

const indicators = (report: Report) =>
  report.items.filter((item) => item.indicator).map((item) => `${item.kind} ${item.value}`);

describe("the ransomware form S1", () => {
  const report = only("s1-ransomware-form.xlsx");

  test("gives its seven indicators in canonical form", () => {
    expect(indicators(report)).toEqual([
      "sha256 9af7dbec8cf113b044faaeb6353634675d1aefb184cd8b18d2caeb21e0e2051f",
      "sha256 c1a5fefc56f3e453ad44cdbcd14d01bb04a40d5e3ac67bf3ff19e17d76d8fff2",
      "sha256 2ee1ea7479e7408b6f8a68de85117b26027fa95023e57fba7a5ed170e172b272",
      "ipv4 203.0.113.24",
      "ipv4 198.51.100.77",
      "domain cdn-sync.example",
      "url https://cdn-sync.example/u/9f",
    ]);
  });

  test("reads the era date, the date cell and the time that ends in 頃", () => {
    expect(report.noticed).toMatchObject({
      from: "2026-12-06T21:30:00Z",
      to: "2026-12-06T21:30:00Z",
      approximate: false,
    });
    expect(report.stated).toMatchObject({ from: "2026-12-06T22:42:00Z", approximate: false });
    expect(report.occurred).toMatchObject({ from: "2026-12-06T20:10:00Z", approximate: true });
  });

  test("keeps 不明 apart from an empty cell", () => {
    expect(report.personalData).toBe("unknown");
    expect(report.affected.total).toBeNull();
  });

  test("names reporter, number, marking and consents", () => {
    expect(report).toMatchObject({
      format: "common-form-ransomware",
      kind: "common_form",
      sourceId: "ITA-2026-1207-01",
      incidentType: "ransomware",
      tlp: "amber",
      originator: "org-isewan",
      consent: { shareWithCoordinator: true, shareAnonymised: true, shareAbroad: true },
      subject: { organisationRef: "org-isewan", sector: "港湾運送" },
    });
  });

  test("takes 検知 in a remark as an own observation, and no other word of a remark anywhere but the receipt", () => {
    expect(report.items.map((item) => item.observedAt)).toEqual([
      null,
      null,
      null,
      "2026-12-06T20:12:00Z",
      null,
      null,
      null,
    ]);
    const { fields, ...shared } = report;
    expect(JSON.stringify(shared)).not.toContain("tos-db01");
    expect(fields.some((field) => field.raw.includes("tos-db01"))).toBe(true);
  });

  test("holds no contact in anything but the receipt", () => {
    const { fields, ...shared } = report;
    for (const contact of ["早瀬", "050-0000-1207", "csirt@isewan.test"]) {
      expect(JSON.stringify(shared)).not.toContain(contact);
      expect(fields.some((field) => field.raw.includes(contact))).toBe(true);
    }
  });
});

test("the amendment N4 repeats the number and brings personal data and 1,200 persons", () => {
  const report = only("n4-ransomware-form.xlsx");
  expect(report).toMatchObject({
    sourceId: "ITA-2026-1207-01",
    personalData: "yes",
    affected: { total: 1200, local: null },
  });
  expect(report.noticed?.from).toBe("2026-12-06T21:30:00Z");
  expect(report.stated?.from).toBe("2026-12-07T00:15:00Z");
  expect(indicators(report)).toHaveLength(7);
});

test("N5 does not agree to be passed on, and says possible", () => {
  const report = only("n5-ransomware-form.xlsx");
  expect(report.consent).toEqual({ shareWithCoordinator: false, shareAnonymised: false, shareAbroad: false });
  expect(report).toMatchObject({ personalData: "possible", affected: { total: 30 } });
  expect(indicators(report)).toHaveLength(3);
});

test("the echo E1 declares an own observation of the domain alone", () => {
  const report = only("e1-ransomware-form.xlsx");
  expect(report.items.filter((item) => item.observedAt !== null)).toMatchObject([
    { value: "cdn-sync.example", observedAt: "2026-12-06T22:02:00Z" },
  ]);
  expect(report.noticed?.from).toBe("2026-12-07T01:20:00Z");
  expect(indicators(report)).toHaveLength(5);
});

test("the DDoS form N1 gives three addresses and its technique", () => {
  const report = only("n1-ddos-form.xlsx");
  expect(report).toMatchObject({
    format: "common-form-ddos",
    incidentType: "ddos",
    sourceId: "BKE-DDOS-20261207",
    personalData: "no",
    names: [{ kind: "technique", value: "T1498.001" }],
    consent: { shareWithCoordinator: true, shareAnonymised: false, shareAbroad: false },
  });
  expect(indicators(report)).toEqual(["ipv4 192.0.2.53", "ipv4 203.0.113.171", "ipv4 198.51.100.219"]);
});

describe("the police submission S2", () => {
  const report = only("s2-police.json");

  test("gives five indicators, one of them for police alone", () => {
    expect(indicators(report)).toEqual([
      "ipv4 203.0.113.24",
      "sha256 c1a5fefc56f3e453ad44cdbcd14d01bb04a40d5e3ac67bf3ff19e17d76d8fff2",
      "ipv6 2001:db8:5::66",
      "domain pay-portal.example",
      "wallet tb1qisewan0000fictionalwallet0000000n7xk2",
    ]);
    expect(report.items.map((item) => item.handling)).toEqual([
      "normal",
      "normal",
      "normal",
      "normal",
      "law_enforcement_only",
    ]);
  });

  test("reads local times in the zone that stands beside them", () => {
    expect(report.items[0]?.observedAt).toBe("2026-12-06T20:58:00Z");
    expect(report.items[2]?.validUntil).toBe("2026-12-14T00:00:00Z");
    expect(report.occurred?.from).toBe("2026-12-06T20:10:00Z");
  });

  test("copies nothing of a secret note, and states no count that the agency did not state", () => {
    const everything = JSON.stringify(report);
    for (const secret of ["K-17", "203.0.113.99", "R-4471", "協力者"]) expect(everything).not.toContain(secret);
    expect(report.existenceCount).toBeNull();
  });

  test("keeps the case reference in the receipt alone", () => {
    const { fields, ...shared } = report;
    expect(JSON.stringify(shared)).not.toContain("PA-CY-2026-0931");
    expect(fields.map((field) => field.raw)).toContain("PA-CY-2026-0931");
  });
});

describe("the MISP event S3", () => {
  const report = only("s3-misp-event.json");

  test("gives fourteen indicators: to_ids and not deleted, objects included", () => {
    expect(indicators(report)).toEqual([
      "ipv4 203.0.113.24",
      "domain cdn-sync.example",
      "sha256 9af7dbec8cf113b044faaeb6353634675d1aefb184cd8b18d2caeb21e0e2051f",
      "ipv4 192.0.2.53",
      "sha256 c1a651930660cf2d7b49bc3f543b54a4d59d9499d0126f2b25b1183ad802882c",
      "sha256 5f8e67fe94c00e74902089a2b18e9ea46b23db35e83e530b542ee5657c782547",
      "ipv4 198.51.100.140",
      "cidr 203.0.113.64/28",
      "domain xn--1tw26akd2m.example",
      "url https://xn--1tw26akd2m.example/login",
      "domain update-harbor.test",
      "ipv6 2001:db8:a1::9",
      "url https://update-harbor.test/get/k7?id=3",
      "sha256 2ee1ea7479e7408b6f8a68de85117b26027fa95023e57fba7a5ed170e172b272",
    ]);
  });

  test("keeps to_ids false as context and leaves deleted attributes and comments out", () => {
    expect(report.items.filter((item) => !item.indicator).map((item) => item.value)).toEqual([
      "invoice_1207.pdf.exe",
      "192.0.2.200",
      "sample_3.bin",
    ]);
    expect(JSON.stringify(report)).not.toMatch(/beef60b3|tos-db01|withdrawn by member/);
  });

  test("names the event, its date, its originator and techniques", () => {
    expect(report).toMatchObject({
      sourceId: "5587f177-186e-4334-bd2f-800170d212d1",
      occurred: { from: "2026-12-07T00:00:00Z", to: "2026-12-07T23:59:59.999Z", precision: "day" },
      originator: "fa5a5edc-a2a8-4895-95f1-9653073a4820",
      tlp: "amber",
      names: [
        { kind: "technique", value: "T1486" },
        { kind: "technique", value: "T1133" },
      ],
    });
    expect(report.items[0]).toMatchObject({
      ref: "79aaa615-dd85-4065-856d-3ff870a4287f",
      originator: "fa5a5edc-a2a8-4895-95f1-9653073a4820",
    });
  });
});

test("E2, passed on by the ministry, still names the ISAC as the originator of every item", () => {
  const report = only("e2-misp-event.json");
  expect(indicators(report)).toHaveLength(14);
  expect(new Set(report.items.map((item) => item.originator))).toEqual(
    new Set(["fa5a5edc-a2a8-4895-95f1-9653073a4820"]),
  );
});

describe("the TAXII transfer S4", () => {
  const report = only("s4-taxii-page1.json", "s4-taxii-page2.json");

  test("gives twelve indicators: the object on both pages counts once", () => {
    expect(indicators(report)).toHaveLength(12);
    expect(indicators(report)).toContain("ipv6 2001:db8:b2::41");
    expect(new Set(report.items.map((item) => item.ref)).size).toBe(12);
  });

  test("names report, time, originator, validity and marking", () => {
    expect(report).toMatchObject({
      sourceId: "report--4fabed7f-b65c-4a93-b040-8302bca68218",
      title: "BRASS HERON ransomware staging",
      occurred: { from: "2026-12-06T23:15:00Z" },
      tlp: "amber+strict",
      originator: "identity--b452141f-cadf-4369-88fd-2d494331671f",
    });
    expect(report.items.at(-1)).toMatchObject({
      ref: "indicator--0b6cf352-af36-44a9-a55f-7b94bd853c32",
      version: "2026-12-06T21:15:00.000Z",
      value: "198.51.100.13",
      validFrom: "2026-10-24T23:31:00Z",
      validUntil: "2026-12-03T23:31:00Z",
      tlp: "amber+strict",
      originator: "identity--b452141f-cadf-4369-88fd-2d494331671f",
    });
  });

  test("is refused without its last page", () => {
    const first = understand(file("s4-taxii-page1.json"));
    expect(first.ok).toBe(false);
    expect(first.refused[0]).toMatchObject({ code: "MISSING_FIELD", place: "$.more" });
  });
});

test("N2 is GREEN by its TLP 1 id", () => {
  const report = only("n2-taxii-page1.json");
  expect(report.tlp).toBe("green");
  expect(indicators(report)).toHaveLength(4);
});

test("sightings and every other file of the folder are refused as no report", () => {
  for (const name of [
    "s5-sightings.ndjson",
    "s6-authorisations.json",
    "q1-neutralisation-request.json",
    "v1-assessment.json",
    "w1-withdrawal.json",
    "x1-consent.json",
    "s6-conn.log",
    "prefixes.csv",
  ]) {
    const read = understand(file(name), { fileName: name });
    expect([name, read.ok]).toEqual([name, false]);
  }
  expect(understand(file("s5-sightings.ndjson")).refused[0]?.code).toBe("NOT_TAKEN");
});
