/** Opens a case on a report, or pins a report to one. The same key does it once, however often it is sent. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";

const act = (path: string, said: unknown, key: string): Promise<Receipt> =>
  send<Receipt>(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: JSON.stringify(said),
  });

/** @param participants bodies by slug, beside one's own */
export const openCase = (report: string, participants: readonly string[], key: string): Promise<Receipt> =>
  act("/api/v1/cases", { report, participants }, key);

export const pinToCase = (caseId: string, report: string, key: string): Promise<Receipt> =>
  act(`/api/v1/cases/${caseId}/reports`, { report }, key);
