/**
 * The stages of filing, as a machine: choose → read → understood → send → accepted, with every failure a stage from which
 * one can go on. The file and its key outlive every failure; only starting again lets them go.
 */
import type { Understood } from "@noroshi/api";

/** A file, the key under which it is sent, and how far an upload has come. */
export interface Chosen {
  readonly file: File;
  readonly key: string;
  readonly large: boolean;
}

export type Stage =
  | { readonly at: "choose" }
  | { readonly at: "reading"; readonly chosen: Chosen }
  | { readonly at: "unread"; readonly chosen: Chosen; readonly error: unknown }
  | { readonly at: "understood"; readonly chosen: Chosen; readonly understood: Understood }
  | { readonly at: "large"; readonly chosen: Chosen }
  | { readonly at: "sending"; readonly chosen: Chosen; readonly understood: Understood | null; readonly done: number }
  | { readonly at: "unsent"; readonly chosen: Chosen; readonly understood: Understood | null; readonly error: unknown };

export type Step =
  | { readonly do: "choose"; readonly chosen: Chosen }
  | { readonly do: "read"; readonly understood: Understood }
  | { readonly do: "fail"; readonly error: unknown }
  | { readonly do: "send" }
  | { readonly do: "progress"; readonly done: number }
  | { readonly do: "startAgain" };

export const START: Stage = { at: "choose" };

/** The stage after a step; a step that makes no sense at a stage changes nothing. */
export function next(stage: Stage, step: Step): Stage {
  if (step.do === "startAgain") return stage.at === "sending" ? stage : START;
  if (step.do === "choose") {
    if (stage.at === "sending") return stage;
    return step.chosen.large ? { at: "large", chosen: step.chosen } : { at: "reading", chosen: step.chosen };
  }
  switch (stage.at) {
    case "choose":
      return stage;
    case "reading":
    case "unread":
      if (step.do === "read") return { at: "understood", chosen: stage.chosen, understood: step.understood };
      if (step.do === "fail") return { at: "unread", chosen: stage.chosen, error: step.error };
      return stage;
    case "understood":
      return step.do === "send" && stage.understood.accepted
        ? { at: "sending", chosen: stage.chosen, understood: stage.understood, done: 0 }
        : stage;
    case "large":
      return step.do === "send" ? { at: "sending", chosen: stage.chosen, understood: null, done: 0 } : stage;
    case "sending":
      if (step.do === "progress") return { ...stage, done: step.done };
      if (step.do === "fail")
        return { at: "unsent", chosen: stage.chosen, understood: stage.understood, error: step.error };
      return stage;
    case "unsent":
      return step.do === "send"
        ? { at: "sending", chosen: stage.chosen, understood: stage.understood, done: 0 }
        : stage;
  }
}
