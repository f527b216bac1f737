/** What people do with the directory, the rota and pages. */
import type { BodyKey, Contact, Page } from "@noroshi/api";
import { post } from "./acting.ts";

export type ContactWritten = Pick<
  Contact,
  "duty" | "person" | "channels" | "languages" | "zone" | "priority" | "quiet" | "keys"
> & { readonly id?: string };

export const keepContact = (said: ContactWritten, key: string) => post("/api/v1/contacts", key, said);

export const markContact = (id: string, mark: "verified" | "withdrawn", key: string) =>
  post("/api/v1/contacts", key, { id, mark });

export interface ShiftWritten {
  readonly contact: string;
  readonly since: string;
  readonly until: string;
  readonly follows?: string;
  readonly note?: string;
}
export const enterShift = (said: ShiftWritten, key: string) => post("/api/v1/shifts", key, said);
export const takeShift = (id: string, key: string) => post(`/api/v1/shifts/${id}/taking`, key, {});

export type KeyWritten = Pick<BodyKey, "purpose" | "form" | "since"> & {
  readonly fingerprint?: string;
  readonly publicKey?: string;
  readonly until?: string;
  readonly replaces?: string;
};
export const enterKey = (said: KeyWritten, key: string) => post("/api/v1/body-keys", key, said);
export const withdrawKey = (id: string, key: string) => post("/api/v1/body-keys", key, { id, mark: "withdrawn" });

export const callBody = (said: { body: string; next: readonly string[]; kind: "call" | "drill" }, key: string) =>
  post("/api/v1/pages", key, said);

export const recordCall = (
  page: Page["id"],
  said: { contact: string; outcome: "reached" | "no_answer"; words: string | null },
  key: string,
) => post(`/api/v1/pages/${page}/calls`, key, said);
