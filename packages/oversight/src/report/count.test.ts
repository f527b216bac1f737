import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGISTER_ACTS, type RegisterEntry } from "../contract/index.ts";
import { provisionOf } from "../profile.ts";
import { entry, inventedProfile } from "../testing.ts";
import { countReport } from "./count.ts";
import { reportPage } from "./page.ts";

const PERIOD = { from: "2030-01-01T00:00:00Z", to: "2031-01-01T00:00:00Z" };
const profile = inventedProfile();
const report = (register: readonly RegisterEntry[], standing: "statutory" | "exercise" = "statutory") =>
  countReport(profile, register, { period: PERIOD, standing, overviews: { a: "two lines\n<b>" } });
const figures = (register: readonly RegisterEntry[]) =>
  Object.fromEntries(report(register).items.flatMap((i) => i.figures.map((f) => [f.id, f.count])));

const anyEntry = fc
  .record({
    act: fc.constantFrom(...REGISTER_ACTS),
    provision: fc.constantFrom("s5", "s7", null),
    extension: fc.boolean(),
    at: fc.constantFrom("2029-12-31T23:59:59Z", "2030-01-01T00:00:00Z", "2030-06-01T00:00:00Z", "2031-01-01T00:00:00Z"),
  })
  .map(({ act, ...over }) => entry(act, over));

describe("a statutory report", () => {
  it("moves exactly the figure of the act that is added, by one, and lists that act", () => {
    const before = figures([]);
    expect(figures([entry("request", { provision: "s5" })])).toEqual({ ...before, a1: 1 });
    expect(figures([entry("request", { provision: "s5", extension: true })])).toEqual({ ...before, a2: 1 });
    expect(figures([entry("conditional_approval", { provision: "s5" })])).toEqual({ ...before, a3: 1 });
    expect(figures([entry("inspection")])).toEqual({ ...before, b1: 1 });
  });

  it("counts nothing of an exercise, and an exercise's report nothing that is live", () => {
    const register = [entry("request", { provision: "s5", exercise: true }), entry("request", { provision: "s5" })];
    expect(report(register).items[0]?.figures[0]?.acts).toEqual([register[1]?.id]);
    expect(report(register, "exercise").items[0]?.figures[0]?.acts).toEqual([register[0]?.id]);
  });

  it("has figures that are the number of their acts, each of them of the register and of the period", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (register) => {
        const known = new Map(register.map((e) => [e.id, e]));
        for (const figure of report(register).items.flatMap((i) => i.figures)) {
          expect(figure.acts).toHaveLength(figure.count);
          expect(new Set(figure.acts).size).toBe(figure.count);
          for (const id of figure.acts) {
            const act = known.get(id);
            expect(Date.parse(act?.at ?? "") < Date.parse(PERIOD.to)).toBe(true);
          }
        }
      }),
    );
  });

  it("lists what stands under no provision instead of dropping it", () => {
    const lost = entry("request");
    expect(report([lost]).unclassified).toEqual([lost.id]);
  });

  it("does not depend on the order of the register", () => {
    const register = [
      entry("request", { provision: "s5" }),
      entry("approval", { provision: "s5" }),
      entry("inspection"),
    ];
    expect(report(register.toReversed())).toEqual(report(register));
  });

  it("is a page without script whose words are text", () => {
    for (const language of ["en", "ja"] as const) {
      const page = reportPage(report([]), language, "ab");
      expect(page).toContain("two lines<br>&lt;b&gt;");
      expect(page).not.toContain("<script");
    }
    expect(reportPage(report([], "exercise"), "en", null)).toContain("no statutory report");
  });
});

describe("a provision", () => {
  it("is the first whose every rule fits, and none where none does", () => {
    const of = (type: "neutralise" | "acquire_communications", direction: string | null, askedBy: string) =>
      provisionOf(profile, { type, direction, askedBy });
    expect(of("acquire_communications", "FD", "office")).toBe("s5");
    expect(of("acquire_communications", "DF", "office")).toBeNull();
    expect(of("acquire_communications", null, "office")).toBeNull();
    expect(of("neutralise", null, "police")).toBe("s7");
    expect(of("neutralise", null, "defence")).toBeNull();
  });
});
