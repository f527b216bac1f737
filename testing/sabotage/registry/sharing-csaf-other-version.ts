/** Writes CSAF documents that no reader of CSAF 2.0 takes. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-csaf-other-version",
  truth: "A CSAF document is valid by the schema that OASIS published.",
  file: "packages/sharing/src/document/csaf.ts",
  replace: 'csaf_version: "2.0",',
  by: 'csaf_version: "2",',
  test: {
    file: "packages/sharing/src/document/csaf.test.ts",
    name: "a CSAF document > is valid by the schema that OASIS published, and the schema refuses what is not",
  },
};
