import type { Emergency } from "@noroshi/api";
import { describe, expect, test } from "vitest";
import { closedAt, isCurrent, minutesLeft, tellOf } from "./standing.ts";

const body = { id: "b", slug: "b", name: { en: "B", ja: "B" }, kind: "coordinator" };
const one = (change: Partial<Emergency>): Emergency => ({
  id: "e",
  kinds: ["values"],
  minutes: 30,
  reason: "to warn the next port",
  askedBy: { name: "A", body },
  askedAt: "2026-12-07T09:00:00Z",
  expiresAt: "2026-12-07T10:00:00Z",
  answer: null,
  answeredBy: null,
  openedAt: null,
  closesAt: null,
  endedAt: null,
  reviewedAt: null,
  review: null,
  state: "asked",
  mine: false,
  mayAnswer: false,
  mayReview: false,
  ...change,
});

describe("an emergency", () => {
  test("stays current until it has been reviewed, refused or has run out", () => {
    const states = ["asked", "open", "awaits_review", "reviewed", "refused", "expired"] as const;
    expect(states.filter((state) => isCurrent(one({ state })))).toEqual(["asked", "open", "awaits_review"]);
  });

  test("has time left only while it is open, and never less than none", () => {
    const open = one({ state: "open", closesAt: "2026-12-07T09:40:00Z" });
    expect(minutesLeft(open, "2026-12-07T09:30:00Z")).toBe(10);
    expect(minutesLeft(open, "2026-12-07T09:50:00Z")).toBe(0);
    expect(minutesLeft(one({ closesAt: "2026-12-07T09:40:00Z" }), "2026-12-07T09:30:00Z")).toBeNull();
  });

  test("that was ended by hand closed then, not at its planned end", () => {
    const closesAt = "2026-12-07T09:40:00Z";
    expect(closedAt(one({ closesAt, endedAt: "2026-12-07T09:20:00Z" }))).toBe("2026-12-07T09:20:00Z");
    expect(closedAt(one({ closesAt, endedAt: "2026-12-07T09:50:00Z" }))).toBe(closesAt);
  });

  test("is told on every page: first what waits for this person, then what is open, else nothing", () => {
    const open = one({ state: "open" });
    expect(tellOf([open, one({ mayAnswer: true })])).toEqual({ what: "yours", count: 1 });
    expect(tellOf([open, one({ mayReview: true, state: "awaits_review" })])).toEqual({ what: "review", count: 1 });
    expect(tellOf([open, open])).toEqual({ what: "open", count: 2 });
    expect(tellOf([one({ state: "reviewed" }), one({})])).toBeNull();
  });
});
