/**
 * How well and how fast fusion joins: the public breach notices in four views, five folds by organisation, shuffles,
 * baselines; the same five times over under other names with serial reporters; an invented world of serial reporters; the
 * invented corpus in two languages; reports a second. The public data is read only where it lies.
 * Run alone: node bench/src/linkage.ts; the weights anew: node bench/src/linkage.ts fit [--write]
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { builtinPolicies, builtinReference, type LinkableReport, Linker } from "@noroshi/fusion";
import { baselines } from "./linkage/baselines.ts";
import { type Figures, figures, type LabelledPair, readLabels, suspectsPerThousand } from "./linkage/figures.ts";
import { fitOnPublic, withFitted } from "./linkage/fit.ts";
import { fit } from "./linkage/fit-command.ts";
import { invented } from "./linkage/invented.ts";
import { larger } from "./linkage/larger.ts";
import { equalUnderShuffles, link } from "./linkage/linking.ts";
import { type Notice, readNotices, toLinkable } from "./linkage/reports.ts";
import { serialWorld } from "./linkage/serial.ts";
import { serialFigures } from "./linkage/serial-figures.ts";

const views = {
  full: "reports.ndjson",
  nodates: "reports.nodates.ndjson",
  noisynames: "reports.noisynames.ndjson",
  hard: "reports.hard.ndjson",
};
/** The least F1 that is accepted, under five folds. */
const bars: Readonly<Record<string, number>> = { full: 0.988, nodates: 0.985, noisynames: 0.973, hard: 0.962 };

const SHUFFLES = 20;

export async function run(): Promise<void> {
  const folder = publicFolder();
  if (folder === undefined) console.log("linkage: public notices not found (NOROSHI_SHARED), quality skipped");
  else quality(folder);
  await fit(folder);
  serial();
  await invented();
  speed();
}

function publicFolder(): string | undefined {
  const shared = process.env["NOROSHI_SHARED"];
  const folder = shared === undefined ? undefined : join(shared, "data", "linkage-dev");
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

function quality(folder: string): void {
  const labels = readLabels(join(folder, "labelled_pairs.csv"));
  const full = readNotices(join(folder, views.full));
  console.log(
    "\nlinkage quality              F1      bar    folds   P       R       N+N2   N3     suspects/1000  shuffles equal",
  );
  for (const [view, file] of Object.entries(views)) {
    const notices = readNotices(join(folder, file));
    const reports = notices.map(toLinkable);
    const cases = link(reports);
    const shipped = figures(cases, labels);
    const equal = `${equalUnderShuffles(cases, SHUFFLES, reports)} of ${SHUFFLES}`;
    console.log(
      `  ours, ${view.padEnd(20)} ${row(shipped, bars[view], fiveFolds(reports, labels, full))}  ${suspectsPerThousand(cases, full, labels).toFixed(2).padStart(8)}       ${equal}`,
    );
    for (const [name, baseline] of Object.entries(baselines))
      console.log(`    ${name.padEnd(25)}${row(figures(baseline(notices, reports), labels))}`);
  }
  larger(full, labels);
}

/** Weights fitted on the notices of four fifths of the organisations, scored on the last; F1 over the pooled counts. */
function fiveFolds(
  reports: readonly LinkableReport[],
  labels: readonly LabelledPair[],
  full: readonly Notice[],
): number {
  const names = new Map(full.map((notice) => [notice.id, toLinkable(notice).features.organisation?.key ?? ""]));
  const fullReports = full.map(toLinkable);
  const fold = (report: string): number =>
    createHash("sha256")
      .update(names.get(report) ?? "")
      .digest()
      .readUInt32BE(0) % 5;
  let [hits, wrong, positives] = [0, 0, 0];
  for (let held = 0; held < 5; held += 1) {
    const others = fullReports.filter(({ report }) => fold(report) !== held);
    const reference = withFitted(fitOnPublic(others, builtinReference.weights));
    const cases = link(reports, undefined, reference);
    for (const pair of labels.filter(({ a }) => fold(a) === held)) {
      const merged = cases.get(pair.a) === cases.get(pair.b);
      if (pair.label === "positive") positives += 1;
      if (pair.label === "positive" && merged) hits += 1;
      if (pair.label === "negative" && pair.tier !== "N3" && merged) wrong += 1;
    }
  }
  return (2 * hits) / (hits + wrong + positives);
}

function serial(): void {
  const world = serialWorld(7, 1500, 0.25);
  console.log(`\nserial reporters, invented: ${world.notices.length} reports   F1      P       R       N3`);
  const hide: Readonly<Record<string, (notice: Notice) => Notice>> = {
    full: (notice) => notice,
    nodates: (notice) => ({ ...notice, occurred: null }),
    hard: (notice) => ({ ...notice, occurred: null, affected: null, affected_local: null, region: null }),
  };
  for (const [view, mask] of Object.entries(hide)) {
    const notices = world.notices.map(mask);
    const reports = notices.map(toLinkable);
    const print = (name: string, cases: ReadonlyMap<string, string>): void => {
      const { f1, precision, recall, n3 } = serialFigures(world, cases);
      console.log(
        `  ${`${name}, ${view}`.padEnd(42)} ${f1.toFixed(4)}  ${precision.toFixed(4)}  ${recall.toFixed(4)}  ${n3.toFixed(4)}`,
      );
    };
    print("ours", link(reports));
    for (const [name, baseline] of Object.entries(baselines)) print(name, baseline(notices, reports));
  }
}

function speed(): void {
  const { notices } = serialWorld(11, 20_000, 0.05);
  const spent = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  const started = spent();
  const reports = notices.map(toLinkable);
  const understood = spent();
  const linker = new Linker(builtinPolicies.notices, builtinReference);
  for (const report of reports) linker.add(report);
  const linked = spent();
  linker.clusters();
  const done = spent();
  const rate = (ms: number): string => Math.round((1000 * notices.length) / ms).toLocaleString("en");
  console.log(
    `\nlinkage speed, ${notices.length} reports, in time of one core (aim 5,000 reports/s; plain Fellegi–Sunter in Python 2,000/s)`,
  );
  console.log(
    `  features ${rate(understood - started)}/s, links ${rate(linked - understood)}/s, clusters ${rate(done - linked)}/s, all ${rate(done - started)} reports/s`,
  );
}

function row({ f1, precision, recall, falseMerges }: Figures, bar?: number, folds?: number): string {
  const text = (value: number | undefined): string => (value === undefined ? "      " : value.toFixed(4));
  return `${text(f1)}  ${bar === undefined ? "     " : bar.toFixed(3)}  ${text(folds)}  ${text(precision)}  ${text(recall)}  ${falseMerges.hard.toFixed(3)}  ${falseMerges.n3.toFixed(3)}`;
}

if (import.meta.main) {
  const [command, ...options] = process.argv.slice(2);
  if (command === "fit") await fit(publicFolder(), { write: options.includes("--write") });
  else await run();
}
