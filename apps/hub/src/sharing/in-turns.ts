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

/** Two works at the same time; both have ended when this ends, also where one fails. @throws what the first that failed threw */
export async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** Work that somebody else does, one piece ahead of ours: the next is begun when the last is done. */
export function oneAhead() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async begin(act: () => Promise<unknown>): Promise<void> {
      await last;
      last = act();
      // Whoever waits for it hears of it.
      last.catch(() => {});
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

/** Texts in code-unit order, as `sort` puts them. */
export async function sortedInTurns(texts: readonly string[]): Promise<readonly string[]> {
  let runs: string[][] = [];
  await inTurns(texts, (piece) => void runs.push([...piece].sort()));
  while (runs.length > 1) {
    const next: string[][] = [];
    for (let n = 0; n < runs.length; n += 2) next.push(await merged(runs[n] ?? [], runs[n + 1] ?? []));
    runs = next;
  }
  return runs[0] ?? [];
}

async function merged(a: readonly string[], b: readonly string[]): Promise<string[]> {
  const out: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    if (y === undefined || (x !== undefined && x <= y)) {
      out.push(x ?? "");
      i++;
    } else {
      out.push(y);
      j++;
    }
    if (out.length % (A_TURN * 10) === 0) await othersFirst();
  }
  return out;
}
