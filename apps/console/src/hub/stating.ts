/** States facts and files, each under a key that makes it count once however often it is sent. */
import type { Receipt } from "@noroshi/api";
import { send } from "./client.ts";

export type FactSaid =
  | { readonly fact: string; readonly value: string | number | boolean | readonly string[]; readonly answers?: Answers }
  | { readonly fact: string; readonly unknown: true; readonly answers?: Answers };

interface Answers {
  readonly filing: string;
  readonly question: string;
}

const post = (path: string, key: string, body: unknown): Promise<Receipt> =>
  send<Receipt>(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "idempotency-key": key },
    body: JSON.stringify(body),
  });

export const stateFacts = (caseId: string, facts: readonly FactSaid[], key: string): Promise<Receipt> =>
  post(`/api/v1/cases/${encodeURIComponent(caseId)}/facts`, key, { facts });

export interface FilingOrder {
  readonly form: string;
  readonly to: string | null;
  readonly digest: string;
}

export const fileNow = (caseId: string, filings: readonly FilingOrder[], key: string): Promise<Receipt> =>
  post(`/api/v1/cases/${encodeURIComponent(caseId)}/filings`, key, { filings });

/** Where the draft of a form lies as a file. */
export const draftAddress = (caseId: string, form: string, to: string | null, as: "own" | "pdf"): string =>
  `/api/v1/cases/${encodeURIComponent(caseId)}/filing/forms/${encodeURIComponent(form)}/file?as=${as}${to === null ? "" : `&to=${encodeURIComponent(to)}`}`;

/** Where a frozen filing lies as a file. */
export const filingAddress = (id: string): string => `/api/v1/filings/${encodeURIComponent(id)}/file`;
