/**
 * How linkage grows with what is stored: reports a second, milliseconds of the last one, memory a report, at 1 k, 10 k and 100 k
 * reports (`--million`: 1 M as well). Every report holds a value that all hold and that is on the warning list: over-common values
 * must cost nothing. Run alone: node bench/src/growth.ts [--million]
 */
import { builtinPolicies, type FeatureSet, Linker, nothingSaid, referenceWith, warningList } from "@noroshi/fusion";

const COMMON = "192.0.2.53";
/** Two reports tell of each incident; each report holds so many addresses. */
const EACH = 6;

interface Growth {
  readonly reports: number;
  readonly perSecond: number;
  /** The last thousand, one by one: what a new report costs at this size. */
  readonly lastMicroseconds: number;
  readonly bytesEach: number;
  readonly links: number;
}

export function run(options: { readonly sizes?: readonly number[] } = {}): readonly Growth[] {
  const sizes = options.sizes ?? (process.argv.includes("--million") ? [1e3, 1e4, 1e5, 1e6] : [1e3, 1e4, 1e5]);
  const { list } = warningList([{ type: "ipv4", value: COMMON }]);
  const rows = sizes.map((size) => grown(size, referenceWith(list)));
  console.table(
    rows.map((r) => ({
      reports: r.reports,
      "reports/s": Math.round(r.perSecond),
      "µs, last 1,000": Math.round(r.lastMicroseconds),
      "bytes each": Math.round(r.bytesEach),
      links: r.links,
    })),
  );
  return rows;
}

function grown(size: number, reference: ReturnType<typeof referenceWith>): Growth {
  const linker = new Linker(builtinPolicies.observables, reference);
  const memory = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const tail = Math.min(1000, size / 2);
  for (let n = 0; n < size - tail; n++) linker.add({ report: `r${n}`, features: facts(n) });
  const late = performance.now();
  for (let n = size - tail; n < size; n++) linker.add({ report: `r${n}`, features: facts(n) });
  const ended = performance.now();
  return {
    reports: size,
    perSecond: (size / (ended - begun)) * 1000,
    lastMicroseconds: ((ended - late) / tail) * 1000,
    bytesEach: (process.memoryUsage().heapUsed - memory) / size,
    links: linker.links.length,
  };
}

/** Report n tells of incident n / 2: it shares its addresses with one other report, and the common one with all. */
function facts(n: number): FeatureSet {
  const incident = Math.floor(n / 2);
  const day = 20_000 + (incident % 300);
  return {
    ...nothingSaid,
    observables: [
      { kind: "ipv4", value: COMMON },
      ...Array.from({ length: EACH }, (_, k) => ({
        kind: "ipv4",
        value: `10.${(incident >> 8) & 255}.${incident & 255}.${k + ((incident >> 16) & 31) * 8}`,
      })),
    ],
    occurred: { from: day, to: day },
    reported: day,
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) run();
