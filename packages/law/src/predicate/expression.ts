/**
 * The language of triggers: small, total, data. An expression over named facts is yes, no, or cannot be told yet; a fact that is
 * not known never counts as no, and what is missing is named. Every leaf that decided is handed back as the reason.
 * Trusts nothing but the shape; a fact of another kind than the comparison needs is as good as unknown.
 */
import * as z from "zod";

export type FactValue = string | number | boolean;

/** What is known. A name that is absent, null or the word `unknown` is not known. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;

export type Expression =
  | boolean
  | { readonly fact: string; readonly is: FactValue }
  | { readonly fact: string; readonly in: readonly FactValue[] }
  | { readonly fact: string; readonly over: number }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression };

export type Verdict = "yes" | "no" | "cannot_tell_yet";

/** One comparison that took part in the answer. */
export interface Reason {
  readonly fact: string;
  /** The comparison as it stands in the data: `is`, `in`, `over`, `atLeast`. */
  readonly test: "is" | "in" | "over" | "atLeast";
  readonly wanted: FactValue | readonly FactValue[];
  readonly found: FactValue | null;
  readonly verdict: Verdict;
}

export interface Ruling {
  readonly verdict: Verdict;
  /** The comparisons that decided; for `cannot_tell_yet` those that could not be made. */
  readonly because: readonly Reason[];
  /** Names of facts that would decide. */
  readonly missing: readonly string[];
}

const Value = z.union([z.string(), z.number(), z.boolean()]);
const Name = z.string().min(1).max(100);

/** The shape of an expression in a file. */
export const ExpressionShape: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.boolean(),
    z.strictObject({ fact: Name, is: Value }),
    z.strictObject({ fact: Name, in: z.array(Value).min(1) }),
    z.strictObject({ fact: Name, over: z.number() }),
    z.strictObject({ fact: Name, atLeast: z.number() }),
    z.strictObject({ all: z.array(ExpressionShape).min(1) }),
    z.strictObject({ any: z.array(ExpressionShape).min(1) }),
    z.strictObject({ not: ExpressionShape }),
  ]),
);

/** Evaluates; never throws. Kleene's three values: an unknown fact leaves open only what it could still decide. */
export function evaluate(e: Expression, facts: Facts): Ruling {
  if (typeof e === "boolean") return { verdict: e ? "yes" : "no", because: [], missing: [] };
  if ("all" in e) return together(e.all, facts, "no");
  if ("any" in e) return together(e.any, facts, "yes");
  if ("not" in e) return turned(evaluate(e.not, facts));
  return compare(e, facts);
}

/** Names of every fact that an expression speaks of. */
export function factsIn(e: Expression): readonly string[] {
  if (typeof e === "boolean") return [];
  if ("all" in e) return e.all.flatMap(factsIn);
  if ("any" in e) return e.any.flatMap(factsIn);
  if ("not" in e) return factsIn(e.not);
  return [e.fact];
}

/** A word that settles the whole (no for all, yes for any) wins; else what is open stays open. */
function together(parts: readonly Expression[], facts: Facts, settles: "yes" | "no"): Ruling {
  const rulings = parts.map((p) => evaluate(p, facts));
  const settled = rulings.filter((r) => r.verdict === settles);
  if (settled.length > 0) return { verdict: settles, because: settled.flatMap((r) => r.because), missing: [] };
  const open = rulings.filter((r) => r.verdict === "cannot_tell_yet");
  if (open.length === 0)
    return { verdict: settles === "no" ? "yes" : "no", because: rulings.flatMap((r) => r.because), missing: [] };
  return {
    verdict: "cannot_tell_yet",
    because: open.flatMap((r) => r.because),
    missing: [...new Set(open.flatMap((r) => r.missing))],
  };
}

function turned(r: Ruling): Ruling {
  return r.verdict === "cannot_tell_yet" ? r : { ...r, verdict: r.verdict === "yes" ? "no" : "yes" };
}

type Comparison = Extract<Expression, { readonly fact: string }>;

function compare(e: Comparison, facts: Facts): Ruling {
  const [test, wanted] = testOf(e);
  const found = known(facts, e.fact);
  const comparable = found !== null && (typeof wanted !== "number" || test === "is" || typeof found === "number");
  const verdict: Verdict = comparable ? (holds(test, wanted, found) ? "yes" : "no") : "cannot_tell_yet";
  return {
    verdict,
    because: [{ fact: e.fact, test, wanted, found, verdict }],
    missing: comparable ? [] : [e.fact],
  };
}

function testOf(e: Comparison): [Reason["test"], Reason["wanted"]] {
  if ("is" in e) return ["is", e.is];
  if ("in" in e) return ["in", e.in];
  if ("over" in e) return ["over", e.over];
  return ["atLeast", e.atLeast];
}

function holds(test: Reason["test"], wanted: Reason["wanted"], found: FactValue): boolean {
  if (test === "in") return Array.isArray(wanted) && wanted.includes(found);
  if (test === "is") return found === wanted;
  return test === "over" ? Number(found) > Number(wanted) : Number(found) >= Number(wanted);
}

function known(facts: Facts, name: string): FactValue | null {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return value === undefined || value === null || value === "unknown" ? null : value;
}
