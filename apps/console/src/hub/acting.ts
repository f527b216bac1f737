/** What people do together on a case. Each act stands under a key that makes it count once however often it is sent. */
import type { CaseNote, Receipt } from "@noroshi/api";
import { send } from "./client.ts";

/** Posts an act of a person under its key. @param version the one that the person saw */
export const post = <T = Receipt>(
  path: string,
  key: string,
  body: unknown,
  version?: number,
  method = "POST",
): Promise<T> =>
  send<T>(path, {
    method,
    headers: {
      "content-type": "application/octet-stream",
      "idempotency-key": key,
      ...(version === undefined ? {} : { "if-match": `"v${version}"` }),
    },
    body: JSON.stringify(body),
  });
const inCase = (id: string, rest: string): string => `/api/v1/cases/${encodeURIComponent(id)}/${rest}`;

export type TaskMove = "accept" | "refuse" | "finish";
export type TaskOrder = "offer" | "withdraw";

/** @param version the one that the person saw: nobody overwrites what a colleague did meanwhile */
export const moveTask = (id: string, version: number, kind: TaskMove, words: string | null, key: string) =>
  post(`/api/v1/tasks/${id}/events`, key, { kind, words }, version);

export const directTask = (id: string, version: number, kind: TaskOrder, words: string | null, key: string) =>
  post(`/api/v1/tasks/${id}/direction`, key, { kind, words }, version);

/** The tasks of a case that the reader sees, as a CACAO playbook. */
export const playbookOf = (id: string): string => inCase(id, "tasks/playbook");

/** A translation as STIX language content. */
export const translationOf = (id: string, statement: string): string =>
  inCase(id, `statements/${encodeURIComponent(statement)}/language-content`);

export interface Beginning {
  readonly playbook: string;
  readonly owners: Readonly<Record<string, string>>;
  readonly tell: readonly string[];
}
export const beginPlaybook = (id: string, said: Beginning, key: string) => post(inCase(id, "playbooks"), key, said);

export interface Saying {
  readonly kind: string;
  readonly words: string;
  readonly about?: { readonly kind: string; readonly id: string };
  readonly answers?: string;
  readonly outcome?: string;
  readonly language?: string;
  readonly madeBy?: string;
  readonly owner?: string;
  readonly due?: string;
}
export const sayInCase = (id: string, said: Saying, key: string) => post(inCase(id, "statements"), key, said);

export const offerLead = (id: string, to: string, words: string, key: string) =>
  post(inCase(id, "lead"), key, { to, words });
export const answerLead = (id: string, answer: "accept" | "decline", words: string | null, key: string) =>
  post(inCase(id, "lead/answer"), key, { answer, words });

export const writeNote = (id: string, version: number, words: string, key: string) =>
  post<CaseNote>(inCase(id, "note"), key, { words }, version, "PUT");

export const nameBody = (id: string, body: string, key: string) => post(inCase(id, "participants"), key, { body });

export const answerNaming = (id: string, answer: "accept" | "decline", words: string | null, key: string) =>
  post(inCase(id, "participation"), key, { answer, words });

export const setClosed = (id: string, close: boolean, words: string, key: string) =>
  post(inCase(id, close ? "closing" : "reopening"), key, { words });

export const bePresent = (id: string): Promise<void> =>
  fetch(inCase(id, "presence"), { method: "POST", credentials: "same-origin" }).then(() => undefined);

export interface Asking {
  readonly to: string;
  readonly question: string;
  readonly case?: string;
  readonly due?: string;
  /** By law, of a member of the council: with the article. */
  readonly kind?: "materials";
  readonly basis?: string;
  /** What was decided about its going abroad. */
  readonly release?: {
    readonly legalBasis: string;
    readonly humanRights: string;
    readonly caveats: readonly string[];
  };
}
export const askBody = (said: Asking, key: string) => post("/api/v1/inquiries", key, said);

export type Word = "answer" | "refusal" | "reminder";
export const sayOnInquiry = (id: string, kind: Word, words: string | null, key: string) =>
  post(`/api/v1/inquiries/${id}/words`, key, { kind, words });

export const acknowledgePage = (id: string, key: string) => post(`/api/v1/pages/${id}/acknowledgement`, key, {});
