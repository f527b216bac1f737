import { describe, expect, test } from "vitest";
import { approvalsOf, staysOf } from "./gate-times.ts";

const at = (minute: number) => `2026-12-07T00:${String(minute).padStart(2, "0")}:00Z`;
const BODY = { id: "b", slug: "b", name: { en: "B", ja: "B" }, kind: "commission" as const };
const step = (n: number, state: string, minute: number) => ({
  n,
  event: "e",
  state,
  answer: null,
  words: null,
  by: { name: null, body: BODY },
  at: at(minute),
});
const vote = (says: string, minute: number, exactlyThis = true) => ({
  says,
  decision: null,
  words: null,
  by: { name: "Y", body: BODY },
  delegated: false,
  at: at(minute),
  validUntil: null,
  exactlyThis,
  signature: null,
});

describe("times at the gates", () => {
  test("are what lies between two states; a step that leads nowhere does not part a stay", () => {
    const steps = [step(3, "submitted", 9), step(1, "drafted", 0), step(2, "drafted", 4), step(4, "approved", 20)];
    expect(staysOf({ steps })).toEqual([
      { state: "drafted", from: at(0), to: at(9) },
      { state: "submitted", from: at(9), to: at(20) },
      { state: "approved", from: at(20), to: null },
    ]);
  });

  test("say of each approval whether it came before the act or after it, and by how much", () => {
    const votes = [
      vote("approve", 30),
      vote("refuse", 5),
      vote("approve_with_conditions", 10),
      vote("approve", 1, false),
    ];
    const steps = [step(1, "submitted", 0), step(2, "directed", 20)];
    expect(approvalsOf({ steps, votes }).map((a) => [a.at, a.order, a.apart / 60_000])).toEqual([
      [at(10), "before", 10],
      [at(30), "after", 10],
    ]);
    expect(approvalsOf({ steps: [], votes: [vote("approve", 3)] })).toMatchObject([{ order: "none", apart: 0 }]);
  });
});
