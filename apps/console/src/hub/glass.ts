/** What people do about emergencies, and previews that are no plain questions. */
import type { ThroughEyes, WhoSees } from "@noroshi/api";
import { ask, hub, send } from "./client.ts";

const part = encodeURIComponent;
const post = <T>(path: string, body: unknown): Promise<T> =>
  send<T>(`/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

export interface AskedEmergency {
  readonly kinds: readonly string[];
  readonly minutes: number;
  readonly reason: string;
  /** The body whose member is asked to confirm, by slug. */
  readonly ask: string;
}

export const askEmergency = (asked: AskedEmergency) => post<{ id: string }>("break-glass", asked);
export const answerEmergency = (id: string, answer: "confirmed" | "refused", reason: string) =>
  post<{ id: string }>(`break-glass/${part(id)}/answer`, { answer, ...(reason === "" ? {} : { reason }) });
export const endEmergency = (id: string) => post<{ id: string }>(`break-glass/${part(id)}/end`, {});
export const reviewEmergency = (id: string, review: string) =>
  post<{ id: string }>(`break-glass/${part(id)}/review`, { review });

/** Each call goes on record: it is asked on a press, never by itself. */
export const lookThrough = (body: string): Promise<ThroughEyes> =>
  ask(hub.api.v1.preview.eyes[":body"].$get({ param: { body } }));

export const whoWouldSee = (label: { readonly tlp: string; readonly caveats: readonly string[] }): Promise<WhoSees> =>
  post("preview/labels", label);
