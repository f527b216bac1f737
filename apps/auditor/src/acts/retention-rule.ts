/**
 * Holds disposals against the rule of retention that the commission has: which plan, which classes, how many days. What an entry says
 * of days is the hub's word; the file that somebody brings along is not. Trusts the file as far as its bringer does.
 */
import { z } from "zod";
import { digest, hexOf, jsonOf, type Means } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import type { Act } from "./entries.ts";

// Of a plan of retention only what is held here; who approves and what a class covers stand in the file's digest.
const PlanSchema = z.object({
  schema: z.literal("retention-plan/1"),
  id: z.string().min(1),
  classes: z.array(z.object({ id: z.string().min(1), keepDays: z.number().int().min(1) })).min(1),
});

export interface RetentionRule {
  readonly plan: string;
  readonly days: ReadonlyMap<string, number>;
  /** SHA-256 of the file, as disposals name the one that they went by. */
  readonly digest: string;
}

/** Undefined for a text that is no plan of retention. */
export async function readRule(text: string, means: Means): Promise<RetentionRule | undefined> {
  const read = PlanSchema.safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const { id, classes } = read.data;
  const days = new Map(classes.map((one) => [one.id, one.keepDays]));
  return { plan: id, days, digest: hexOf(await digest(means, new TextEncoder().encode(text))) };
}

/** Every disposal that went by another rule is a finding; without a rule it is one remark that there was none to hold it against. */
export function judgeRule(acts: readonly Act[], rule: RetentionRule | undefined, findings: Findings): void {
  const disposals = acts.filter((act) => act.act === "retention.disposed");
  if (rule === undefined) {
    if (disposals.length > 0) findings.add("RETENTION_RULE_NOT_GIVEN", `${disposals.length} disposals`);
    return;
  }
  for (const act of disposals) {
    const other = otherThan(rule, act);
    if (other !== undefined)
      findings.add("DISPOSED_BY_ANOTHER_RULE", `disposal ${act.subject ?? ""} (leaf ${act.index})`, other);
  }
}

function otherThan(rule: RetentionRule, { facts }: Act): string | undefined {
  const [plan, kept, days] = [facts["plan"], String(facts["class"]), facts["keepDays"]];
  const due = rule.days.get(kept);
  if (plan !== rule.plan) return `plan ${String(plan)}, the rule is ${rule.plan}`;
  if (due === undefined) return `class ${kept}, which the rule does not have`;
  if (days !== due) return `class ${kept} after ${String(days)} days, the rule says ${due}`;
  if (facts["rule"] !== rule.digest)
    return "another file of this name: other approvers, cover or beginning of the days";
  return undefined;
}
