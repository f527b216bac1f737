/**
 * Which statistics of an issue may be shown, so that from everything that was ever published no small count follows: not from
 * rows and totals, not from the year less the months, not from earlier issues. A hidden count is safe when there are other whole,
 * non-negative counts that give the very same publications and differ in it; that other world is searched for, and where none is
 * found one more figure is withheld. Trusts nothing to be harmless: a search that gives up counts as no other world.
 */
import type { Atoms, Shown, Statistic } from "./statistics.ts";

/** A statistic in the system of everything that is out or about to be. */
interface Known {
  readonly id: string;
  readonly atoms: readonly string[];
  readonly value: number;
  /** Published earlier: it cannot be hidden any more. */
  readonly out: boolean;
  shown: Shown;
}

/** How far a search for another world goes. Past it the figure counts as exposed. */
const CHANGES = 14;
const STEPS = 6_000;

/**
 * Decides how each statistic of a new issue is shown.
 * @param earlier statistics of earlier issues with how they were shown
 * @param atoms the true counts of all atoms, earlier ones too
 * @param threshold counts from 1 up to one less are small
 * @returns undefined when not even an issue without one exact figure would be safe
 */
export function suppress(
  fresh: readonly Statistic[],
  earlier: readonly (Statistic & { readonly shown: Shown })[],
  atoms: Atoms,
  threshold: number,
): ReadonlyMap<string, Shown> | undefined {
  const countOf = (s: Statistic): number => s.atoms.reduce((sum, a) => sum + (atoms.get(a) ?? 0), 0);
  const known: Known[] = [
    ...earlier.map((s) => ({ id: s.id, atoms: s.atoms, value: countOf(s), out: true, shown: s.shown })),
    ...fresh.map((s) => {
      const value = countOf(s);
      const shown: Shown = value > 0 && value < threshold ? "small" : "exact";
      return { id: s.id, atoms: s.atoms, value, out: false, shown };
    }),
  ];
  const system = { known, byAtom: indexed(known), atoms, threshold };
  for (;;) {
    const exposed = known.find((s) => s.shown !== "exact" && !hasAnotherWorld(s, system));
    if (exposed === undefined) return new Map(known.filter((s) => !s.out).map((s) => [s.id, s.shown]));
    const next = nextToWithhold(exposed, system);
    if (next === undefined) return undefined;
    next.shown = "withheld";
  }
}

interface System {
  readonly known: readonly Known[];
  readonly byAtom: ReadonlyMap<string, readonly number[]>;
  readonly atoms: Atoms;
  readonly threshold: number;
}

function indexed(known: readonly Known[]): Map<string, number[]> {
  const byAtom = new Map<string, number[]>();
  for (const [at, s] of known.entries())
    for (const atom of s.atoms) {
      const list = byAtom.get(atom);
      if (list) list.push(at);
      else byAtom.set(atom, [at]);
    }
  return byAtom;
}

/**
 * The figure to withhold for an exposed one: an exact one near it, the smallest that is not zero first and zeros last; then a
 * sum near it whose mark is what gives it away; then whatever else is exact; in the end any mark.
 */
function nextToWithhold(exposed: Known, { known, byAtom }: System): Known | undefined {
  const near = [...new Set(exposed.atoms.flatMap((a) => byAtom.get(a) ?? []))].flatMap((at) => known[at] ?? []);
  const around = [...new Set(near.flatMap((s) => s.atoms).flatMap((a) => byAtom.get(a) ?? []))].flatMap(
    (at) => known[at] ?? [],
  );
  const marked = near.filter((s) => s.atoms.length > exposed.atoms.length);
  return (
    least(near, "exact") ??
    least(marked, "small") ??
    least(around, "exact") ??
    least(known, "exact") ??
    least(known, "small")
  );
}

function least(among: readonly Known[], shown: Shown): Known | undefined {
  return among
    .filter((s) => !s.out && s.shown === shown)
    .reduce<Known | undefined>((best, s) => {
      if (best === undefined || rank(s) < rank(best)) return s;
      return rank(s) === rank(best) && s.id < best.id ? s : best;
    }, undefined);
}

const rank = (s: Known): number => (s.value === 0 ? Number.MAX_SAFE_INTEGER : s.value);

/** Is there another world in which everything that is published stays as it is and this figure differs? */
function hasAnotherWorld(target: Known, system: System): boolean {
  const search = { moved: new Map<string, number>(), shift: system.known.map(() => 0), steps: STEPS };
  const goal = system.known.indexOf(target);
  for (const by of [1, -1] as const)
    for (const atom of new Set(target.atoms)) {
      if (!move(atom, by, search, system)) continue;
      const found = repair(goal, CHANGES, search, system);
      move(atom, -by, search, system);
      if (found) return true;
      if (search.steps <= 0) return false;
    }
  return false;
}

interface Search {
  readonly moved: Map<string, number>;
  readonly shift: number[];
  steps: number;
}

/** Changes one atom; false, and nothing done, where the count would fall below zero. */
function move(atom: string, by: number, search: Search, { byAtom, atoms }: System): boolean {
  const after = (search.moved.get(atom) ?? 0) + by;
  if ((atoms.get(atom) ?? 0) + after < 0) return false;
  if (after === 0) search.moved.delete(atom);
  else search.moved.set(atom, after);
  for (const at of byAtom.get(atom) ?? []) search.shift[at] = (search.shift[at] ?? 0) + by;
  return true;
}

/** Mends what no longer agrees with what is published, one unit at a time. */
function repair(goal: number, left: number, search: Search, system: System): boolean {
  if (search.steps-- <= 0) return false;
  const broken = mostConstrained(search, system);
  if (broken === undefined) return search.shift[goal] !== 0;
  if (left === 0) return false;
  const s = system.known[broken];
  if (s === undefined) return false;
  for (const by of waysBack(s, search.shift[broken] ?? 0, system.threshold))
    for (const atom of new Set(s.atoms)) {
      const moved = search.moved.get(atom) ?? 0;
      // Going back on a change is not a way on.
      if (moved * by < 0) continue;
      if (!move(atom, by, search, system)) continue;
      const found = search.shift[goal] !== 0 && repair(goal, left - 1, search, system);
      move(atom, -by, search, system);
      if (found) return true;
      if (search.steps <= 0) return false;
    }
  return false;
}

function mostConstrained(search: Search, { known, threshold }: System): number | undefined {
  let best: number | undefined;
  for (const [at, s] of known.entries()) {
    if (waysBack(s, search.shift[at] ?? 0, threshold).length === 0) continue;
    if (best === undefined || s.atoms.length < (known[best]?.atoms.length ?? 0)) best = at;
  }
  return best;
}

/** In which directions a figure has to move until it agrees with how it is published; none when it agrees. */
function waysBack(s: Known, shift: number, threshold: number): readonly (1 | -1)[] {
  if (s.shown === "exact") return shift === 0 ? [] : shift > 0 ? [-1] : [1];
  const value = s.value + shift;
  if (s.shown === "small") return value < 1 ? [1] : value >= threshold ? [-1] : [];
  // What is withheld says nothing of its count: in need a small one is withheld as well.
  return [];
}
