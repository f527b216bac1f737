/** Records an assessment. The same key records it once, however often it is sent. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";

export interface Assessing {
  readonly reportId: string;
  readonly mode: "provisional" | "ex_post";
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
  readonly priority: { readonly method: string; readonly values: Readonly<Record<string, number>> } | null;
}

export const assess = (said: Assessing, key: string): Promise<Receipt> =>
  send<Receipt>("/api/v1/assessments", {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: JSON.stringify({ schema: "assessment/1", ...said }),
  });
