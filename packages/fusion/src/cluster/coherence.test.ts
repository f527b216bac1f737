import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Linker } from "../linker/linker.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { noticeReports } from "../testing/linkable.ts";
import { cluster } from "./cluster.ts";
import { companions, isCoherent } from "./coherence.ts";

const { notices, observables } = builtinPolicies;

describe("companions", () => {
  it("are coherent, and none are wanted where clusters are transitive", () => {
    fc.assert(
      fc.property(noticeReports, (reports) => {
        expect(companions(reports, observables, builtinReference)).toEqual([]);
        for (const link of companions(reports, notices, builtinReference)) expect(isCoherent(link, notices)).toBe(true);
      }),
    );
  });

  it("of each component, with the links, give the clusters that the linker gives", () => {
    fc.assert(
      fc.property(noticeReports, (reports) => {
        const linker = new Linker(notices, builtinReference);
        for (const report of reports) linker.add(report);
        const ids = reports.map(({ report }) => report);
        const components = cluster(ids, linker.links, { ...notices, minShare: 0 });
        const groups = Map.groupBy(reports, ({ report }) => components.get(report));
        const beside = [...groups.values()].flatMap((members) => companions(members, notices, builtinReference));
        expect(cluster(ids, [...linker.links, ...beside], notices)).toEqual(linker.clusters());
      }),
    );
  });
});
