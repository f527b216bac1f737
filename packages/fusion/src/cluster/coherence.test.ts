import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Linker } from "../linker/linker.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { linkable, named, noticeReports } from "../testing/linkable.ts";
import { cluster } from "./cluster.ts";
import { companions, isCoherent } from "./coherence.ts";

const { notices, observables } = builtinPolicies;

describe("companions", () => {
  it("with the links give the clusters that the linker gives, and a transitive policy wants none", () => {
    fc.assert(
      fc.property(noticeReports, (reports) => {
        const linker = new Linker(notices, builtinReference);
        for (const report of reports) linker.add(report);
        const ids = reports.map(({ report }) => report);
        const beside = companions(reports, linker.links, notices, builtinReference);
        for (const link of beside) expect(isCoherent(link, notices)).toBe(true);
        expect(cluster(ids, [...linker.links, ...beside], notices)).toEqual(linker.clusters());
        expect(companions(reports, linker.links, observables, builtinReference)).toEqual([]);
      }),
    );
  });

  it("are looked for inside components only", () => {
    const told = (report: string, words: string) =>
      linkable(report, { organisation: named(words), reported: 20_000, source: report });
    const reports = [told("a", "korimar hotels"), told("b", "korimar hotels"), told("c", "zentor bank")];
    const linker = new Linker(notices, builtinReference);
    for (const report of reports) linker.add(report);
    expect(companions(reports, linker.links, notices, builtinReference).map(({ a, b }) => a + b)).toEqual(["ab"]);
  });

  it("do not let a third list join two entries of one list that lie weeks apart; two of one day may amend each other", () => {
    const told = (report: string, source: string, reported: number) =>
      linkable(report, { organisation: named("korimar hotels"), source, reported });
    const clusters = (later: number) => {
      const linker = new Linker(notices, builtinReference);
      for (const r of [told("a", "L", 20_000), told("b", "M", 20_000 + later / 2), told("c", "L", 20_000 + later)])
        linker.add(r);
      return linker.clusters();
    };
    expect(new Set(clusters(40).values()).size).toBe(2);
    expect(new Set(clusters(0).values()).size).toBe(1);
  });
});
