/** Playbooks and the tasks that they give: begun by a person who leads the case, moved on by the bodies that do them. */
import { createRoute, z } from "@hono/zod-openapi";
import { Receipt } from "../shapes/report.ts";
import { CacaoPlaybook, PlaybookList, PlaybookSummary, Task, TaskPage, TaskPlan } from "../shapes/task.ts";
import { always, changing, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const moved = { 202: json(Receipt, "Recorded."), ...filing, ...changing } as const;

export const listPlaybooks = createRoute({
  method: "get",
  path: "/api/v1/playbooks",
  summary: "Playbooks of this realm: what is to be done for which type of incident",
  responses: { 200: json(PlaybookList, "All of them."), ...always },
});

export const getPlaybook = createRoute({
  method: "get",
  path: "/api/v1/playbooks/{id}",
  summary: "One playbook as CACAO 2.0, as it was taken in",
  request: { params: id },
  responses: { 200: json(CacaoPlaybook, "The document."), ...always },
});

export const addPlaybook = createRoute({
  method: "post",
  path: "/api/v1/playbooks",
  summary: "Take in a playbook (CACAO 2.0); manual steps alone, an automated one is refused with its place",
  request: { body: document("The playbook as JSON.") },
  responses: { 200: json(PlaybookSummary, "It can be begun on cases."), ...filing },
});

export const planTasks = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/playbooks/{playbook}",
  summary: "What a playbook would ask of whom on this case, and whom that would tell of it; nothing is done by looking",
  request: { params: id.extend({ playbook: z.string() }) },
  responses: { 200: json(TaskPlan, "The tasks, each with owner, due and basis."), ...always },
});

export const beginPlaybook = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/playbooks",
  summary: "Begin a playbook on a case: its tasks are given, by a person of the body that leads",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"playbook": id, "owners": {role: body}, "tell": [body]}. A body outside of the room is told only if `tell` names it; else its tasks are held.',
    ),
  },
  responses: recorded,
});

export const giveTask = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/tasks",
  summary: "Give one task by hand",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"title", "owner": body, "instructions": [text], "due", "basis", "after": [task], "tell": true where the owner is outside of the room}.',
    ),
  },
  responses: recorded,
});

export const exportTasks = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/tasks/playbook",
  summary: "The tasks of a case that this reader sees, as a CACAO 2.0 playbook of manual steps",
  request: { params: id },
  responses: {
    200: json(CacaoPlaybook, "The document. What was written for this case alone is marked TLP:AMBER."),
    ...always,
  },
});

export const listTasks = createRoute({
  method: "get",
  path: "/api/v1/tasks",
  summary: "Tasks that this body gave or is to do, newest first",
  request: {
    query: z.object({
      case: z.string().optional(),
      /** `mine`: this body is to do them and they are open. */
      show: z.enum(["all", "mine"]).default("all"),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(TaskPage, "One page."), ...always },
});

export const getTask = createRoute({
  method: "get",
  path: "/api/v1/tasks/{id}",
  summary: "One task; its ETag goes into If-Match when it is moved on",
  request: { params: id },
  responses: { 200: json(Task, "The task."), ...always },
});

export const moveTask = createRoute({
  method: "post",
  path: "/api/v1/tasks/{id}/events",
  summary: "What the body that is to do it says: accepted, refused with a reason, done with an outcome",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"kind": "accept" | "refuse" | "finish", "words"}. If-Match names the version seen.',
    ),
  },
  responses: moved,
});

export const directTask = createRoute({
  method: "post",
  path: "/api/v1/tasks/{id}/direction",
  summary: "What the lead says: offered, given to another body, withdrawn with a reason",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"kind": "offer" | "reassign" | "withdraw", "to": body, "due", "words"}. If-Match names the version seen.',
    ),
  },
  responses: moved,
});
