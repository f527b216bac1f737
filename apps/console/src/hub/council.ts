/** What people do about the council and about what their body owns. Each act stands under a key that makes it count once. */
import { post } from "./acting.ts";

export interface Inviting {
  readonly body: string;
  readonly class: string;
  readonly reason?: string;
}
export const inviteMember = (said: Inviting, key: string) => post("/api/v1/council/members", key, said);

export type Decision = "admitted" | "refused" | "suspended" | "readmitted" | "ended";
/** @param version the one that the person saw: nobody decides over a colleague's decision */
export const decideMember = (slug: string, version: number, decision: Decision, reason: string | null, key: string) =>
  post(`/api/v1/council/members/${encodeURIComponent(slug)}/decisions`, key, { decision, reason }, version);

export interface Publishing {
  readonly title: string;
  readonly text: string;
  readonly acceptBy: string;
}
export const publishAgreement = (said: Publishing, key: string) => post("/api/v1/council/agreements", key, said);

export type Answer = "applied" | "declined" | "ended";
export const answerCouncil = (answer: Answer, said: { class?: string; reason?: string }, key: string) =>
  post("/api/v1/council/membership/answers", key, { answer, ...said });

export const acceptAgreement = (digest: string, key: string) =>
  post("/api/v1/council/membership/acceptance", key, { digest });
export const acknowledgeSecrecy = (digest: string, key: string) =>
  post("/api/v1/council/membership/secrecy", key, { digest });

export interface Owning {
  readonly kind: string;
  readonly value: string;
  readonly important: boolean;
  readonly note?: string;
}
export const registerAsset = (said: Owning, key: string) => post("/api/v1/assets", key, said);
export const answerAsset = (id: string, answer: "approved" | "refused", reason: string | null, key: string) =>
  post(`/api/v1/assets/${encodeURIComponent(id)}/answer`, key, { answer, reason });
export const withdrawAsset = (id: string, reason: string, key: string) =>
  post(`/api/v1/assets/${encodeURIComponent(id)}/withdrawal`, key, { reason });
