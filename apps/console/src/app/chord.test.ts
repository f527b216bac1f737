import { describe, expect, test } from "vitest";
import { type Act, type Chord, IDLE, press } from "./chord.ts";

function type(...keys: readonly (readonly [key: string, at: number])[]): (Act | null)[] {
  let state: Chord = IDLE;
  return keys.map(([key, at]) => {
    const next = press(state, key, at);
    state = next.state;
    return next.act;
  });
}

describe("keys on every page", () => {
  test("G then a letter goes to a page", () => {
    expect(type(["g", 0], ["c", 200])).toEqual([null, "cases"]);
    expect(type(["G", 0], ["B", 200])).toEqual([null, "board"]);
  });

  test("a letter without G before it does nothing", () => {
    expect(type(["c", 0], ["r", 1])).toEqual([null, null]);
  });

  test("a G that was pressed long ago no longer waits", () => {
    expect(type(["g", 0], ["c", 5_000])).toEqual([null, null]);
  });

  test("G with an unknown letter is forgotten", () => {
    expect(type(["g", 0], ["x", 1], ["c", 2])).toEqual([null, null, null]);
  });

  test("slash, question mark and escape act at once", () => {
    expect(type(["/", 0], ["?", 1], ["Escape", 2])).toEqual(["find", "help", "back"]);
  });
});
