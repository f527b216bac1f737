/**
 * What people of the twin worlds do: reports with values from one small pool, so that hidden and visible ones meet all the
 * time. Whether the reader can see a report is known by how it was marked, not asked of the code under test.
 */
import fc from "fast-check";

export interface Filing {
  readonly by: string;
  /** The sender's own report id: the same again is an amendment, which acts on the report that is there. */
  readonly source: string;
  readonly key: string;
  readonly body: string;
  readonly mediaType: string;
  readonly query: string;
}

/** Ten addresses and six hashes; two in common make a link. */
export const POOL = {
  ipv4: Array.from({ length: 10 }, (_, n) => `203.0.113.${n + 1}`),
  sha256: Array.from({ length: 6 }, (_, n) => `${n}a`.repeat(32)),
};

const MARKINGS = {
  clear: "94868c89-83c2-464b-929b-a1a8aa3c8487",
  green: "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  amber: "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  red: "e828b379-4e03-4974-9ac4-e53a884c97c1",
} as const;
export type Marking = keyof typeof MARKINGS;

const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const values = fc.tuple(
  fc.subarray(POOL.ipv4, { minLength: 1, maxLength: 4 }),
  fc.subarray(POOL.sha256, { maxLength: 3 }),
);
const day = fc.integer({ min: 1, max: 19 }).map((d) => `2026-11-${String(d).padStart(2, "0")}`);
/** Few numbers, so that ids and keys are used twice, by different bodies too. */
const number = fc.integer({ min: 1, max: 40 });

/** A STIX transfer by a body under one marking. */
export function stix(by: string, marking: Marking): fc.Arbitrary<Filing> {
  return fc.tuple(values, day, number, number).map(([[addresses, hashes], date, n, key]) => {
    const at = `${date}T00:00:00.000Z`;
    const mark = { object_marking_refs: [`marking-definition--${MARKINGS[marking]}`] };
    const common = { spec_version: "2.1", created: at, modified: at, ...mark };
    const patterns = [
      ...addresses.map((a) => `[ipv4-addr:value = '${a}']`),
      ...hashes.map((h) => `[file:hashes.'SHA-256' = '${h}']`),
    ];
    const indicators = patterns.map((pattern, k) => ({
      type: "indicator",
      id: `indicator--${uuidOf(n * 100 + k)}`,
      ...common,
      pattern,
      pattern_type: "stix",
      valid_from: at,
      ...(k % 3 === 2 ? { valid_until: "2026-11-20T06:00:00.000Z" } : {}),
    }));
    const report = {
      type: "report",
      id: `report--${uuidOf(n)}`,
      ...common,
      name: `Transfer ${n} of ${by}`,
      published: at,
      object_refs: indicators.map((i) => i.id),
    };
    const body = JSON.stringify({ type: "bundle", id: `bundle--${uuidOf(n)}`, objects: [report, ...indicators] });
    return { by, source: `stix ${n}`, key: `k${key}`, body, mediaType: "application/stix+json;version=2.1", query: "" };
  });
}

/** A police submission; every value is for police alone, or all is open. */
export function police(open: boolean): fc.Arbitrary<Filing> {
  return fc.tuple(values, day, number, number).map(([[addresses, hashes], date, n, key]) => {
    const handling = open ? "normal" : "lawEnforcementOnly";
    const items = [
      ...addresses.map((value) => ({ type: "ipv4", value })),
      ...hashes.map((value) => ({ type: "sha256", value })),
    ].map((i, k) => ({ no: k + 1, handling, kind: "indicator", ...i }));
    const body = JSON.stringify({
      schema: "police-submission/1",
      submissionId: `P-${n}`,
      agencyId: "police",
      caseReference: `C-${n}`,
      incidentType: "ransomware",
      existenceVisible: false,
      occurredAt: `${date}T09:00:00+09:00`,
      submittedAt: `${date}T10:00:00+09:00`,
      tlp: open ? "TLP:GREEN" : "TLP:RED",
      items,
    });
    return { by: "police", source: `police ${n}`, key: `k${key}`, body, mediaType: "application/json", query: "" };
  });
}

/** A notice that names its victim: its sender and the office read it. */
export function notice(by: string): fc.Arbitrary<Filing> {
  return fc.tuple(values, day, number, number).map(([[addresses, hashes], date, n, key]) => {
    const body = JSON.stringify({
      schema: "neutral-incident/1",
      id: `N-${n}`,
      source: "list",
      received: date,
      organisation: `Works ${n % 5}`,
      country: "XJ",
      tlp: "amber",
      incidentType: "ransomware",
      indicators: [
        ...addresses.map((value) => ({ type: "ipv4", value })),
        ...hashes.map((value) => ({ type: "sha256", value })),
      ],
    });
    return { by, source: `notice ${n}`, key: `k${key}`, body, mediaType: "application/json", query: "" };
  });
}

/** What this reader can see, or have sent itself. */
export function visibleTo(reader: string): fc.Arbitrary<Filing> {
  const open = fc.oneof(
    stix("bravo", "green"),
    stix("ministry", "green"),
    stix(reader, "amber"),
    notice(reader),
    // Police terms hold their words back from abroad.
    ...(reader === "alpha" || reader === "bravo" ? [] : [police(true)]),
  );
  return open;
}

/** What this reader cannot see at all. */
export function hiddenFrom(reader: string): fc.Arbitrary<Filing> {
  const others = ["office", "port", "bank", "ministry", "alpha", "bravo"].filter((b) => b !== reader);
  return fc.oneof(
    police(false),
    ...others.map((by) => stix(by, "red")),
    ...others.filter((by) => reader !== "office" || by === reader).map((by) => notice(by)),
  );
}
