/**
 * How alike two names are: which words they share, how rare these are, and what stays unmatched on either side.
 * A name that only leaves words out ("Nelnet" for "Nelnet Loan Servicing") is another matter than two names with a
 * distinctive word each ("Dean Health Plan", "Integral Health Plan").
 */
import { LAST_WORD, type NameForm } from "./name-form.ts";
import { editDistance, sameWord } from "./spelling.ts";

export interface NameLikeness {
  /** Bits of the shared words, each times the sureness of the match. */
  readonly shared: number;
  /** Those of them that are general words: what an organisation is, and where. */
  readonly general: number;
  /** Bits of what is left over: on the fuller side, and on both sides at least. */
  readonly left: number;
  readonly leftBoth: number;
  /** True if every word matched letter by letter. */
  readonly equal: boolean;
}

const nothing: NameLikeness = { shared: 0, general: 0, left: 0, leftBoth: 0, equal: false };

/** Symmetric in its arguments. */
export function compareForms(x: NameForm, y: NameForm): NameLikeness {
  if (x.key === y.key || x.compact === y.compact)
    return { shared: Math.min(x.total, y.total), general: 0, left: 0, leftBoth: 0, equal: true };
  const aligned = align(x, y);
  const whole = spelledAlike(x, y);
  if (whole > 0) {
    const shared = Math.max(aligned.shared, Math.min(x.total, y.total) * whole);
    return { shared, general: 0, left: 0, leftBoth: 0, equal: false };
  }
  return aligned;
}

/** The glued forms differ by a slip or two: sureness, else 0. */
function spelledAlike(x: NameForm, y: NameForm): number {
  const longest = Math.max(x.compact.length, y.compact.length);
  if (longest < 6) return 0;
  const limit = longest >= 12 ? 2 : 1;
  if (Math.abs(x.compact.length - y.compact.length) > limit) return 0;
  const slips = editDistance(x.compact, y.compact, limit);
  return slips > limit ? 0 : 1 - (slips * 1.4) / longest;
}

function align(x: NameForm, y: NameForm): NameLikeness {
  const restX: number[] = [];
  const takenY = new Set<number>();
  let [shared, general] = [0, 0];
  for (let i = 0; i < x.tokens.length; i += 1) {
    const j = y.tokens.findIndex((token, at) => token === x.tokens[i] && !takenY.has(at));
    if (j < 0) restX.push(i);
    else {
      takenY.add(j);
      const bits = x.weights[i] ?? 0;
      shared += bits;
      if (bits <= LAST_WORD) general += bits;
    }
  }
  const restY = y.tokens.map((_, at) => at).filter((at) => !takenY.has(at));
  if (restX.length > 0 && restY.length > 0) shared += unglue(x, y, restX, restY);
  if (restX.length > 0 && restY.length > 0) shared += pairUp(x, y, restX, restY);
  if (restX.length > 0 && restY.length > 0) shared += initials(x, y, restX, restY);
  const leftX = sum(x, restX);
  const leftY = sum(y, restY);
  if (shared === 0) return { ...nothing, left: Math.max(leftX, leftY), leftBoth: Math.min(leftX, leftY) };
  return {
    shared,
    general,
    left: Math.max(leftX, leftY),
    leftBoth: Math.min(leftX, leftY),
    equal: leftX === 0 && leftY === 0,
  };
}

/** Matches what is left word by word, surest pair first; ties by spelling, so that the order of arguments is nothing. */
function pairUp(x: NameForm, y: NameForm, restX: number[], restY: number[]): number {
  const pairs: { readonly i: number; readonly j: number; readonly sure: number; readonly key: string }[] = [];
  for (const i of restX) {
    for (const j of restY) {
      const a = x.tokens[i] ?? "";
      const b = y.tokens[j] ?? "";
      const sure = sameWord(a, b);
      if (sure > 0) pairs.push({ i, j, sure, key: a < b ? `${a} ${b}` : `${b} ${a}` });
    }
  }
  pairs.sort((p, q) => q.sure - p.sure || (p.key < q.key ? -1 : p.key > q.key ? 1 : 0));
  let gained = 0;
  for (const { i, j, sure } of pairs) {
    if (!restX.includes(i) || !restY.includes(j)) continue;
    drop(restX, i);
    drop(restY, j);
    gained += sure * Math.min(x.weights[i] ?? 0, y.weights[j] ?? 0);
  }
  return gained;
}

/** Words that one side writes together: "truebenefits" and "true benefits". */
function unglue(x: NameForm, y: NameForm, restX: number[], restY: number[]): number {
  return inside(x, y, restX, restY) + inside(y, x, restY, restX);
}

/** Words of `parts` found inside one longer word of `glued`; a glued word is used up once half of its letters are found. */
function inside(parts: NameForm, glued: NameForm, restParts: number[], restGlued: number[]): number {
  let gained = 0;
  for (const g of [...restGlued]) {
    const word = glued.tokens[g] ?? "";
    let free = word;
    let found = 0;
    const used: number[] = [];
    for (const p of restParts) {
      const part = parts.tokens[p] ?? "";
      if (part.length < 2 || part.length >= word.length || !free.includes(part)) continue;
      free = free.replace(part, " ");
      found += part.length;
      used.push(p);
    }
    if (used.length === 0 || found * 2 < word.length) continue;
    for (const p of used) {
      gained += 0.9 * (parts.weights[p] ?? 0);
      drop(restParts, p);
    }
    drop(restGlued, g);
  }
  return gained;
}

/** "Valley Hope Association" and "VHA": an acronym of three or more letters stands for all words. */
function initials(x: NameForm, y: NameForm, restX: number[], restY: number[]): number {
  return standsFor(x, y, restX, restY) + standsFor(y, x, restY, restX);
}

function standsFor(short: NameForm, long: NameForm, restShort: number[], restLong: number[]): number {
  if (restLong.length !== long.tokens.length || long.initials.length < 3) return 0;
  const at = restShort.find((i) => short.tokens[i] === long.initials);
  if (at === undefined) return 0;
  const bits = 0.7 * (short.weights[at] ?? 0);
  drop(restShort, at);
  restLong.length = 0;
  return bits;
}

function drop(list: number[], value: number): void {
  const at = list.indexOf(value);
  if (at >= 0) list.splice(at, 1);
}

function sum(form: NameForm, rest: readonly number[]): number {
  return rest.reduce((bits, at) => bits + (form.weights[at] ?? 0), 0);
}
