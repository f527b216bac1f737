/**
 * How many values a second one core makes canonical, recognises, and finds in prose; beside what the platform's own
 * readers take for the same strings (`net.isIP`, `new URL`, `domainToASCII`). Aim: 1 M canonical values/s for common kinds.
 */
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { canonical, extract, type ObservableKind, organisationName, readLocalTime, recognise } from "@noroshi/values";

const COUNT = 20_000;
const ROUNDS = 12;

interface Row {
  readonly work: string;
  readonly unit: string;
  readonly perSecond: number;
  readonly peer?: readonly [string, number];
}

const seed = { state: 12_345 };
function next(below: number): number {
  seed.state = (Math.imul(seed.state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed.state / 2 ** 32) * below);
}
const hex = (digits: number): string => Array.from({ length: digits }, () => next(16).toString(16)).join("");
const word = (): string => hex(4) + "abcdefgh".slice(0, 1 + next(8));
const made = (make: () => string): readonly string[] => Array.from({ length: COUNT }, make);

const VALUES = {
  ipv4: made(() => `${next(224)}.${next(256)}.${next(256)}.${next(256)}`),
  ipv6: made(() => `2001:db8:${hex(4)}::${hex(4)}:${hex(4)}`),
  cidr: made(() => `10.${next(256)}.${next(256)}.0/24`),
  domain: made(() => `${word()}.${word()}.example`),
  url: made(() => `https://${word()}.example/${word()}/${word()}?id=${next(9999)}`),
  email: made(() => `${word()}@${word()}.example`),
  sha256: made(() => hex(64)),
  md5: made(() => hex(32)),
} satisfies Partial<Record<ObservableKind, readonly string[]>>;

const PROSE = Array.from(
  { length: 200 },
  () => `マルウェアは${word()}[.]exampleに接続し、hxxps://${word()}.example/${word()}からファイル（SHA-256: ${hex(64)}）を取得した。
The implant then beacons to ${next(224)}.${next(256)}.1.1 every 60 seconds and drops invoice.pdf.exe; see CVE-2026-${1000 + next(8999)}. `,
).join("\n");

/** Prints the table. */
export function run(): void {
  for (const row of [...canonicalRows(), ...otherRows()]) {
    const peer =
      row.peer === undefined
        ? ""
        : `  ${row.peer[0]} ${figure(row.peer[1])}  ratio ${(row.perSecond / row.peer[1]).toFixed(2)}`;
    console.log(`values  ${row.work.padEnd(30)} ${figure(row.perSecond)} ${row.unit}${peer}`);
  }
}

function canonicalRows(): readonly Row[] {
  const peers: Partial<Record<string, readonly [string, (value: string) => unknown]>> = {
    ipv4: ["net.isIP", isIP],
    ipv6: ["new URL", (value) => new URL(`http://[${value}]/`).hostname],
    domain: ["domainToASCII", domainToASCII],
    url: ["new URL", (value) => new URL(value).href],
  };
  return Object.entries(VALUES).map(([kind, values]) => {
    const peer = peers[kind];
    const perSecond = rate(values, (value) => canonical(kind as ObservableKind, value));
    return {
      work: `canonical ${kind}`,
      unit: "values/s",
      perSecond,
      ...(peer === undefined ? {} : { peer: [peer[0], rate(values, peer[1])] as const }),
    };
  });
}

function otherRows(): readonly Row[] {
  const defanged = VALUES.domain.map((value) => value.replaceAll(".", "[.]").toUpperCase());
  const links = VALUES.url.map((value) => value.replace("http", "hxxp").replaceAll(".", "[.]"));
  const mixed = [...VALUES.ipv4, ...VALUES.domain, ...VALUES.url, ...VALUES.sha256];
  const names = VALUES.domain.map(
    (value) => `${value.slice(0, 4)} Widgets & Sons Univ. Hosp., Inc. d/b/a ${value.slice(4, 8)}`,
  );
  const times = VALUES.ipv4.map((_, at) => `令和8年${1 + (at % 12)}月7日 午前6時${at % 60}分`);
  return [
    {
      work: "canonical domain, defanged",
      unit: "values/s",
      perSecond: rate(defanged, (value) => canonical("domain", value)),
    },
    { work: "canonical url, defanged", unit: "values/s", perSecond: rate(links, (value) => canonical("url", value)) },
    { work: "recognise, mixed", unit: "values/s", perSecond: rate(mixed, recognise) },
    { work: "organisationName", unit: "names/s", perSecond: rate(names, organisationName) },
    {
      work: "readLocalTime, eras",
      unit: "times/s",
      perSecond: rate(times, (value) => readLocalTime(value, "Asia/Tokyo")),
    },
    { work: "extract, ja and en", unit: "chars/s", perSecond: rate([PROSE], extract) * PROSE.length },
  ];
}

/** Best of several rounds: what the core can do, not what else ran beside it. */
function rate<T>(values: readonly T[], act: (value: T) => unknown): number {
  let best = 0;
  let kept: unknown;
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    for (const value of values) kept = act(value);
    best = Math.max(best, (values.length / (performance.now() - begin)) * 1000);
  }
  if (kept === undefined) throw new Error("nothing was read");
  return best;
}

function figure(perSecond: number): string {
  return Math.round(perSecond).toLocaleString("en").padStart(12);
}

if (import.meta.main) run();
