/** Takes an entry for destroyed under certificate that no certificate of the log names. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-uncertified-destroyed",
  truth: "An act is present and equal, destroyed under certificate, or missing, which is a failure (DESIGN, truth 13).",
  file: "apps/auditor/src/audit.ts",
  replace: "entries.destroyed.filter((leaf) => certified.has(leaf))",
  by: "entries.destroyed",
  test: {
    file: "apps/auditor/src/proof.test.ts",
    name: "the proof of an act, by WebCrypto > shows it destroyed only where the same log holds the certificate",
  },
};
