/** Takes a witness's cosignature without checking it: any line under its name would be one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-cosigned-unread",
  truth: "Only cosignatures that verify are kept, and only they count for the quorum (SG-22).",
  file: "apps/hub/src/ledger/witnesses.ts",
  replace:
    "if ((await cosignedAt({ text, signatures: [signature] }, key, nodeVerify)) !== undefined) return signature;",
  by: "if ((await cosignedAt({ text, signatures: [signature] }, key, () => true)) !== undefined) return signature;",
  test: {
    file: "apps/hub/src/ledger/witnesses.test.ts",
    name: "cosignatures of a checkpoint > do not count for the quorum where a witness signed something else, or under another key, or nothing",
  },
};
