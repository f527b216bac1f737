/**
 * What a request must say before anybody is asked to decide: what act is to be stopped, whose computer is protected, why it is
 * needed, which milder means were considered and why they do not do, and how far it goes. Words that were copied from an
 * earlier request, or that say nothing, do not count: a person decides on them.
 */
import { z } from "zod";
import type { GatePlan } from "../contract/index.ts";

const Words = z.string().trim().max(4000);

export const MeasureFormSchema = z.object({
  target: z.object({
    kind: z.string().min(1).max(100),
    value: z.string().min(1).max(2000),
    /** ISO 3166-1 alpha-2; null where nobody knows, which counts as abroad. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
  }),
  /** Of an acquisition of communications: which ends are foreign (F) and domestic (D). Domestic to domestic is not asked for. */
  direction: z.enum(["FF", "FD", "DF"]).optional(),
  /** The asker's own number of the approved request that is to be prolonged; it takes a decision of its own. */
  prolongs: z.string().trim().min(1).max(200).optional(),
  necessity: z.object({ targetAct: Words, protectedComputer: Words, why: Words }),
  subsidiarity: z.array(z.object({ means: Words, whyNot: Words })).max(50),
  proportionality: z.object({
    scope: Words,
    until: z.iso.datetime({ offset: true }),
    volumeCap: z.number().int().positive().nullable(),
  }),
});
export type MeasureForm = z.infer<typeof MeasureFormSchema>;

/** A place in the form and the rule that it breaks. */
export interface FormFault {
  readonly place: string;
  readonly rule: "too_short" | "says_nothing" | "copied" | "missing" | "past";
}

const LEAST = 20;

/**
 * The faults of a form; none means that it may be submitted.
 * @param earlier knows the texts of this requester's earlier requests, normalised by `plainWords`
 * @param now the realm's time
 */
export function faultsOf(
  plan: GatePlan,
  form: MeasureForm,
  earlier: { has(plain: string): boolean },
  now: string,
): FormFault[] {
  const faults: FormFault[] = [];
  const check = (place: string, text: string): void => {
    const plain = plainWords(text);
    if ([...plain].length < LEAST) faults.push({ place, rule: "too_short" });
    else if (new Set(plain).size < 6) faults.push({ place, rule: "says_nothing" });
    else if (earlier.has(plain)) faults.push({ place, rule: "copied" });
  };
  const { necessity, subsidiarity, proportionality } = form;
  if (plainWords(necessity.targetAct) === "") faults.push({ place: "necessity.targetAct", rule: "missing" });
  if (plainWords(necessity.protectedComputer) === "")
    faults.push({ place: "necessity.protectedComputer", rule: "missing" });
  if (plan.type === "acquire_communications" && form.direction === undefined)
    faults.push({ place: "direction", rule: "missing" });
  check("necessity.why", necessity.why);
  if (plan.subsidiarity) {
    if (subsidiarity.length === 0) faults.push({ place: "subsidiarity", rule: "missing" });
    for (const [at, { means, whyNot }] of subsidiarity.entries()) {
      if (plainWords(means) === "") faults.push({ place: `subsidiarity.${at}.means`, rule: "missing" });
      check(`subsidiarity.${at}.whyNot`, whyNot);
    }
  }
  check("proportionality.scope", proportionality.scope);
  if (Date.parse(proportionality.until) <= Date.parse(now))
    faults.push({ place: "proportionality.until", rule: "past" });
  return faults;
}

/** A text without width, case, blanks and punctuation, as copies are compared. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}
