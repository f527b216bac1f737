/**
 * What may become of a task: every state against every event. A missing cell does not compile; "·" means: not now.
 * `held`: only who gave it sees it, since its owner was not told of the case yet.
 */
export const TASK_STATES = ["held", "offered", "accepted", "refused", "done", "withdrawn"] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_EVENTS = ["offer", "accept", "refuse", "finish", "reassign", "withdraw", "escalate"] as const;
export type TaskEvent = (typeof TASK_EVENTS)[number];

/** Whose the event is: the agency that owns the task, the body that leads the case, or the hub's own look at the time. */
export const EVENT_OF: Readonly<Record<TaskEvent, "owner" | "lead" | "hub">> = {
  offer: "lead",
  accept: "owner",
  refuse: "owner",
  finish: "owner",
  reassign: "lead",
  withdraw: "lead",
  escalate: "hub",
};

/** Events that need words: why, or what came of it. */
export const NEEDS_WORDS: ReadonlySet<TaskEvent> = new Set(["refuse", "finish", "withdraw"]);

type Cell = TaskState | "·";

const TABLE: Readonly<Record<TaskState, Readonly<Record<TaskEvent, Cell>>>> = {
  held: {
    offer: "offered",
    accept: "·",
    refuse: "·",
    finish: "·",
    reassign: "offered",
    withdraw: "withdrawn",
    escalate: "·",
  },
  offered: {
    offer: "·",
    accept: "accepted",
    refuse: "refused",
    finish: "·",
    reassign: "offered",
    withdraw: "withdrawn",
    escalate: "offered",
  },
  accepted: {
    offer: "·",
    accept: "·",
    refuse: "refused",
    finish: "done",
    reassign: "offered",
    withdraw: "withdrawn",
    escalate: "accepted",
  },
  refused: {
    offer: "offered",
    accept: "·",
    refuse: "·",
    finish: "·",
    reassign: "offered",
    withdraw: "withdrawn",
    escalate: "refused",
  },
  done: { offer: "·", accept: "·", refuse: "·", finish: "·", reassign: "·", withdraw: "·", escalate: "·" },
  withdrawn: { offer: "·", accept: "·", refuse: "·", finish: "·", reassign: "·", withdraw: "·", escalate: "·" },
};

/** The state after an event; undefined where it may not happen now. */
export function afterEvent(state: TaskState, event: TaskEvent): TaskState | undefined {
  const cell = TABLE[state][event];
  return cell === "·" ? undefined : cell;
}

/** Still somebody's to do. */
export function isOpen(state: TaskState): boolean {
  return state !== "done" && state !== "withdrawn";
}
