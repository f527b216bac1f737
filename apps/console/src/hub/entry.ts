/**
 * The ways in (better-auth behind the hub): passkey, password and code, single sign-on, an invitation; and what a person
 * changes about its own ways in. Secrets are handed on and never kept.
 */
import type { Entrance, InvitationOffer } from "@noroshi/api";
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { send } from "./client.ts";

const AUTH = "/api/auth";
const post = <T>(path: string, body: unknown): Promise<T> =>
  send<T>(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const entrance = (): Promise<Entrance> => send<Entrance>("/api/v1/entrance", {});

/** The browser asks for finger, face or device code; no address is needed. */
export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await send<PublicKeyCredentialRequestOptionsJSON>(
    `${AUTH}/passkey/generate-authenticate-options`,
    {},
  );
  const response = await startAuthentication({ optionsJSON });
  await post(`${AUTH}/passkey/verify-authentication`, { response });
}

/** @returns true when a second factor is asked for now */
export async function signInWithPassword(email: string, password: string): Promise<boolean> {
  const answer = await post<{ twoFactorRedirect?: boolean }>(`${AUTH}/sign-in/email`, { email, password });
  return answer.twoFactorRedirect === true;
}

/** Six digits are a code of the app, anything else one of the backup codes. */
export async function sendCode(code: string): Promise<void> {
  const bare = code.replaceAll(/\s/g, "");
  const way = /^\d{6}$/.test(bare) ? "verify-totp" : "verify-backup-code";
  await post(`${AUTH}/two-factor/${way}`, { code: bare });
}

/** @returns the issuer's address to go to */
export async function signOnAddress(next: string): Promise<string> {
  const body = { provider: "sso", callbackURL: next, errorCallbackURL: "/sign-in?fault=sso", disableRedirect: true };
  return (await post<{ url: string }>(`${AUTH}/sign-in/social`, body)).url;
}

export const lookAtInvitation = (token: string): Promise<InvitationOffer> =>
  post<InvitationOffer>("/api/v1/invitations/look", { token });

export const acceptInvitation = (o: {
  token: string;
  name?: string;
  email?: string;
  password?: string;
}): Promise<unknown> => post(`${AUTH}/invitation/accept`, o);

export const takeRecovery = (token: string, password: string): Promise<unknown> =>
  post(`${AUTH}/recovery/accept`, { token, password });

export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>(
    `${AUTH}/passkey/generate-register-options`,
    {},
  );
  const response = await startRegistration({ optionsJSON });
  await post(`${AUTH}/passkey/verify-registration`, { response, name });
}

export const renamePasskey = (id: string, name: string): Promise<unknown> =>
  post(`${AUTH}/passkey/update-passkey`, { id, name });

export const removePasskey = (id: string): Promise<unknown> => post(`${AUTH}/passkey/delete-passkey`, { id });

export interface Enrolment {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

export const beginSecondFactor = (password: string): Promise<Enrolment> =>
  post<Enrolment>(`${AUTH}/two-factor/enable`, { password });

export const endSecondFactor = (password: string): Promise<unknown> => post(`${AUTH}/two-factor/disable`, { password });

/** Ends every other session of the person. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<unknown> =>
  post(`${AUTH}/change-password`, { currentPassword, newPassword, revokeOtherSessions: true });

export const proveByCode = (code: string): Promise<unknown> => post("/api/v1/account/proof", { code });

/** A passkey opens a new session in this browser; that session is the proof. */
export async function proveByPasskey(): Promise<void> {
  await signInWithPasskey();
  await post("/api/v1/account/proof", {});
}
