/**
 * What people of the twin worlds file. Whether the reader can see a report is known by how it was marked, not asked of the
 * code under test. Values come from a pool that is handed in: the same one for hidden and visible reports where they are to meet.
 */
import fc from "fast-check";

export interface Filing {
  readonly by: string;
  /** The sender's own report id: the same again is an amendment, which acts on the report that is there. */
  readonly source: string;
  readonly number: string;
  readonly key: string;
  readonly body: string;
  readonly mediaType: string;
  readonly values: Values;
  /** The same with more in it that the reader cannot see: what is sent in the second world. */
  readonly more?: string;
}

export interface Values {
  readonly ipv4: readonly string[];
  readonly sha256: readonly string[];
}

/** Ten addresses and six hashes; two in common make a link. */
export const NEAR: Values = {
  ipv4: Array.from({ length: 10 }, (_, n) => `203.0.113.${n + 1}`),
  sha256: Array.from({ length: 6 }, (_, n) => `${n}a`.repeat(32)),
};

/** Values that no visible report has. */
export const FAR: Values = {
  ipv4: Array.from({ length: 10 }, (_, n) => `198.51.100.${n + 1}`),
  sha256: Array.from({ length: 6 }, (_, n) => `${n}f`.repeat(32)),
};

const MARKINGS = {
  clear: "94868c89-83c2-464b-929b-a1a8aa3c8487",
  green: "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  amber: "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  red: "e828b379-4e03-4974-9ac4-e53a884c97c1",
} as const;
type Marking = keyof typeof MARKINGS;

const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Some of a pool. */
export function some(pool: Values): fc.Arbitrary<Values> {
  return fc.record({
    ipv4: fc.subarray([...pool.ipv4], { minLength: 1, maxLength: 4 }),
    sha256: fc.subarray([...pool.sha256], { maxLength: 3 }),
  });
}

const day = fc.integer({ min: 1, max: 19 }).map((d) => `2026-11-${String(d).padStart(2, "0")}`);
/** Few numbers, so that ids and keys are used twice, by different bodies too. */
const few = fc.integer({ min: 1, max: 12 });

const filing = (
  values: fc.Arbitrary<Values>,
  make: (said: { values: Values; date: string; n: number; key: string }) => Omit<Filing, "key" | "values">,
): fc.Arbitrary<Filing> =>
  fc.tuple(values, day, few, few).map(([v, date, n, k]) => {
    const key = `k${k}`;
    return { ...make({ values: v, date, n, key }), key, values: v };
  });

/** A STIX transfer by a body under one marking. */
export function stix(by: string, marking: Marking, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return filing(of, ({ values, date, n }) => {
    const at = `${date}T00:00:00.000Z`;
    const mark = { object_marking_refs: [`marking-definition--${MARKINGS[marking]}`] };
    const common = { spec_version: "2.1", created: at, modified: at, ...mark };
    const patterns = [
      ...values.ipv4.map((a) => `[ipv4-addr:value = '${a}']`),
      ...values.sha256.map((h) => `[file:hashes.'SHA-256' = '${h}']`),
    ];
    const indicators = patterns.map((pattern, k) => ({
      type: "indicator",
      id: `indicator--${uuidOf(n * 100 + k)}`,
      ...common,
      pattern,
      pattern_type: "stix",
      valid_from: at,
      ...(k % 3 === 2 ? { valid_until: "2026-12-20T06:00:00.000Z" } : {}),
    }));
    const report = {
      type: "report",
      id: `report--${uuidOf(n)}`,
      ...common,
      name: `Transfer ${n} of ${by} 港湾の障害`,
      published: at,
      object_refs: indicators.map((i) => i.id),
    };
    const body = JSON.stringify({ type: "bundle", id: `bundle--${uuidOf(n)}`, objects: [report, ...indicators] });
    return {
      by,
      source: `stix ${n}`,
      number: `report--${uuidOf(n)}`,
      body,
      mediaType: "application/stix+json;version=2.1",
    };
  });
}

const typed = (values: Values) => [
  ...values.ipv4.map((value) => ({ type: "ipv4", value })),
  ...values.sha256.map((value) => ({ type: "sha256", value })),
];

type Item = { readonly type: string; readonly value: string };

function submission(n: number, date: string, open: readonly Item[], closed: readonly Item[]): string {
  const items = [
    ...open.map((i) => ({ handling: "normal", ...i })),
    ...closed.map((i) => ({ handling: "lawEnforcementOnly", ...i })),
  ].map((i, k) => ({ no: k + 1, kind: "indicator", ...i }));
  return JSON.stringify({
    schema: "police-submission/1",
    submissionId: `P-${n}`,
    agencyId: "police",
    caseReference: `C-${n}`,
    incidentType: "ransomware",
    existenceVisible: false,
    occurredAt: `${date}T09:00:00+09:00`,
    submittedAt: `${date}T10:00:00+09:00`,
    tlp: open.length > 0 ? "TLP:GREEN" : "TLP:RED",
    items,
  });
}

/** A police submission; every value is for police alone, or all is open. */
export function police(open: boolean, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return filing(of, ({ values, date, n }) => ({
    by: "police",
    source: `police ${n}`,
    number: `P-${n}`,
    body: open ? submission(n, date, typed(values), []) : submission(n, date, [], typed(values)),
    mediaType: "application/json",
  }));
}

/** A police submission that holds some values back: in the second world more of them than in the first. */
export function partly(of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return fc.tuple(police(true, of), of).map(([shown, kept]) => {
    const n = Number(shown.number.slice("P-".length));
    const held = typed(kept);
    const of = (closed: readonly Item[]) => submission(n, "2026-11-18", typed(shown.values), closed);
    return { ...shown, body: of(held.slice(0, 1)), more: of(held) };
  });
}

/** Victims of notices: of what is near the same few, of what is far others, so that no name joins what no value does. */
const victimOf = (values: Values, n: number): { readonly organisation: string; readonly affected: number } =>
  values.ipv4.some((v) => FAR.ipv4.includes(v))
    ? { organisation: `Yard ${n % 3} Trading`, affected: 40 + (n % 3) }
    : { organisation: `Works ${n % 3} Holdings`, affected: 1200 + (n % 3) };

/** A notice that names its victim: its sender and the office read it. */
export function notice(by: string, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return filing(of, ({ values, date, n }) => {
    const body = JSON.stringify({
      schema: "neutral-incident/1",
      id: `N-${n}`,
      source: "list",
      received: date,
      ...victimOf(values, n),
      country: "XJ",
      tlp: "amber",
      incidentType: "ransomware",
      indicators: typed(values),
    });
    return { by, source: `notice ${n}`, number: `N-${n}`, body, mediaType: "application/json" };
  });
}

/** A common form: its reporter, the office and whoever the answers let read it. Sealed when it is not to be passed on. */
export function form(by: string, passedOn: boolean, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return filing(of, ({ values, date, n }) => {
    const body = JSON.stringify({
      schema: "common-form/1",
      form: "common-form-ransomware",
      answers: {
        報告番号: `F-${n}`,
        報告組織ID: by,
        報告組織名: by,
        覚知日時: `${date.replaceAll("-", "/")} 03:12`,
        "停止した業務・サービス": `端末が止まり、港湾の障害が続いている（${n}）。`,
        "侵害指標（IoC）": [
          ...values.ipv4.map((v) => `IPアドレス：${v}`),
          ...values.sha256.map((v) => `ハッシュ値：${v}`),
        ].join("\n"),
        調整機関への提供: passedOn ? "同意する" : "同意しない",
        匿名化した技術情報の共有: "同意しない",
        海外機関への共有: "同意しない",
        TLP: "TLP:AMBER",
      },
    });
    return { by, source: `form ${n}`, number: `F-${n}`, body, mediaType: "application/json" };
  });
}

/** Who files what the reader sees. Nobody here is ever handed something that the reader does not see: its word would be an echo. */
export function visibleTo(reader: string, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  return fc.oneof(
    stix("bravo", "green", of),
    stix("ministry", "green", of),
    stix(reader, "amber", of),
    notice(reader, of),
    form(reader, true, of),
    ...(reader === "bank" ? [] : [stix("isac", "green", of)]),
    // Police terms hold their words back from abroad.
    ...(reader === "alpha" ? [] : [police(true, of), partly(of)]),
  );
}

/** What this reader cannot see at all. */
export function hiddenFrom(reader: string, of: fc.Arbitrary<Values>): fc.Arbitrary<Filing> {
  const others = ["office", "port", "bank", "ministry", "alpha", "bravo"].filter((b) => b !== reader);
  const operators = ["port", "bank"].filter((b) => b !== reader);
  return fc.oneof(
    police(false, of),
    ...others.map((by) => stix(by, "red", of)),
    ...others.map((by) => notice(by, of)),
    ...operators.map((by) => form(by, true, of)),
    ...operators.map((by) => form(by, false, of)),
    // For its sharing group; allies are held by other terms.
    ...(reader === "bank" ? [stix("isac", "green", of)] : []),
  );
}
