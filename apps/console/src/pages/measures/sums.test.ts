import { describe, expect, it } from "vitest";
import { sumsOf } from "./sums.ts";

const body = { id: "b", slug: "b", name: { en: "B", ja: "B" }, kind: "bank" };
const of = (kind: "lost" | "frozen" | "recovered", amount: string, currency: string) => ({
  kind,
  amount,
  currency,
  on: "2026-12-07",
  body,
});

describe("the ledger of money", () => {
  it("adds what is of one kind and one currency, to the last unit, and nothing else", () => {
    const sums = sumsOf([
      of("lost", "999999999999999.99", "JPY"),
      of("lost", "0.01", "JPY"),
      of("lost", "5.5", "USD"),
      of("frozen", "5", "USD"),
    ]);
    expect(sums).toEqual([
      { kind: "lost", currency: "JPY", amount: "1000000000000000" },
      { kind: "lost", currency: "USD", amount: "5.50" },
      { kind: "frozen", currency: "USD", amount: "5" },
    ]);
  });
});
