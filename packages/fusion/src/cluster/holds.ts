/** What people said about pairs, ready to be asked: who may not stand with whom. */
import type { Holds } from "../contract/index.ts";

export const noHolds: Holds = { must: [], cannot: [] };

export class Apart {
  readonly #against = new Map<string, Set<string>>();

  constructor(pairs: Holds["cannot"]) {
    for (const [a, b] of pairs) {
      this.#put(a, b);
      this.#put(b, a);
    }
  }

  /** True if no member of one group is held apart from a member of the other. */
  allows(left: readonly string[], right: readonly string[]): boolean {
    if (this.#against.size === 0) return true;
    const others = new Set(right);
    return left.every((a) => this.#against.get(a)?.isDisjointFrom(others) ?? true);
  }

  #put(a: string, b: string): void {
    const against = this.#against.get(a) ?? new Set<string>();
    against.add(b);
    this.#against.set(a, against);
  }
}
