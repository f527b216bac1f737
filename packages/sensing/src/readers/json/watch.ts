/**
 * The paths of a JSON document that a reader wants, as a tree of keys that is walked while bytes go by. `[]` in a path stands for
 * every element of a list.
 */

export interface WatchedPath {
  readonly path: readonly string[];
  /** Where its values go. Several paths may share a slot; -1 only makes the key known. */
  readonly slot: number;
  /** True and false are values here. */
  readonly flag?: boolean;
}

export class WatchNode {
  /** Slot of a string or number that stands here, or -1. */
  slot = -1;
  /** A bit among the keys of one object, so that a key that comes twice is known; the last bit is shared by all from 32 on. */
  bit = 0;
  /** Whether true and false are values here. */
  flag = false;
  /** Whether a key of this object that nobody watches is told. */
  closed = false;
  /** What is watched in the elements of a list that stands here. */
  element: WatchNode | undefined;
  /** Slots of this node and all below it. */
  readonly slots: number[] = [];
  #hashes = new Int32Array(4);
  #children: (WatchNode | undefined)[] = [undefined, undefined, undefined, undefined];
  #keys: (Uint8Array | undefined)[] = [undefined, undefined, undefined, undefined];
  #count = 0;

  /** Whether one value is to stand here, and nothing that holds others. */
  get isValue(): boolean {
    return this.slot >= 0 && this.#count === 0 && this.element === undefined;
  }

  get hasKeys(): boolean {
    return this.#count > 0;
  }

  /** The node of a key that stands between `from` and `to`, whose `keyHash` is known already. */
  child(bytes: Uint8Array, from: number, to: number, hash: number): WatchNode | undefined {
    const mask = this.#hashes.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[at];
      if (key === undefined) return undefined;
      if (this.#hashes[at] === hash && key.length === to - from && isSame(key, bytes, from)) return this.#children[at];
    }
  }

  /** The node of a key, made where it is not there. */
  grown(key: string): WatchNode {
    const bytes = new TextEncoder().encode(key);
    const hash = keyHash(bytes, 0, bytes.length);
    const known = this.child(bytes, 0, bytes.length, hash);
    if (known !== undefined) return known;
    if (2 * (this.#count + 1) > this.#hashes.length) this.#widen();
    const made = new WatchNode();
    this.#put(hash, bytes, made);
    made.bit = 1 << Math.min(31, this.#count);
    this.#count++;
    return made;
  }

  #put(hash: number, key: Uint8Array, node: WatchNode): void {
    const mask = this.#hashes.length - 1;
    let at = hash & mask;
    while (this.#keys[at] !== undefined) at = (at + 1) & mask;
    this.#hashes[at] = hash;
    this.#keys[at] = key;
    this.#children[at] = node;
  }

  #widen(): void {
    const [hashes, keys, children] = [this.#hashes, this.#keys, this.#children];
    this.#hashes = new Int32Array(2 * hashes.length);
    this.#keys = Array.from(this.#hashes, () => undefined);
    this.#children = Array.from(this.#hashes, () => undefined);
    for (const [at, key] of keys.entries()) {
      const child = children[at];
      if (key !== undefined && child !== undefined) this.#put(hashes[at] ?? 0, key, child);
    }
  }
}

/** The tree of some paths. @param closed keys of the outermost object below which every key must be watched too */
export function watchTree(paths: readonly WatchedPath[], closed: readonly string[] = []): WatchNode {
  const root = new WatchNode();
  root.closed = true;
  for (const key of closed) root.grown(key).closed = true;
  for (const { path, slot, flag } of paths) {
    let node = root;
    const way = [root];
    for (const key of path) {
      if (key === "[]") {
        node.element ??= new WatchNode();
        node = node.element;
      } else node = node.grown(key);
      way.push(node);
    }
    node.slot = slot;
    if (flag === true) node.flag = true;
    if (slot >= 0) for (const each of way) if (!each.slots.includes(slot)) each.slots.push(slot);
  }
  return root;
}

/** Of keys only; the scanner computes the same while it reads. Collisions do no harm: keys are compared. */
export function keyHash(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
  return hash;
}

function isSame(key: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let n = 0; n < key.length; n++) if (key[n] !== bytes[from + n]) return false;
  return true;
}
