import { describe, expect, it } from "vitest";
import { jumpDetector } from "./jump.ts";

function clocks() {
  const at = { wall: 1_000_000, ticks: 0 };
  const look = jumpDetector({ now: () => at.wall }, { ticks: () => at.ticks });
  const pass = (ms: number, off = 0) => {
    at.wall += ms + off;
    at.ticks += ms;
    return look();
  };
  return pass;
}

describe("the watch over the host's clock", () => {
  it("says nothing while both clocks go on alike, nor for a slew of two seconds", () => {
    const pass = clocks();
    expect([pass(2000), pass(60_000), pass(2000, 2000), pass(2000, -2000)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("tells of a jump of more than two seconds, either way, once, and since when time is in doubt", () => {
    const pass = clocks();
    expect(pass(2000, 2001)).toEqual({ sinceMs: 1_000_000, seconds: 2.001 });
    expect(pass(2000)).toBeUndefined();
    expect(pass(2000, -3_600_000)).toMatchObject({ seconds: -3600 });
  });
});
