/**
 * What may be said of a verdict, and to whom. The chain names restrictions; told to the reader that they shut out, it would
 * tell of the hidden thing. The owner hears all of its own label; the reader only what concerns itself.
 */
import type { RuleName, Verdict } from "./may-see.ts";

export type Reason = RuleName | "not_there";

/** Steps that may be named to the reader that they let in: what it is, or what names it. */
const ABOUT_THE_READER: ReadonlySet<RuleName> = new Set(["owner", "named_audience", "third_party_release"]);

/** To the reader itself: nothing is there, or why it is let in, in words that are the same for every label that lets it in so. */
export function saidToReader(verdict: Verdict): Reason {
  if (!verdict.allowed) return "not_there";
  const decided = verdict.chain.findLast((s) => s.outcome === "allows" && ABOUT_THE_READER.has(s.rule));
  return decided?.rule ?? "nothing_restricts";
}

/** To the owner of the label: every step that decided, in order. */
export function saidToOwner(verdict: Verdict): readonly Reason[] {
  return verdict.chain.filter((s) => s.outcome !== "passes").map((s) => s.rule);
}
