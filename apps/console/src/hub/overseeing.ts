/** What the commission and those who keep records do: each press is an act of its own under a key of its own. */
import type { Opened, Receipt } from "@noroshi/api";
import { send } from "./client.ts";

const part = encodeURIComponent;
const post = (path: string, body: unknown, key: string): Promise<Receipt> =>
  send<Receipt>(`/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body),
  });

export interface OrderedInspection {
  readonly way: "sample" | "target";
  readonly size: number;
  readonly body: string | null;
  /** The id of what the acts are about; null for anything. */
  readonly subject: string | null;
  readonly reason: string;
  readonly traffic: boolean;
  readonly files: boolean;
}

export const orderInspection = (said: OrderedInspection, key: string) => post("oversight/inspections", said, key);
/** Opens what an item of an inspection touches, saying what for. */
export const openTouched = (
  id: string,
  of: {
    readonly entry: string;
    readonly report: string | null;
    readonly sensor: string | null;
    readonly number: number | null;
  },
  why: string,
  key: string,
) =>
  post(
    `oversight/inspections/${part(id)}/openings`,
    of.report === null
      ? { entry: of.entry, sensor: of.sensor, number: of.number, why }
      : { entry: of.entry, report: of.report, why },
    key,
  );
/** What was opened. Each call is a reading on record. */
export const readOpened = (id: string, opening: string): Promise<Opened> =>
  send<Opened>(`/api/v1/oversight/inspections/${part(id)}/openings/${part(opening)}`, {
    headers: { "x-noroshi-purpose": "inspection" },
  });
export const sayOnInspection = (id: string, said: unknown, key: string) =>
  post(`oversight/inspections/${part(id)}/words`, said, key);
export interface WordToBody {
  readonly kind: string;
  readonly to: string;
  readonly words: string;
  /** The request that it rests on; its asker is not told so. */
  readonly measure?: string;
}

export const sayToBody = (said: WordToBody, key: string) => post("oversight/words", said, key);
export const answerWord = (id: string, words: string, key: string) =>
  post(`oversight/words/${part(id)}/answers`, { words }, key);
export interface Complained {
  readonly who: string;
  readonly words: string;
  readonly values: readonly string[];
}

export const examineComplaint = (said: Complained, key: string) => post("oversight/complaints", said, key);
export const orderForCourt = (caseId: string, said: { readonly court: string; readonly reason: string }, key: string) =>
  post(`cases/${part(caseId)}/court-exports`, said, key);
export const answerForCourt = (id: string, answer: "confirmed" | "refused", key: string) =>
  post(`court-exports/${part(id)}/answer`, { answer }, key);
export const freezeReport = (
  said: { readonly from: string; readonly to: string; readonly overviews: Readonly<Record<string, string>> },
  key: string,
) => post("oversight/reports", said, key);
export const publishIssue = (period: { readonly from: string; readonly to: string }, key: string) =>
  post("oversight/issues", period, key);
export const proposeDisposal = (kept: string, reason: string, key: string) =>
  post("retention/disposals", { class: kept, reason }, key);
export const answerDisposal = (id: string, answer: "confirmed" | "refused", key: string) =>
  post(`retention/disposals/${part(id)}/answer`, { answer }, key);
export const askHold = (about: { readonly kind: string; readonly id: string }, reason: string, key: string) =>
  post("retention/holds", { about, reason }, key);
export const answerHold = (id: string, answer: "confirmed" | "refused", key: string) =>
  post(`retention/holds/${part(id)}/answer`, { answer }, key);
export const liftHold = (id: string, reason: string, key: string) =>
  post(`retention/holds/${part(id)}/lifting`, { reason }, key);
