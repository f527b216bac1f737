import { describe, expect, it } from "vitest";
import { lineOfFires } from "./line-of-fires.ts";

const who = { en: "Coordination Office", ja: "調整室" };
const at = (hhmm: string): string => `2026-12-06T${hhmm}:00Z`;

describe("the line of fires", () => {
  it("lights the steps that are done and waits at the next", () => {
    const line = lineOfFires(
      [
        { hop: "noticed", at: at("21:30"), by: null },
        { hop: "received", at: at("22:42"), by: null },
        { hop: "linked", at: at("22:43"), by: null },
      ],
      at("23:00"),
      { assessed: who },
    );
    expect(line.map((f) => f.state)).toEqual(["lit", "lit", "lit", "waits", "unlit", "unlit", "unlit", "unlit"]);
    expect(line.slice(0, 4).map((f) => f.minutes)).toEqual([null, 72, 1, 17]);
    expect(line[3]?.by).toEqual(who);
  });

  it("shows an unseen step as unlit, without a gap in the figures", () => {
    const line = lineOfFires([{ hop: "received", at: at("22:42"), by: null }], at("23:00"), {});
    expect(line.map((f) => f.state)).toEqual(["unlit", "lit", "unlit", "unlit", "unlit", "unlit", "unlit", "unlit"]);
    expect(line[1]?.minutes).toBeNull();
  });

  it("burns in part while some of those who should have not yet", () => {
    const line = lineOfFires(
      [{ hop: "acknowledged", at: at("22:42"), by: null, part: { done: 4, total: 7 } }],
      at("23:00"),
      {},
    );
    expect(line[6]).toMatchObject({ state: "part", done: 4, total: 7 });
  });
});
