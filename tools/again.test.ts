/** What a second look may excuse, and what it may not. */
import { describe, expect, it } from "vitest";
import { lookedAtTwice, worthAnotherLook } from "./again.ts";
import type { TestResult } from "./tests-of.ts";

const test = (file: string, name: string, status: TestResult["status"], message = ""): TestResult => ({
  file: `/house/${file}`,
  name,
  status,
  message,
});

describe("a second look", () => {
  it("is worth it for a few files, never for a counter-example or for many", () => {
    expect(worthAnotherLook([test("a", "x", "failed"), test("b", "y", "passed")])).toEqual(["/house/a"]);
    expect(worthAnotherLook([test("a", "x", "failed", "Property failed after 3 tests")])).toEqual([]);
    expect(worthAnotherLook(["a", "b", "c", "d"].map((file) => test(file, "x", "failed")))).toEqual([]);
  });

  it("counts what then passes as passed, and names it", () => {
    const said = lookedAtTwice(
      [test("a", "x", "failed"), test("a", "y", "passed"), test("b", "z", "passed")],
      [test("a", "x", "passed"), test("a", "y", "passed")],
    );
    expect(said).toMatchObject({ passed: 3, failed: 0 });
    expect(said.unsteady).toHaveLength(1);
  });

  it("excuses nothing that fails again, fails newly or was not run", () => {
    const first = [test("a", "x", "failed"), test("a", "y", "passed")];
    expect(lookedAtTwice(first, [test("a", "x", "failed"), test("a", "y", "passed")])).toMatchObject({ failed: 1 });
    expect(lookedAtTwice(first, [test("a", "x", "passed"), test("a", "y", "failed")])).toMatchObject({ failed: 1 });
    expect(lookedAtTwice(first, [])).toMatchObject({ failed: 1, unsteady: [] });
  });

  it("believes a file that did not load only when all of it passes", () => {
    const first = [test("a", "x", "skipped"), test("a", "(the file itself)", "failed")];
    expect(lookedAtTwice(first, [test("a", "x", "passed")])).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
    expect(lookedAtTwice(first, [test("a", "x", "skipped")])).toMatchObject({ failed: 1 });
    expect(lookedAtTwice(first, [])).toMatchObject({ failed: 1 });
  });
});
