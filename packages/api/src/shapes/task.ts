/** Playbooks and tasks, as whoever gives or does them sees them. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const Basis = z
  .object({ en: z.string(), ja: z.string(), source: z.string(), verified: z.boolean() })
  .openapi("Basis");

export const PlaybookSummary = z
  .object({
    id: z.string(),
    name: Bilingual,
    /** Types of incident that it is meant for; none = any. */
    incidentTypes: z.array(z.string()),
    modified: z.string(),
    /** It shipped with the hub, or was taken in by its coordinating body. */
    from: z.enum(["hub", "taken_in"]),
    usable: z.boolean(),
    tasks: z.number().int(),
  })
  .openapi("PlaybookSummary");
export type PlaybookSummary = z.infer<typeof PlaybookSummary>;

export const PlaybookList = z.object({ items: z.array(PlaybookSummary) }).openapi("PlaybookList");

/** A playbook as CACAO 2.0 writes it. */
export const CacaoPlaybook = z.looseObject({ type: z.literal("playbook"), id: z.string() }).openapi("CacaoPlaybook");

export const TaskPlan = z
  .object({
    playbook: z.object({ id: z.string(), name: Bilingual }),
    tasks: z.array(
      z.object({
        step: z.string(),
        title: Bilingual,
        instructions: z.array(z.string()),
        role: z.object({ id: z.string(), name: Bilingual }).nullable(),
        /** Null where no body or several are equally near: a person has to say. */
        owner: Body.nullable(),
        /** False: to give it the task is to tell it of the case. */
        inRoom: z.boolean(),
        basis: Basis.nullable(),
        due: z.string().nullable(),
        after: z.array(z.string()),
      }),
    ),
  })
  .openapi("TaskPlan");
export type TaskPlan = z.infer<typeof TaskPlan>;

export const TASK_STATE_NAMES = ["held", "offered", "accepted", "refused", "done", "withdrawn"] as const;

export const TaskEvent = z
  .object({
    kind: z.enum(["give", "offer", "accept", "refuse", "finish", "reassign", "withdraw", "escalate"]),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body.nullable() }),
    /** Why, or what came of it. */
    words: z.string().nullable(),
  })
  .openapi("TaskEvent");

export const Task = z
  .object({
    id: z.string(),
    case: z.object({ id: z.string(), number: z.string() }),
    title: Bilingual,
    instructions: z.array(z.string()),
    role: z.string().nullable(),
    owner: Body,
    /** Who leads the case and gave it. */
    lead: Body,
    basis: Basis.nullable(),
    givenAt: z.string(),
    due: z.string().nullable(),
    state: z.enum(TASK_STATE_NAMES),
    /** Others have to be done first. */
    waits: z.boolean(),
    /** Those of them that this reader sees. */
    after: z.array(z.string()),
    /** Its time is over and it is not done. */
    late: z.boolean(),
    escalatedAt: z.string().nullable(),
    version: z.number().int(),
    /** What the reader's body may do with it now. */
    may: z.array(z.enum(["offer", "accept", "refuse", "finish", "reassign", "withdraw"])),
    events: z.array(TaskEvent),
  })
  .openapi("Task");
export type Task = z.infer<typeof Task>;

export const TaskPage = z.object({ items: z.array(Task), next: z.string().nullable() }).openapi("TaskPage");
