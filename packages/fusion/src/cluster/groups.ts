/** Disjoint groups that only grow: the smaller list moves, so that n joins cost n log n moves. */

export class Groups<T> {
  readonly #group = new Map<T, T[]>();

  /** Puts a member into a group of its own, unless it is known. */
  add(member: T): void {
    if (!this.#group.has(member)) this.#group.set(member, [member]);
  }

  has(member: T): boolean {
    return this.#group.has(member);
  }

  /** One and the same array for all members of a group; empty for a stranger. */
  members(member: T): readonly T[] {
    return this.#group.get(member) ?? [];
  }

  join(a: T, b: T): void {
    const [x, y] = [this.#group.get(a), this.#group.get(b)];
    if (x === undefined || y === undefined || x === y) return;
    const [large, small] = x.length >= y.length ? [x, y] : [y, x];
    for (const member of small) {
      large.push(member);
      this.#group.set(member, large);
    }
  }

  [Symbol.iterator](): Iterator<readonly [T, readonly T[]]> {
    return this.#group[Symbol.iterator]();
  }
}
