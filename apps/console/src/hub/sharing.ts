/** What people do about sharing: preview and release, keep channels, send again, acknowledge, answer, ask for consent. */
import type { Receipt, ReleasePreview } from "@noroshi/api";
import { post } from "./acting.ts";
import { send } from "./client.ts";
import { randomKey } from "./file-key.ts";

const part = encodeURIComponent;

export interface Item {
  readonly kind: string;
  readonly value: string;
}
export type VictimField = ReleasePreview["victims"][number]["fields"][number]["field"];
/** A consent by which a victim is named, with the facts that are told. */
export interface NamedVictim {
  readonly consent: string;
  readonly fields: readonly VictimField[];
}
interface Wanted {
  readonly report: string;
  readonly to: readonly string[];
  readonly items?: readonly Item[];
  readonly victims?: readonly NamedVictim[];
}

/** Each call goes on record: it is asked on a press, never by itself. */
export const previewRelease = (wanted: Wanted): Promise<ReleasePreview> =>
  post<ReleasePreview>("/api/v1/releases/preview", randomKey(), wanted);

/** @param said with the digest of what was looked at: other than that does not go out */
export const orderRelease = (
  said: Wanted & { readonly audience: string; readonly previewed: string; readonly reason?: string },
  key: string,
): Promise<Receipt> => post("/api/v1/releases", key, said);

/** Lets a release go that waits for a second person, or refuses it with a reason. */
export const answerRelease = (id: string, answer: "approved" | "refused", reason: string | null, key: string) =>
  post<Receipt>(`/api/v1/releases/${part(id)}/approval`, key, { answer, reason });
export const takeBackRelease = (id: string, key: string) =>
  post<Receipt>(`/api/v1/releases/${part(id)}/withdrawal`, key, {});

export const keepChannel = (said: Readonly<Record<string, unknown>>, key: string): Promise<Receipt> =>
  post("/api/v1/channels", key, said);

export const sendAgain = (id: string, key: string): Promise<Receipt> =>
  post(`/api/v1/dispatches/${part(id)}/again`, key, {});

export const acknowledge = (id: string, key: string): Promise<Receipt> =>
  post(`/api/v1/deliveries/${part(id)}/acknowledgement`, key, {});

export interface Answering extends Item {
  readonly says: string;
  readonly tell: "office" | "reporters";
}
export const sayWhatCame = ({ kind, value, says, tell }: Answering, key: string): Promise<Receipt> =>
  post("/api/v1/sightings", key, { id: key, type: kind, value, says, tell });

/** A table of answers, as it was written or pasted. */
export const sayTable = (table: string, key: string): Promise<Receipt> =>
  send<Receipt>("/api/v1/sightings", {
    method: "POST",
    headers: { "content-type": "text/csv", "idempotency-key": key },
    body: table,
  });

export const askConsent = (
  said: {
    readonly report: string;
    readonly to: readonly string[];
    readonly reason: string;
    readonly items?: readonly Item[];
  },
  key: string,
): Promise<Receipt> => post("/api/v1/consent-requests", key, said);

/** Asks whoever was hit whether it may be named. */
export const askNaming = (
  said: {
    readonly report: string;
    readonly to: readonly string[];
    readonly kinds: readonly string[];
    readonly groups: readonly string[];
    readonly fields: readonly VictimField[];
    readonly reason: string;
    readonly victim?: string;
    readonly until?: string;
  },
  key: string,
): Promise<Receipt> => post("/api/v1/consent-requests", key, { ...said, for: "victim_naming" });

/** Says, without having been asked, that the reader's own body may be named as the victim. */
export const offerNaming = (
  said: {
    readonly report: string;
    readonly office: string;
    readonly to: readonly string[];
    readonly kinds: readonly string[];
    readonly groups: readonly string[];
    readonly victim: Readonly<Record<string, string | true>>;
    readonly until?: string;
    readonly words: string;
  },
  key: string,
): Promise<Receipt> => post("/api/v1/consent-offers", key, said);

/** @param victim what may be told, in its own words */
export const grantNaming = (id: string, victim: Readonly<Record<string, string | true>>, key: string) =>
  post(`/api/v1/consent-requests/${part(id)}/answer`, key, { answer: "granted", victim });

export const answerConsent = (id: string, answer: "granted" | "refused", words: string | null, key: string) =>
  post(`/api/v1/consent-requests/${part(id)}/answer`, key, { answer, ...(words ? { words } : {}) });
export const takeBackRequest = (id: string, key: string) =>
  post(`/api/v1/consent-requests/${part(id)}/withdrawal`, key, {});
export const endConsent = (id: string, key: string) => post(`/api/v1/consent-requests/${part(id)}/end`, key, {});
