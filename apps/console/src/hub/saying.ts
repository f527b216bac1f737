/** Says something about a pair of reports. The same key says it once, however often it is sent. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";

export interface Saying {
  readonly a: string;
  readonly b: string;
  readonly says: "same" | "apart" | "revoked";
  readonly why: string | null;
}

export const sayLink = (saying: Saying, key: string): Promise<Receipt> =>
  send<Receipt>("/api/v1/links/statements", {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: JSON.stringify(saying),
  });
