/** Keys that work on every page, as a machine: G waits for a second key, the others act at once. */
export type Act = "find" | "board" | "cases" | "reports" | "indicators" | "links" | "file" | "help" | "back";

export interface Chord {
  /** When G was pressed, in ms; null when nothing waits. */
  readonly since: number | null;
}

export const IDLE: Chord = { since: null };
const WAITS_MS = 1_500;
const AFTER_G: Readonly<Record<string, Act>> = {
  b: "board",
  c: "cases",
  r: "reports",
  i: "indicators",
  l: "links",
  f: "file",
};

/** One key at a time: the next state, and the act that it asks for. */
export function press(state: Chord, key: string, at: number): { readonly state: Chord; readonly act: Act | null } {
  const waits = state.since !== null && at - state.since <= WAITS_MS;
  const letter = key.toLowerCase();
  const second = waits && Object.hasOwn(AFTER_G, letter) ? AFTER_G[letter] : undefined;
  if (second) return { state: IDLE, act: second };
  if (letter === "g") return { state: { since: at }, act: null };
  if (key === "/") return { state: IDLE, act: "find" };
  if (key === "?") return { state: IDLE, act: "help" };
  if (key === "Escape") return { state: IDLE, act: "back" };
  return { state: IDLE, act: null };
}
