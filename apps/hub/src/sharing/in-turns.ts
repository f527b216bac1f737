/**
 * A release of many values is computed a piece at a time, so that whoever asks the hub for something meanwhile waits for a piece and
 * not for the whole.
 */
import { joinedPackage, type Package, packageFor, partsOf, type Source } from "@noroshi/handling";

/** How many values are worked on in one turn: some milliseconds of a core. */
export const A_TURN = 2_000;

/** Lets everything else that waits have its turn. */
export const othersFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Works on a list a turn at a time. @param act gets a piece of the list and the place of its first */
export async function inTurns<T>(
  list: readonly T[],
  act: (piece: readonly T[], from: number) => void | Promise<void>,
  turn = A_TURN,
): Promise<void> {
  for (let from = 0; from < list.length; from += turn) {
    await act(list.slice(from, from + turn), from);
    await othersFirst();
  }
}

/** A list as JSON. */
export async function jsonInTurns<T>(list: readonly T[], of: (one: T) => unknown): Promise<string> {
  const pieces: string[] = [];
  await inTurns(list, (piece) => void pieces.push(JSON.stringify(piece.map(of)).slice(1, -1)));
  return `[${pieces.join(",")}]`;
}

/** How many pieces may wait for the database. */
const AHEAD = 8;

/** Work that somebody else does one piece after the other, some pieces behind ours. */
export function queued(most = AHEAD) {
  const waiting: Promise<unknown>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** Ends when so few wait that another may be made. @throws what an earlier one threw */
    async begin(act: () => Promise<unknown>): Promise<void> {
      if (waiting.length >= most) await waiting.shift();
      last = last.then(act);
      // Whoever waits for it hears of it.
      last.catch(() => {});
      waiting.push(last);
    },
    done: (): Promise<unknown> => last,
  };
}

/** The same as `packageFor`. */
export async function packInTurns(
  sources: readonly Source[],
  recipients: Parameters<typeof packageFor>[1],
  world: Parameters<typeof packageFor>[2],
): Promise<Package> {
  const parts: Package[] = [];
  for (const part of partsOf(sources, A_TURN)) {
    parts.push(packageFor(part, recipients, world));
    await othersFirst();
  }
  return joinedPackage(parts);
}

/** A double holds whole numbers of so many bits. */
const BITS = 53;

/**
 * The numbers from zero, in the order of what they stand for: compared by their first 32 bits, and by the whole where these are the same.
 * Sorted as numbers: texts are compared for as long as they are alike.
 * @param first never greater than that of a later one
 */
export async function orderedNumbers(
  count: number,
  first: (n: number) => number,
  compare: (a: number, b: number) => number,
): Promise<Uint32Array> {
  const bits = Math.max(1, Math.ceil(Math.log2(count + 1)));
  const [room, coarse] = [2 ** bits, 2 ** Math.max(0, 32 + bits - BITS)];
  const keys = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    keys[n] = Math.floor(first(n) / coarse) * room + n;
    if (n % (A_TURN * 10) === A_TURN) await othersFirst();
  }
  keys.sort();
  await othersFirst();
  const order = new Uint32Array(count);
  let from = 0;
  for (let at = 0; at < count; at++) {
    const key = keys[at] ?? 0;
    order[at] = key % room;
    if (at + 1 < count && Math.floor((keys[at + 1] ?? 0) / room) === Math.floor(key / room)) continue;
    if (at > from) order.subarray(from, at + 1).sort(compare);
    from = at + 1;
  }
  return order;
}
