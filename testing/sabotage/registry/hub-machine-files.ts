/** Lets a machine file: an authority would be told something that nobody read. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-machine-files",
  truth: "Only a person files; the advisor and machines never do.",
  file: "apps/hub/src/filings/file.ts",
  replace: 'signed.acting.kind !== "person"',
  by: "signed.acting.kind === undefined",
  test: {
    file: "apps/hub/src/filings/filings.test.ts",
    name: "is a person's act: a machine may look and state, and is refused",
  },
};
