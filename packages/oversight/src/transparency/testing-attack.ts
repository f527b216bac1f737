/**
 * What a stranger can work out from published sums, for tests: exact elimination over the rationals, and whole-number reasoning
 * by trying every world of a small system. Knows nothing of how figures were chosen to be withheld.
 */
import type { Shown } from "./statistics.ts";

export interface Published {
  readonly atoms: readonly string[];
  readonly shown: Shown;
  /** Null where it is not published. */
  readonly value: number | null;
}

/** Which of the hidden sums the exact ones determine, over the reals. */
export function determinedOverReals(published: readonly Published[]): readonly number[] {
  const atoms = [...new Set(published.flatMap((p) => p.atoms))];
  const at = new Map(atoms.map((a, i) => [a, i]));
  const row = (p: Published): bigint[] => {
    const out = atoms.map(() => 0n);
    for (const a of p.atoms) out[at.get(a) ?? 0] = (out[at.get(a) ?? 0] ?? 0n) + 1n;
    return out;
  };
  const basis: { readonly lead: number; readonly row: bigint[] }[] = [];
  const reduced = (start: bigint[]): bigint[] => {
    let r = start;
    for (const b of basis) {
      const [mine, pivot] = [r[b.lead] ?? 0n, b.row[b.lead] ?? 1n];
      if (mine !== 0n) r = r.map((x, i) => x * pivot - (b.row[i] ?? 0n) * mine);
    }
    return r;
  };
  for (const p of published.filter((e) => e.shown === "exact")) {
    const r = reduced(row(p));
    const lead = r.findIndex((x) => x !== 0n);
    if (lead < 0) continue;
    basis.push({ lead, row: r });
  }
  return [...published.entries()]
    .filter(([, p]) => p.shown !== "exact" && reduced(row(p)).every((x) => x === 0n))
    .map(([i]) => i);
}

/** Which of the hidden sums are the same in every world of whole counts up to `most` that agrees with what is published. */
export function determinedOverIntegers(
  published: readonly Published[],
  threshold: number,
  most: number,
): readonly number[] {
  const atoms = [...new Set(published.flatMap((p) => p.atoms))];
  const hidden = [...published.entries()].filter(([, p]) => p.shown !== "exact");
  const seen = hidden.map(() => new Set<number>());
  const world = new Map<string, number>();
  const sum = (p: Published): number => p.atoms.reduce((s, a) => s + (world.get(a) ?? 0), 0);
  const agrees = (p: Published, whole: boolean): boolean => {
    const s = sum(p);
    if (p.shown === "exact") return whole ? s === p.value : s <= (p.value ?? 0);
    if (p.shown === "small") return whole ? s >= 1 && s < threshold : s < threshold;
    return true;
  };
  const complete = (p: Published): boolean => p.atoms.every((a) => world.has(a));
  const walk = (i: number): void => {
    if (seen.every((values) => values.size > 1)) return;
    const atom = atoms[i];
    if (atom === undefined) {
      for (const [k, [, p]] of hidden.entries()) seen[k]?.add(sum(p));
      return;
    }
    for (let v = 0; v <= most; v++) {
      world.set(atom, v);
      if (published.every((p) => !p.atoms.includes(atom) || agrees(p, complete(p)))) walk(i + 1);
    }
    world.delete(atom);
  };
  walk(0);
  return hidden.filter((_, k) => (seen[k]?.size ?? 0) < 2).map(([i]) => i);
}
