/** What an administrator does: people, invitations, machines. */
import type { MadeInvitation, MadeMachine, MadeRecovery } from "@noroshi/api";
import { send } from "./client.ts";

const BASE = "/api/v1/administration";

const call = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  send<T>(`${BASE}/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const part = encodeURIComponent;

export const suspendPerson = (id: string, suspended: boolean) =>
  call("PUT", `people/${part(id)}/suspension`, { suspended });
export const endRole = (id: string, organisation: string, role: string) =>
  call("PUT", `people/${part(id)}/membership`, { organisation, role, member: false });
export const signOutPerson = (id: string) => call("POST", `people/${part(id)}/sign-out`);
export const unlockPerson = (id: string) => call("POST", `people/${part(id)}/unlock`);
export const recoverPerson = (id: string) => call<MadeRecovery>("POST", `people/${part(id)}/recovery`);
export const invitePerson = (o: { organisation: string; role: string; email: string | null; hours: number }) =>
  call<MadeInvitation>("POST", "invitations", o);
export const revokeInvitation = (id: string) => call("DELETE", `invitations/${part(id)}`);
export const addMachine = (o: { organisation: string; name: string; scope: string; certificate?: string }) =>
  call<MadeMachine>("POST", "machines", o);
export const rotateMachine = (id: string) =>
  call<MadeMachine>("POST", `machines/${part(id)}/rotation`, { graceHours: 24 });
export const revokeMachine = (id: string) => call("DELETE", `machines/${part(id)}`);
