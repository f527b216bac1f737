/** What two organisation names tell: rare words in common speak for one organisation, rare words left over against it. */
import type { Reason } from "../contract/index.ts";
import type { Weights } from "../reference/weights.ts";
import { LAST_WORD, type NameForm } from "./name-form.ts";
import { compareForms, type NameLikeness } from "./name-likeness.ts";

interface Compared {
  readonly bits: number;
  readonly likeness: NameLikeness;
}

/** The best pair of forms counts; an alias costs a little. Undefined when either name is unknown. */
export function nameEvidence(a: readonly NameForm[], b: readonly NameForm[], weights: Weights): Reason | undefined {
  if (a.length > 0 && b.length > 0 && !a.some((x) => b.some((y) => x.japanese === y.japanese)))
    return { feature: "organisation", code: "NAME_OTHER_SCRIPT", facts: {}, bits: weights.name.otherScript };
  const found = best(a, b, weights);
  return found === undefined
    ? undefined
    : { feature: "organisation", code: codeOf(found), facts: {}, bits: found.bits };
}

/**
 * The names themselves are compared first. Where they speak against each other, what both name besides is a third one's: the
 * supplier in brackets of all its customers, hit with them on one day, each an incident of its own.
 */
function best(a: readonly NameForm[], b: readonly NameForm[], weights: Weights): Compared | undefined {
  let found: Compared | undefined;
  let namesake = false;
  for (const x of a) {
    for (const y of b) {
      if (namesake && x.alias === 1 && y.alias === 1) continue;
      const likeness = compareForms(x, y);
      const bits = nameBits(likeness, weights) - aliasCost(x, y, weights);
      if (x === a[0] && y === b[0]) namesake = bits < 0;
      if (found === undefined || bits > found.bits) found = { bits, likeness };
    }
  }
  return found;
}

function codeOf({ bits, likeness }: Compared): Reason["code"] {
  if (bits <= 0) return "NAME_DIFFERS";
  if (likeness.equal) return "NAME_EQUAL";
  return likeness.leftBoth === 0 && likeness.left === 0 ? "NAME_NEAR" : "NAME_PART";
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
