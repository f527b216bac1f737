/** What two organisation names tell: rare words in common speak for one organisation, rare words left over against it. */
import type { Reason } from "../contract/index.ts";
import type { Weights } from "../reference/weights.ts";
import { LAST_WORD, type NameForm } from "./name-form.ts";
import { compareForms, type NameLikeness } from "./name-likeness.ts";

/** The best pair of forms counts; an alias costs a little. Undefined when either name is unknown. */
export function nameEvidence(a: readonly NameForm[], b: readonly NameForm[], weights: Weights): Reason | undefined {
  let best: { readonly bits: number; readonly likeness: NameLikeness } | undefined;
  if (a.length > 0 && b.length > 0 && !a.some((x) => b.some((y) => x.japanese === y.japanese)))
    return { feature: "organisation", code: "NAME_OTHER_SCRIPT", facts: {}, bits: weights.name.otherScript };
  const namesake = conflicting(a, b, weights);
  for (const x of a) {
    for (const y of b) {
      if (namesake && x.alias === 1 && y.alias === 1) continue;
      const likeness = compareForms(x, y);
      const bits = nameBits(likeness, weights) - aliasCost(x, y, weights);
      if (best === undefined || bits > best.bits) best = { bits, likeness };
    }
  }
  if (best === undefined) return undefined;
  const { likeness } = best;
  return {
    feature: "organisation",
    code:
      best.bits <= 0
        ? "NAME_DIFFERS"
        : likeness.equal
          ? "NAME_EQUAL"
          : likeness.leftBoth === 0 && likeness.left === 0
            ? "NAME_NEAR"
            : "NAME_PART",
    facts: {},
    bits: best.bits,
  };
}

/**
 * Whether the names themselves speak against each other. Then what both name besides is a third one's: the supplier in
 * brackets of all its customers, hit with them on one day, each an incident of its own.
 */
function conflicting([x]: readonly NameForm[], [y]: readonly NameForm[], weights: Weights): boolean {
  return x !== undefined && y !== undefined && nameBits(compareForms(x, y), weights) < 0;
}

/** A name that is an alias on both sides may be a common supplier's: it costs more than a name that one side calls itself. */
function aliasCost(x: NameForm, y: NameForm, { name }: Weights): number {
  return x.alias === 1 && y.alias === 1 ? name.aliasBoth : name.alias * Math.max(x.alias, y.alias);
}

function nameBits(likeness: NameLikeness, { name }: Weights): number {
  const { general, left, leftBoth, equal } = likeness;
  // Two waterworks of two towns: what both are tells nothing where each has a word of its own.
  const shared = leftBoth > LAST_WORD ? likeness.shared - general : likeness.shared;
  const cost = leftBoth * name.leftBoth + Math.min(name.leftCap, (left - leftBoth) * name.left);
  return Math.max(-name.cap, Math.min(name.cap, shared) - cost - (equal ? 0 : name.respelt));
}
