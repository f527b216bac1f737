/** What an administrator does about people, invitations and machines of a realm. */
import { createRoute, z } from "@hono/zod-openapi";
import {
  InvitationList,
  MachineList,
  MadeInvitation,
  MadeMachine,
  MadeRecovery,
  MembershipChange,
  NewInvitation,
  NewMachine,
  PeopleList,
} from "../shapes/account.ts";
import { body, done } from "./account.ts";
import { always, json } from "./answer.ts";

const BASE = "/api/v1/administration";
const params = z.object({ id: z.uuid() });

export const listPeople = createRoute({
  method: "get",
  path: `${BASE}/people`,
  summary: "Everybody of the realm, how they sign in, and the newest sign-ins",
  responses: { 200: json(PeopleList, "People, never content."), ...always },
});

export const suspendPerson = createRoute({
  method: "put",
  path: `${BASE}/people/{id}/suspension`,
  summary: "Hold a person outside of this realm, or let it in again",
  request: { params, body: body(z.object({ suspended: z.boolean() })) },
  responses: { 200: done, ...always },
});

export const changeMembership = createRoute({
  method: "put",
  path: `${BASE}/people/{id}/membership`,
  summary: "Begin or end a person's role in a body",
  request: { params, body: body(MembershipChange) },
  responses: { 200: done, ...always },
});

export const signOutPerson = createRoute({
  method: "post",
  path: `${BASE}/people/{id}/sign-out`,
  summary: "End every session of a person",
  request: { params },
  responses: { 200: done, ...always },
});

export const unlockPerson = createRoute({
  method: "post",
  path: `${BASE}/people/{id}/unlock`,
  summary: "Lift the lock after failed tries",
  request: { params },
  responses: { 200: done, ...always },
});

export const recoverPerson = createRoute({
  method: "post",
  path: `${BASE}/people/{id}/recovery`,
  summary: "A one-time link by which another person gets a way in again; a second administrator lets it in",
  request: { params },
  responses: { 201: json(MadeRecovery, "The link, shown once."), ...always },
});

export const listInvitations = createRoute({
  method: "get",
  path: `${BASE}/invitations`,
  summary: "Invitations, newest first; never their links",
  responses: { 200: json(InvitationList, "Up to five hundred."), ...always },
});

export const makeInvitation = createRoute({
  method: "post",
  path: `${BASE}/invitations`,
  summary: "Invite somebody: a one-time link, shown once",
  request: { body: body(NewInvitation) },
  responses: { 201: json(MadeInvitation, "The link."), ...always },
});

export const revokeInvitation = createRoute({
  method: "delete",
  path: `${BASE}/invitations/{id}`,
  summary: "Make an open invitation void",
  request: { params },
  responses: { 200: done, ...always },
});

export const listMachines = createRoute({
  method: "get",
  path: `${BASE}/machines`,
  summary: "API keys and client certificates of machines",
  responses: { 200: json(MachineList, "Never a key itself."), ...always },
});

export const makeMachine = createRoute({
  method: "post",
  path: `${BASE}/machines`,
  summary: "Give a machine of a body an API key, or pin its client certificate",
  request: { body: body(NewMachine) },
  responses: { 201: json(MadeMachine, "A key is shown once."), ...always },
});

export const rotateMachine = createRoute({
  method: "post",
  path: `${BASE}/machines/{id}/rotation`,
  summary: "A new key for the same machine; the old one ends after the hours of grace",
  request: { params, body: body(z.object({ graceHours: z.number().int().min(0).max(720).default(0) })) },
  responses: { 201: json(MadeMachine, "The new key, shown once."), ...always },
});

export const revokeMachine = createRoute({
  method: "delete",
  path: `${BASE}/machines/{id}`,
  summary: "End a key or a certificate at once",
  request: { params },
  responses: { 200: done, ...always },
});
