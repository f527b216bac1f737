/**
 * What may be said of a verdict, and to whom. The chain names restrictions; told to the reader that they shut out, it would
 * tell of the hidden thing. The owner hears all of its own label; the reader only what concerns itself; who sees the label
 * without owning it hears what its marking shows, and of seals, consents and provenance only that they decided.
 */
import type { RuleName, Step, Verdict } from "./may-see.ts";

export type Reason = RuleName | "not_there" | "told_to_owner";

/** A step as it is said to somebody. */
export interface SaidStep {
  readonly rule: Reason;
  readonly outcome: Step["outcome"];
}

/** Steps that may be named to the reader that they let in: what it is, or what names it. */
const ABOUT_THE_READER: ReadonlySet<RuleName> = new Set(["owner", "named_audience", "third_party_release"]);

/** Steps that turn on what no marking shows: to whom it was sealed, addressed or consented, and where it came from. */
const UNSHOWN: ReadonlySet<RuleName> = new Set([
  "sealed",
  "named_audience",
  "common_form_consent",
  "third_party_release",
  "no_independent_source",
]);

/** To the reader itself: nothing is there, or why it is let in, in words that are the same for every label that lets it in so. */
export function saidToReader(verdict: Verdict): Reason {
  if (!verdict.allowed) return "not_there";
  const decided = verdict.chain.findLast((s) => s.outcome === "allows" && ABOUT_THE_READER.has(s.rule));
  return decided?.rule ?? "nothing_restricts";
}

/** To the owner of the label: every step, in order. */
export function saidToOwner(verdict: Verdict): readonly SaidStep[] {
  return verdict.chain;
}

/** To who sees the label and asks about a third body: the steps that the marking shows, and that another one decided. */
export function saidOfOthers(verdict: Verdict): readonly SaidStep[] {
  return verdict.chain.flatMap((s): SaidStep[] => {
    if (!UNSHOWN.has(s.rule)) return [s];
    return s.outcome === "passes" ? [] : [{ rule: "told_to_owner", outcome: s.outcome }];
  });
}
