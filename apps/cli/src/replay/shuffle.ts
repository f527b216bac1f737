/**
 * Another order of arrival of the same scenario: reports with distinct keys change places; what speaks of a report (a replay, a
 * conflict, an amendment, an assessment, a consent, a withdrawal) stays behind it. Instants stay where they are: only who comes
 * at which of them changes.
 */
import type { Inject } from "../scenario/read.ts";

/** @param random numbers from 0 up to 1, the same for the same seed */
export function shuffled(
  injects: readonly Inject[],
  random: () => number,
  speaksOf: (i: Inject) => string | null,
): readonly Inject[] {
  const left = [...injects];
  const order: Inject[] = [];
  const done = new Set<string>();
  while (left.length > 0) {
    const open = left.filter((i) => waitsFor(i, injects, speaksOf).every((id) => done.has(id)));
    const next = open[Math.floor(random() * open.length)] ?? left[0];
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    order.push(next);
    done.add(next.id);
  }
  return order.map((inject, n) => ({ ...inject, at: injects[n]?.at ?? inject.at }));
}

/** Whatever has to have come before: the same key used earlier, the report that is amended or spoken of. */
function waitsFor(
  inject: Inject,
  injects: readonly Inject[],
  speaksOf: (i: Inject) => string | null,
): readonly string[] {
  const at = injects.indexOf(inject);
  const sameKey = injects
    .slice(0, at)
    .filter((i) => i.from === inject.from && i.idempotencyKey === inject.idempotencyKey)
    .map((i) => i.id);
  const named = [inject.amends, speaksOf(inject)].filter((id) => typeof id === "string");
  // Two acts on one report keep their order, and so do its versions.
  const before = injects
    .slice(0, at)
    .filter((i) => named.length > 0 && (named.includes(speaksOf(i) ?? "") || named.includes(i.amends ?? "")))
    .map((i) => i.id);
  return [...sameKey, ...named, ...before];
}

/** Numbers from a seed (mulberry32): for orders of a test, never for a secret. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
