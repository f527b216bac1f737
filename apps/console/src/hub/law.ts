/** What people say about clocks and about states of the law. The same key says it once, however often it is sent. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";

const post = (path: string, body: unknown, key: string): Promise<Receipt> =>
  send<Receipt>(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: JSON.stringify(body),
  });

export interface Evidence {
  readonly kind: string;
  readonly reference: string;
}

export const sayMet = (clock: string, evidence: Evidence, key: string): Promise<Receipt> =>
  post(`/api/v1/clocks/${encodeURIComponent(clock)}/events`, { kind: "met", evidence }, key);

export interface Change {
  readonly basis: string;
  readonly state: string;
  readonly since: string | null;
  readonly source: string;
  readonly reason: string;
}

export const askChange = (change: Change, key: string): Promise<Receipt> => post("/api/v1/law/changes", change, key);

export const answerChange = (id: string, answer: "confirmed" | "refused", key: string): Promise<Receipt> =>
  post(`/api/v1/law/changes/${encodeURIComponent(id)}/answer`, { answer }, key);

/** Where the file for reviewers is. */
export const LAW_EXPORT = "/api/v1/law/export";
