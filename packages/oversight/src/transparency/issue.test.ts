import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisterAct, RegisterEntry } from "../contract/index.ts";
import { entry, inventedProfile } from "../testing.ts";
import { type NewIssue, nextIssue } from "./issue.ts";
import { issuePage } from "./page.ts";
import type { PublishedIssue } from "./statistics.ts";
import { determinedOverIntegers, determinedOverReals, type Published } from "./testing-attack.ts";

const ACTS = ["approval", "conditional_approval", "refusal"] as const satisfies readonly RegisterAct[];
const month = (m: number) => ({
  from: `2030-${String(m).padStart(2, "0")}-01T00:00:00Z`,
  to: `2030-${String(m + 1).padStart(2, "0")}-01T00:00:00Z`,
});
const CELLS = ACTS.flatMap((act) => ["s5", "s7"].map((provision) => ({ act, provision })));

/** A register with so many acts of each kind in each month, in the order of CELLS. */
const registered = (months: readonly (readonly number[])[]): RegisterEntry[] =>
  months.flatMap((counts, m) =>
    CELLS.flatMap((c, i) =>
      Array.from({ length: counts[i] ?? 0 }, () => entry(c.act, { provision: c.provision, at: month(m + 1).from })),
    ),
  );

type Good = Extract<NewIssue, { ok: true }>;

function published(months: readonly (readonly number[])[], threshold = 3): { issues: Good[]; all: Published[] } {
  const profile = inventedProfile(threshold);
  const register = registered(months);
  const issues: Good[] = [];
  const earlier: PublishedIssue[] = [];
  for (const m of months.keys()) {
    const made = nextIssue(profile, register, month(m + 1), earlier);
    if (!made.ok) throw new Error(made.code);
    issues.push(made);
    earlier.push({ number: made.issue.number, period: made.issue.period, ...made.behind });
  }
  const atoms = new Map(earlier.flatMap((e) => [...e.atoms]));
  const all = earlier.flatMap((e) =>
    e.statistics.map((s) => {
      const shown = e.shown.get(s.id) ?? "withheld";
      const value = shown === "exact" ? s.atoms.reduce((sum, a) => sum + (atoms.get(a) ?? 0), 0) : null;
      return { atoms: s.atoms, shown, value };
    }),
  );
  return { issues, all };
}

describe("an issue of public statistics", () => {
  it("shows a count of two as less than three, and nothing from which it follows", () => {
    const { issues, all } = published([[2, 9, 5, 7, 0, 4]]);
    expect(issues[0]?.issue.tables[0]?.rows[0]?.cells[0]).toBe("<3");
    expect(determinedOverReals(all)).toEqual([]);
    expect(determinedOverIntegers(all, 3, 12)).toEqual([]);
  });

  it("hides no count that is large or zero where no small one hangs on it", () => {
    const { issues } = published([[4, 9, 5, 7, 0, 4]]);
    expect(issues[0]?.issue.tables[0]?.rows.map((r) => r.cells)).toEqual([
      [4, 5, 0, 9],
      [9, 7, 4, 20],
      [13, 12, 4, 29],
    ]);
  });

  it("gives no small count away to whoever solves all tables together, the earlier issues too, over the reals", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(6), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (months) => {
          const { all } = published(months);
          expect(determinedOverReals(all)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gives no small count away to whoever tries every world of whole counts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), (counts) => {
        const { all } = published([counts]);
        expect(determinedOverIntegers(all, 3, 8)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("counts no act twice and no act of an exercise", () => {
    const profile = inventedProfile();
    const first = nextIssue(profile, [entry("approval", { provision: "s5", exercise: true })], month(3), []);
    expect(first.ok && first.issue.tables[0]?.rows[0]?.cells).toEqual([0, 0, 0, 0]);
    if (!first.ok) return;
    const earlier = [{ number: 1, period: first.issue.period, ...first.behind }];
    expect(nextIssue(profile, [], month(3), earlier)).toEqual({ ok: false, code: "PERIOD_OVERLAPS" });
    expect(nextIssue(profile, [], { from: month(4).to, to: month(4).to }, earlier)).toEqual({
      ok: false,
      code: "PERIOD_EMPTY",
    });
  });

  it("is a page that says what its marks mean, in two languages", () => {
    const { issues } = published([[2, 9, 5, 7, 0, 4]]);
    const issue = issues[0]?.issue;
    if (!issue) throw new Error("no issue");
    expect(issuePage(issue, "en")).toContain("&lt;3");
    expect(issuePage(issue, "ja")).toContain("非公表");
    expect(issuePage(issue, "ja")).not.toContain("withheld");
  });
});
