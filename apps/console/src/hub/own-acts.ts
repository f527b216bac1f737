/** What a body does on its own reports: confirm, withdraw, consent late, say that a batch is old; and what a desk files. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";
import { randomKey } from "./file-key.ts";

const post = (path: string, body: unknown, key: string): Promise<Receipt> =>
  send<Receipt>(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: body === null ? null : JSON.stringify(body),
  });

export type ConsentFlag = "shareAnonymised" | "shareAbroad";

/** Each press is an act of its own; a second press while the first is on its way is the caller's to hold back. */
export const confirmDesk = (reportId: string): Promise<Receipt> =>
  post(`/api/v1/reports/${encodeURIComponent(reportId)}/confirmation`, null, randomKey());

export const withdrawFlag = (by: string, reportId: string, flag: ConsentFlag): Promise<Receipt> =>
  post("/api/v1/withdrawals", { schema: "withdrawal/1", by, reportId, withdraw: [flag] }, randomKey());

export const passOn = (by: string, reportId: string): Promise<Receipt> =>
  post("/api/v1/consents", { schema: "consent/1", by, reportId, grant: "shareWithCoordinator" }, randomKey());

export const sayOld = (receiptId: string, historical: boolean, why: string): Promise<Receipt> =>
  post(`/api/v1/receipts/${encodeURIComponent(receiptId)}/historical`, { historical, why }, randomKey());

/** The key is the entry's: pressing again after a failure files it once. */
export const fileAtDesk = (entry: unknown, key: string): Promise<Receipt> => post("/api/v1/desk/entries", entry, key);
