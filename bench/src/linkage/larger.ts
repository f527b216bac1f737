/**
 * The public set five times over under other names, many of its organisations rolled into ones that report again and again:
 * what the set itself is poor in. Beside the figures by its rules, two by what is known to be true.
 */
import { baselines } from "./baselines.ts";
import { figures, type LabelledPair, suspectsPerThousand } from "./figures.ts";
import { type Cases, link } from "./linking.ts";
import { type Notice, toLinkable } from "./reports.ts";
import { type ResampledWorld, resampled, seenAs, type View } from "./resample.ts";

const SEED = 1;
const TIMES = 5;
/** How likely a drawn organisation starts a serial one: none, some, many. */
const DENSITIES = [0, 0.003, 0.01];
const VIEWS: readonly View[] = ["full", "nodates", "noisynames", "hard"];

export function larger(notices: readonly Notice[], labels: readonly LabelledPair[]): void {
  for (const density of DENSITIES) {
    const world = resampled(SEED, notices, labels, TIMES, density);
    const of = (tier: string): number => world.labels.filter((pair) => pair.tier === tier).length;
    console.log(
      `\nlinkage, public notices ${TIMES} times under other names: ${world.notices.length}, ${Math.round(100 * world.serialShare)} % of them by serial reporters; N3 pairs ${of("N3")}, B1 across two incidents ${acrossB1(world)} of ${of("B1")}`,
    );
    console.log(
      "                               F1      P       R       N+N2   N3     suspects/1000  true pairs found  joined wrongly",
    );
    for (const view of VIEWS) {
      const seen = seenAs(view, world.notices);
      const reports = seen.map(toLinkable);
      row(`ours, ${view}`, world, link(reports));
      if (view !== "full" && view !== "hard") continue;
      for (const [name, baseline] of Object.entries(baselines)) row(`  ${name}`, world, baseline(seen, reports));
    }
  }
}

function row(name: string, world: ResampledWorld, cases: Cases): void {
  const { f1, precision, recall, falseMerges } = figures(cases, world.labels);
  const suspects = suspectsPerThousand(cases, world.notices, world.labels);
  const inside = world.labels.filter((pair) => pair.label === "positive" && isOne(world, pair.a, pair.b));
  const found = inside.filter(({ a, b }) => cases.get(a) === cases.get(b)).length / inside.length;
  const numbers = [f1, precision, recall].map((value) => value.toFixed(4)).join("  ");
  console.log(
    `  ${name.padEnd(28)} ${numbers}  ${falseMerges.hard.toFixed(3)}  ${falseMerges.n3.toFixed(3)}  ${suspects.toFixed(2).padStart(8)}       ${found.toFixed(4)}            ${wrong(world, cases)}`,
  );
}

function isOne(world: ResampledWorld, a: string, b: string): boolean {
  return world.origin.get(a) === world.origin.get(b);
}

/** Joined pairs of serial reporters that come from two organisations of the set: two incidents without doubt. */
function wrong(world: ResampledWorld, cases: Cases): string {
  let [joined, apart] = [0, 0];
  const serial = world.notices.filter(({ id }) => world.serial.has(id));
  for (const group of Map.groupBy(serial, ({ id }) => cases.get(id)).values()) {
    group.forEach((x, at) => {
      for (const y of group.slice(at + 1)) {
        joined += 1;
        if (!isOne(world, x.id, y.id)) apart += 1;
      }
    });
  }
  return `${apart} of ${joined}`;
}

function acrossB1(world: ResampledWorld): number {
  return world.labels.filter(({ a, b, tier }) => tier === "B1" && !isOne(world, a, b)).length;
}
