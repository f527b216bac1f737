/** The steps of the form on the phone: those of its fields, and the last one, in which it is checked and sent. */
import type { FormStep } from "@noroshi/api/form";

export type Step = FormStep | "review";

export const STEPS: readonly Step[] = ["now", "reach", "data", "attack", "done", "share", "about", "review"];

export const STEP_KEYS = {
  now: "form.step_now",
  reach: "form.step_reach",
  data: "form.step_data",
  attack: "form.step_attack",
  done: "form.step_done",
  share: "form.step_share",
  about: "form.step_about",
  review: "form.step_review",
} as const satisfies Record<Step, string>;

export const isStep = (said: unknown): said is Step => STEPS.some((step) => step === said);

/** The step after this one; the last stays. */
export const nextStep = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? step;

/** The step before; undefined for the first. */
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1];
