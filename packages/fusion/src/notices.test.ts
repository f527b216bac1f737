/** The quality that must hold on the public notices; figures in full: node bench/src/linkage.ts */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { organisationName } from "@noroshi/values";
import { describe, expect, it } from "vitest";
import type { LinkableReport } from "./contract/index.ts";
import { sketch } from "./features/shingles.ts";
import { Linker } from "./linker/linker.ts";
import { builtinPolicies } from "./policy/builtin.ts";
import { builtinReference } from "./reference/reference.ts";
import { linkable } from "./testing/linkable.ts";

const shared = process.env["NOROSHI_SHARED"];
const folder = join(shared ?? "", "data", "linkage-dev");

interface Row {
  readonly id: string;
  readonly source: string;
  readonly received: string | null;
  readonly organisation: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly occurred: { readonly from: string; readonly to: string } | null;
  readonly affected: number | null;
  readonly affected_local: number | null;
  readonly text: string | null;
}

function read(file: string): readonly LinkableReport[] {
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row)
    .map((row) =>
      linkable(row.id, {
        organisation: organisationName(row.organisation),
        country: row.country,
        region: row.region,
        occurred: row.occurred === null ? null : { from: day(row.occurred.from), to: day(row.occurred.to) },
        reported: row.received === null ? null : day(row.received),
        affected: row.affected,
        affectedLocal: row.affected_local,
        source: row.source,
        shingles: sketch(row.text ?? ""),
      }),
    );
}

function link(reports: readonly LinkableReport[]): ReadonlyMap<string, string> {
  const linker = new Linker(builtinPolicies.notices, builtinReference);
  for (const report of reports) linker.add(report);
  return linker.clusters();
}

describe.skipIf(shared === undefined)("the public notices (needs NOROSHI_SHARED)", () => {
  it.each([
    ["full", "reports.ndjson", 0.988],
    ["nodates", "reports.nodates.ndjson", 0.985],
    ["noisynames", "reports.noisynames.ndjson", 0.973],
    ["hard", "reports.hard.ndjson", 0.962],
  ])("%s: F1 reaches its bar, serial reporters stay apart, order is nothing", (_, file, bar) => {
    const reports = read(file);
    const cases = link(reports);
    const labels = readFileSync(join(folder, "labelled_pairs.csv"), "utf8")
      .trim()
      .split(/\r?\n/u)
      .slice(1)
      .map((line) => line.split(","));
    const count = (wanted: (label: string, tier: string) => boolean): readonly [merged: number, all: number] => {
      const pairs = labels.filter(([, , label = "", tier = ""]) => wanted(label, tier));
      return [pairs.filter(([a = "", b = ""]) => cases.get(a) === cases.get(b)).length, pairs.length];
    };
    const [hits, positives] = count((label) => label === "positive");
    const [wrong] = count((label, tier) => label === "negative" && tier !== "N3");
    expect((2 * hits) / (hits + wrong + positives)).toBeGreaterThanOrEqual(bar);
    const [hard, hardAll] = count((_label, tier) => tier === "N" || tier === "N2");
    expect(hard / hardAll).toBeLessThanOrEqual(0.001);
    const [serial, serialAll] = count((_label, tier) => tier === "N3");
    expect(serial / serialAll).toBeLessThanOrEqual(0.05);
    expect(new Map([...link(reports.toReversed())].sort())).toEqual(new Map([...cases].sort()));
  });
});
