import { describe, expect, test } from "vitest";
import { decisive, inOrder, stepText, type Verdict } from "./verdicts.ts";

const verdict = (id: string, sees: boolean): Verdict => ({
  body: { id, slug: id, name: { en: id, ja: id }, kind: "operator" },
  sees,
  why: [
    { rule: "owner", outcome: "passes" },
    { rule: sees ? "nothing_restricts" : "tlp_red", outcome: sees ? "allows" : "refuses" },
  ],
  values: null,
});

describe("the reason why a body sees or does not", () => {
  test("is the step that decided, the last of the chain", () => {
    expect(decisive(verdict("a", false).why, "en")).toBe("TLP:RED stays with those named");
    expect(decisive(verdict("a", true).why, "ja")).toBe("妨げる制限がない");
  });

  test("is worded by its outcome, and a step that the console does not know is shown as it is", () => {
    expect(stepText({ rule: "owner", outcome: "allows" }, "en")).toBe("it is its own");
    expect(stepText({ rule: "owner", outcome: "passes" }, "en")).toBe("owner");
    expect(stepText({ rule: "lunar_phase", outcome: "refuses" }, "en")).toBe("lunar phase");
  });

  test("stands in a list that has those who see first and loses nobody", () => {
    const all = [verdict("a", false), verdict("b", true), verdict("c", false), verdict("d", true)];
    expect(inOrder(all).map((v) => v.body.id)).toEqual(["b", "d", "a", "c"]);
  });
});
