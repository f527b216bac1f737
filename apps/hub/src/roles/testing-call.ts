/** What one tried call of an address is, and the ways in which most are made. */
import type { Person } from "./testing-people.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

export interface Call {
  /** Values of the path's parameters. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** @param may whether the act is open to the player: only then is something prepared that the call uses up */
export type Make = (w: World, p: Player, may: boolean) => Call | Promise<Call>;

export const plain: Make = () => ({});
/** A call about something that is made for it, where the player may call at all. */
export const made =
  (make: (w: World, p: Player) => Promise<string>, rest: (w: World, p: Player) => Call = () => ({}), as = "id"): Make =>
  async (w, p, may) => {
    const call = rest(w, p);
    return { ...call, at: { ...call.at, [as]: may ? await make(w, p) : NOWHERE } };
  };

let names = 0;
/** A name that nothing has yet. */
export const fresh = (): string => `m${++names}`;
export const nth = (): number => ++names;

/** Posts as a person, under a key of its own. */
export const post = (w: World, by: Person, path: string, json: unknown) =>
  by.call("POST", path, { json, headers: { "idempotency-key": w.key() } });
