/** Files although two authorities would be told different things about one fact. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-filings-at-odds",
  truth: "Filings of one state of knowledge never contradict each other.",
  file: "apps/hub/src/filings/file.ts",
  replace: 'if (faults.length > 0) throw new Refusal("FILING_CONTRADICTS"',
  by: 'if (faults.length > 99) throw new Refusal("FILING_CONTRADICTS"',
  test: {
    file: "apps/hub/src/filings/filings.test.ts",
    name: "that would contradict another of the same state of knowledge is refused with the facts",
  },
};
