import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeatureSet, RootFeature } from "../contract/index.ts";
import { Linker } from "../linker/linker.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { linkable, named } from "../testing/linkable.ts";
import { campaigns, type Incident } from "./campaigns.ts";
import { vendorWaves } from "./waves.ts";

const DAY = 20_000;
const vendor = (name: string): RootFeature => ({ kind: "vendor", key: name.toLowerCase(), name });
const victim = (id: string, name: string | null, day: number, said: Partial<FeatureSet>): Incident => ({
  id,
  reports: [linkable(`${id}-r`, { organisation: name === null ? null : named(name), reported: day, ...said })],
});
const found = (incidents: readonly Incident[]) =>
  vendorWaves(incidents, builtinReference).map(({ root, incidents: hit }) => [root.name, ...hit]);
const through = (...roots: readonly RootFeature[]): Partial<FeatureSet> => ({ roots });

describe("vendor waves", () => {
  it("hold the victims of one contractor that report at about the same time, and say why", () => {
    const [wave] = vendorWaves(
      [
        victim("a", "korimar", DAY, through(vendor("Corvane"))),
        victim("b", "zentor", DAY + 4, through(vendor("Corvane"))),
        victim("c", "union hospital", DAY + 9, through(vendor("Corvane"))),
        victim("d", "corvane", DAY - 3, {}),
      ],
      builtinReference,
    );
    expect(wave).toMatchObject({
      root: { kind: "vendor", name: "Corvane" },
      incidents: ["a", "b", "c"],
      victims: 3,
      rootIncident: "d",
    });
    expect(wave?.reasons).toEqual([
      { code: "ROOT_NAMED", facts: { root: "Corvane", victims: 3 } },
      { code: "TOGETHER", facts: { days: 9 } },
      { code: "ROOT_REPORTED", facts: { root: "Corvane" } },
    ]);
  });

  it("have three victims or more: one that reports again and again is none", () => {
    const again = [0, 5, 10, 15].map((days) => victim(`k${days}`, "korimar", DAY + days, through(vendor("Corvane"))));
    expect(found(again)).toEqual([]);
    expect(found([...again, victim("z", "zentor", DAY, through(vendor("Corvane")))])).toEqual([]);
  });

  it("end where nobody tells of the root for a month", () => {
    const at = [0, 3, 6, 90, 93, 95].map((days, n) =>
      victim(`i${n}`, `victim${n}`, DAY + days, through(vendor("Corvane"))),
    );
    expect(found(at)).toEqual([
      ["Corvane", "i0", "i1", "i2"],
      ["Corvane", "i3", "i4", "i5"],
    ]);
  });

  it("have no root in what half the world uses, in a malware or in a content network", () => {
    const three = (said: Partial<FeatureSet>) =>
      ["korimar", "zentor", "union"].map((name, n) => victim(`i${n}`, name, DAY, said));
    expect(found(three(through(vendor("Cloudflare"))))).toEqual([]);
    expect(found(three({ names: [{ kind: "malware", name: "tsukumo", sure: true }] }))).toEqual([]);
    expect(found(three({ observables: [{ kind: "domain", value: "cdn.jsdelivr.net" }] }))).toEqual([]);
    expect(found(three(through({ kind: "flaw", key: "CVE-2026-40404", name: "CVE-2026-40404" })))).toHaveLength(1);
  });

  it("join no victim's case to another's, and are no campaign for that", () => {
    const letter: Partial<FeatureSet> = {
      ...through(vendor("Corvane")),
      occurred: { from: DAY - 40, to: DAY - 40 },
      shingles: Array.from({ length: 64 }, (_, n) => n),
    };
    const incidents = ["korimar hotels", "zentor bank", "union hospital"].map((name, n) =>
      victim(`i${n}`, name, DAY + n, letter),
    );
    for (const policy of Object.values(builtinPolicies)) {
      const linker = new Linker(policy, builtinReference);
      for (const { reports } of incidents) for (const report of reports) linker.add(report);
      expect(new Set(linker.clusters().values()).size).toBe(3);
    }
    expect(found(incidents)).toHaveLength(1);
    expect(campaigns(incidents, builtinReference)).toEqual([]);
  });

  it("are the same whatever the order, and know only the incidents that were handed in", () => {
    const any = fc.array(
      fc.record({
        name: fc.constantFrom("korimar", "zentor", "union", "corvane", null),
        day: fc.integer({ min: 0, max: 120 }),
        roots: fc.subarray([vendor("Corvane"), vendor("Oyashio")]),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, fc.nat(), (rows, turn) => {
        const incidents = rows.map(({ name, day, roots }, n) =>
          victim(`i${String(n).padStart(2, "0")}`, name, DAY + day, { roots }),
        );
        const at = incidents.length === 0 ? 0 : turn % incidents.length;
        const first = vendorWaves(incidents, builtinReference);
        expect(vendorWaves([...incidents.slice(at), ...incidents.slice(0, at)].reverse(), builtinReference)).toEqual(
          first,
        );
        for (const { incidents: hit, victims } of first) expect(hit.length).toBeGreaterThanOrEqual(victims);
      }),
    );
  });
});
