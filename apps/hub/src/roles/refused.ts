/** How a refused act is said: which rule refused it, in the words of the policy itself. */
import type { Act } from "@noroshi/api";
import { Refusal } from "../http/problem.ts";
import type { Decision, Policies } from "./policies.ts";

/** The words for a person, in both languages. */
export function reasonOf(decision: Decision, policies: Policies): { en: string; ja: string } {
  const rule = decision.by.map((id) => policies.why.get(id)).find((words) => words !== undefined);
  return rule === undefined
    ? { en: "None of your roles may do this.", ja: "あなたの役割ではこの行為を行えません。" }
    : { en: `Ruled out: ${rule.en}.`, ja: `規則により行えません：${rule.ja}。` };
}

export function refusedAct(act: Act, decision: Decision, policies: Policies): Refusal {
  const codes = decision.by.length > 0 ? decision.by : ["NO_ROLE_PERMITS"];
  const say = reasonOf(decision, policies);
  return new Refusal("NOT_ALLOWED", { faults: codes.map((code) => ({ code, place: act, say })) });
}
