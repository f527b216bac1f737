import { describe, expect, test } from "vitest";
import { HubProblem, isSignedOut, problemOf, SILENCE, worthRetrying } from "./problem.ts";

const problem = {
  code: "TOO_BUSY",
  status: 503,
  title: { en: "Busy", ja: "混雑" },
  next: { en: "Wait", ja: "お待ちください" },
  retryAfter: 7,
};

describe("an answer that is no answer", () => {
  test("the hub's own words and waiting time are kept", async () => {
    const found = await problemOf(new Response(JSON.stringify(problem), { status: 503 }));
    expect([found.status, found.problem?.code, found.retryAfterSeconds]).toEqual([503, "TOO_BUSY", 7]);
  });

  test("a proxy's page is no Problem, but its Retry-After counts", async () => {
    const found = await problemOf(new Response("<html>", { status: 502, headers: { "retry-after": "3" } }));
    expect([found.problem, found.retryAfterSeconds]).toEqual([null, 3]);
  });

  test("silence, overload and faults are worth sending again; refusals are not", () => {
    const of = (status: number) => worthRetrying(new HubProblem(status, null, null));
    expect([SILENCE, 429, 500, 503].map(of)).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 409, 413, 422].some(of)).toBe(false);
  });

  test("only 401 means signed out", () => {
    expect(isSignedOut(new HubProblem(401, null, null))).toBe(true);
    expect(isSignedOut(new HubProblem(403, null, null))).toBe(false);
  });
});
