/**
 * The idempotency key of a file: random, made in the browser, kept for this tab while the file is the same, so that a
 * retry after a failure, or after a reload, is the same submission.
 */
interface Store {
  readonly getItem: (name: string) => string | null;
  readonly setItem: (name: string, value: string) => void;
}

export interface FileFacts {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

const nameOf = (file: FileFacts): string => `noroshi-key:${file.name}|${file.size}|${file.lastModified}`;

/** The key for this file; a new one where none is kept. */
export function fileKey(file: FileFacts, store: Store, random: () => string): string {
  const kept = store.getItem(nameOf(file));
  if (kept) return kept;
  const key = random();
  store.setItem(nameOf(file), key);
  return key;
}

/** A random key; `randomUUID` is missing on plain http outside localhost, `getRandomValues` never is. */
export const randomKey = (): string =>
  `web-${[...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("")}`;
