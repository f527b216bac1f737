import { describe, expect, test } from "vitest";
import { staleKeys } from "./stale-keys.ts";

const report = (id: string) => ({ kind: "report" as const, id, hop: "received" });

describe("a hint of the hub", () => {
  test("a new report makes the board, the lists, the cases and itself old", () => {
    expect(staleKeys({ type: "changed", subjects: [report("r1")], more: false })).toEqual([
      ["board"],
      ["reports"],
      ["indicators"],
      ["proposals"],
      ["case"],
      ["report", "r1"],
    ]);
  });

  test("a changed case makes the board, the cases and what is done in them old, not the reports", () => {
    const subjects = [{ kind: "case" as const, id: "c1", hop: "assessed" }];
    const keys = staleKeys({ type: "changed", subjects, more: false }).map((key) => key.join());
    expect(keys).toEqual(["board", "cases", "case", "tasks", "inquiries", "measures", "work"]);
  });

  test("where the hint was cut short, everything is asked again", () => {
    expect(staleKeys({ type: "changed", subjects: [report("r1")], more: true })).toContainEqual(["report"]);
  });

  test("the greeting makes nothing old", () => {
    expect(staleKeys({ type: "hello", subjects: [], more: false })).toEqual([]);
  });

  test("no key is named twice", () => {
    const keys = staleKeys({ type: "changed", subjects: [report("a"), report("a")], more: false }).map((k) => k.join());
    expect(new Set(keys).size).toBe(keys.length);
  });
});
