/** What people do about measures. Each act names the step that the person has seen last, so that two people lose nothing. */
import type { MeasureAnswer, MeasureForm, Receipt } from "@noroshi/api";
import { send } from "./client.ts";

const part = encodeURIComponent;
const headers = (more: Record<string, string> = {}) => ({
  "content-type": "application/json",
  "idempotency-key": crypto.randomUUID(),
  ...more,
});
const post = <T>(path: string, body: unknown, more?: Record<string, string>): Promise<T> =>
  send<T>(`/api/v1/${path}`, { method: "POST", headers: headers(more), body: JSON.stringify(body) });

export interface DraftedMeasure {
  readonly type: string;
  readonly form: MeasureForm;
  readonly recipients: readonly string[];
  /** The case that it belongs to; null for one of its own. */
  readonly case: string | null;
}

export const draftMeasure = (said: DraftedMeasure) => post<MeasureAnswer>("measures", said);

/** Another version of a measure. Who wrote on an older one is refused, and nothing is overwritten. */
export const editMeasure = (id: string, seen: number, said: Omit<DraftedMeasure, "case">) =>
  send<MeasureAnswer>(`/api/v1/measures/${part(id)}`, {
    method: "PUT",
    headers: headers({ "if-match": `"${seen}"` }),
    body: JSON.stringify(said),
  });

/** As an officer of deconfliction: keeps a measure from being directed, or lets it go on. */
export const stopMeasure = (id: string, stops: boolean, words: string) =>
  post<Receipt>(`deconfliction/measures/${part(id)}/stop`, { stops, words });

/** @param way the last part of the address: steps, votes, legal-review, consultation, review, losses, notices */
export const actOnMeasure = (id: string, seen: number, way: string, said: unknown) =>
  post<MeasureAnswer>(`measures/${part(id)}/${way}`, said, { "if-match": `"${seen}"` });

export const tellEffect = (id: string, effect: string, note: string) =>
  post<Receipt>(`directions/${part(id)}/effects`, { effect, ...(note === "" ? {} : { note }) });

export const placeHold = (said: { readonly value: string; readonly reason: string; readonly until: string }) =>
  post<Receipt>("holds", said);
export const liftHold = (id: string) =>
  send<Receipt>(`/api/v1/holds/${part(id)}`, { method: "DELETE", headers: headers() });
