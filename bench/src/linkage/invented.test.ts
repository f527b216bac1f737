/** The invented corpus in any order, one by one or at once: the same cases. And what must never be joined is not. */
import { builtinPolicies, type LinkableReport, Linker, referenceWith, warningList } from "@noroshi/fusion";
import { mulberry32, shuffled } from "@noroshi/testing/chance";
import { corpus } from "@noroshi/testing/corpus";
import { beforeAll, describe, expect, it } from "vitest";
import { corpusFigures } from "./corpus-figures.ts";
import { understood } from "./invented.ts";
import { equalUnderShuffles, link } from "./linking.ts";

const { documents, warnings } = corpus(9, 60);
const reference = referenceWith(warningList(warnings.map((value) => ({ type: "ipv6", value }))).list);
let reports: readonly LinkableReport[] = [];
beforeAll(async () => {
  ({ reports } = await understood(documents));
});

describe.each([builtinPolicies.observables, builtinPolicies.notices])("the invented corpus under $id", (policy) => {
  it("gives the same cases in twenty orders", () => {
    const cases = link(reports, policy, reference);
    expect(equalUnderShuffles(cases, 20, reports, policy, reference)).toBe(20);
  });

  it("gives after every report the cases that it would give if there were no more", () => {
    const some = shuffled(reports, mulberry32(4)).slice(0, 60);
    const linker = new Linker(policy, reference);
    some.forEach((report, at) => {
      linker.add(report);
      expect([...linker.clusters()].sort()).toEqual([...link(some.slice(0, at + 1), policy, reference)].sort());
    });
  });

  it("joins nobody over a shared host", () => {
    expect(corpusFigures(documents, link(reports, policy, reference)).wrongOf["shared-cdn"]).toBe(0);
  });
});
