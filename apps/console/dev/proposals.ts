/** Invented pairs that wait for a person. */
import type { Proposal } from "@noroshi/api";
import { REPORTS, S1 } from "./reports.ts";

export const PROPOSALS: readonly Proposal[] = REPORTS.filter((r) => r.id !== S1.id)
  .slice(0, 2)
  .map((b) => ({
    a: S1,
    b,
    score: 2,
    reasons: [
      {
        feature: "prior",
        code: "PRIOR",
        say: {
          en: "Two reports taken at random rarely speak of one incident",
          ja: "無作為の二つの報告が同じ事案である見込みは低い",
        },
        bits: -10,
      },
      {
        feature: "observables",
        code: "OBSERVABLES_SHARED",
        say: { en: "One indicator in common: 198.51.100.77", ja: "指標1件が一致：198.51.100.77" },
        bits: 12,
      },
    ],
    suggested: {
      by: "machine" as const,
      method: "link policy observables",
      inputs: [S1.id, b.id].map((id) => ({ kind: "report" as const, id })),
    },
  }));
