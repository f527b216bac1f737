import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidenceOf, type Effect, originsIn, type Word } from "./confidence.ts";

const word = (over: Partial<Word> = {}): Word => ({
  senderId: "a",
  namedOriginatorId: null,
  objectKey: null,
  echo: false,
  ...over,
});
const effect = (bodyId: string, said: string): Effect => ({ bodyId, said, at: "2026-12-01T00:00:00Z" });
const ids = fc.constantFrom("a", "b", "c", "d");
const words = fc.array(
  fc.record<Word>({
    senderId: ids,
    namedOriginatorId: fc.option(ids, { nil: null }),
    objectKey: fc.option(fc.constantFrom("o1", "o2"), { nil: null }),
    echo: fc.boolean(),
  }),
);
const effects = fc.array(
  fc.record<Effect>({
    bodyId: ids,
    said: fc.constantFrom("applied", "failed", "false_positive", "harm"),
    at: fc.constant("2026-12-01T00:00:00Z"),
  }),
);

describe("origins", () => {
  it("are bodies that said it apart, and what is passed on, copied or said back adds none", () => {
    expect(originsIn([word(), word({ senderId: "b" })])).toBe(2);
    expect(originsIn([word(), word({ senderId: "b", namedOriginatorId: "a" })])).toBe(1);
    expect(originsIn([word({ objectKey: "o" }), word({ senderId: "b", objectKey: "o" })])).toBe(1);
    expect(originsIn([word(), word({ senderId: "b", echo: true })])).toBe(1);
    expect(originsIn([word({ echo: true })])).toBe(1);
    // Two who both name a third are that third's word.
    const named = { namedOriginatorId: "x" };
    expect(originsIn([word(named), word({ senderId: "b", ...named })])).toBe(1);
  });

  it("are never more than the bodies that speak, and hang on no order", () => {
    fc.assert(
      fc.property(words, (list) => {
        const n = originsIn(list);
        expect(n).toBeLessThanOrEqual(Math.max(1, new Set(list.map((w) => w.senderId)).size));
        expect(originsIn(list.toReversed())).toBe(n);
      }),
    );
  });
});

describe("confidence", () => {
  it("is confirmed by two origins, and falls with every body that reports a false positive or harm", () => {
    expect([confidenceOf(1, []), confidenceOf(2, [])]).toEqual([50, 90]);
    expect(confidenceOf(2, [effect("x", "false_positive")])).toBe(50);
    expect(confidenceOf(2, [effect("x", "harm")])).toBe(70);
    expect(confidenceOf(2, [effect("x", "harm"), effect("x", "false_positive")])).toBe(50);
    expect(confidenceOf(1, [effect("x", "false_positive"), effect("y", "false_positive")])).toBe(10);
  });

  it("is not moved by what was applied or failed, and no effect raises it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), effects, (origins, list) => {
        const said = list.filter((e) => e.said === "false_positive" || e.said === "harm");
        expect(confidenceOf(origins, list)).toBe(confidenceOf(origins, said));
        expect(confidenceOf(origins, list)).toBeLessThanOrEqual(confidenceOf(origins, []));
        expect(confidenceOf(origins, list)).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
