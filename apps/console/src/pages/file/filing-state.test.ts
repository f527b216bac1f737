import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chosen, next, START, type Stage, type Step } from "./filing-state.ts";

const file = new File(["{}"], "s1.json");
const chosen: Chosen = { file, key: "web-1", large: false };
const understood = { format: "misp-event", accepted: true, reports: [], refused: [] };
const run = (...steps: readonly Step[]): Stage => steps.reduce(next, START);

describe("filing a report", () => {
  test("a failed sending keeps the file, the key and what was understood", () => {
    const stage = run(
      { do: "choose", chosen },
      { do: "read", understood },
      { do: "send" },
      { do: "fail", error: "503" },
    );
    expect(stage).toEqual({ at: "unsent", chosen, understood, error: "503" });
    expect(next(stage, { do: "send" })).toMatchObject({ at: "sending", chosen: { key: "web-1" }, understood });
  });

  test("what was refused cannot be sent", () => {
    const refused = { ...understood, accepted: false };
    expect(run({ do: "choose", chosen }, { do: "read", understood: refused }, { do: "send" }).at).toBe("understood");
  });

  test("a large file is not read first", () => {
    expect(run({ do: "choose", chosen: { ...chosen, large: true } }).at).toBe("large");
  });

  test("nothing can be chosen or thrown away while it is being sent", () => {
    const sending = run({ do: "choose", chosen }, { do: "read", understood }, { do: "send" });
    expect(next(sending, { do: "startAgain" })).toBe(sending);
    expect(next(sending, { do: "choose", chosen: { ...chosen, key: "other" } })).toBe(sending);
  });

  test("whatever happens, a key changes only by choosing", () => {
    const step: fc.Arbitrary<Step> = fc.constantFrom<Step>(
      { do: "read", understood },
      { do: "fail", error: "x" },
      { do: "send" },
      { do: "progress", done: 1 },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const stage = steps.reduce(next, run({ do: "choose", chosen }));
        expect(stage.at === "choose" ? null : stage.chosen.key).toBe("web-1");
      }),
    );
  });
});
