/** A receipt as its sender gets it. */
import type { Receipt } from "@noroshi/api";
import type { Answer } from "./submission.ts";

export function receiptBody({ receipt, outcome }: Answer): Receipt {
  return {
    id: receipt.receiptId,
    outcome: outcome as Receipt["outcome"],
    reportId: receipt.reportIds[0] ?? null,
    reportIds: [...receipt.reportIds],
    version: receipt.version,
    receivedAt: receipt.at,
    // Trusts: this hub wrote the list when it accepted the report.
    refused: Array.isArray(receipt.refused) ? receipt.refused : [],
  };
}
