/** Whom to page next, and when to leave somebody alone. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfQuiet, nextPage, type PageSoFar, type Reachable, readPagingPlan } from "./next.ts";

const PLAN = readPagingPlan(
  JSON.parse(readFileSync(new URL("../../../../profiles/paging/plan.json", import.meta.url), "utf8")),
);
const T0 = "2026-12-07T00:00:00Z";
const at = (minutes: number): string => new Date(Date.parse(T0) + minutes * 60_000).toISOString();
const person = (id: string, organisationId: string, over: Partial<Reachable> = {}): Reachable => ({
  id,
  organisationId,
  priority: 1,
  onDuty: false,
  zone: "Asia/Tokyo",
  quiet: null,
  ...over,
});
const page = (over: Partial<PageSoFar> = {}): PageSoFar => ({
  urgent: true,
  acknowledged: false,
  chain: ["port", "office"],
  openedAt: T0,
  tries: [],
  ...over,
});

/** Pages until somebody acknowledges or nobody is left. @returns who was paged, with the minute */
function run(contacts: readonly Reachable[], first: PageSoFar = page()): string[] {
  const said: string[] = [];
  let p = first;
  for (let minute = 0; minute < 2000; minute++) {
    const next = nextPage(PLAN, p, contacts, at(minute));
    if (next.do === "give_up") return [...said, `${minute} nobody`];
    if (next.do !== "page") continue;
    said.push(`${minute} ${next.contactId}`);
    p = { ...p, tries: [...p.tries, { contactId: next.contactId, at: at(minute) }] };
  }
  return said;
}

describe("a page", () => {
  it("goes to whoever is on duty, then to the next person, then to the next body, and then says that nobody came", () => {
    const contacts = [
      person("a", "port", { priority: 1 }),
      person("b", "port", { priority: 2, onDuty: true }),
      person("c", "office"),
    ];
    expect(run(contacts)).toEqual(["0 b", "5 a", "10 c", "15 nobody"]);
  });

  it("stops when it is acknowledged, and gives up at once where nobody can be reached", () => {
    expect(nextPage(PLAN, page({ acknowledged: true }), [person("a", "port")], T0)).toEqual({ do: "nothing" });
    expect(nextPage(PLAN, page(), [person("x", "bank")], T0)).toEqual({ do: "give_up" });
  });

  it("that is not urgent is gathered, waits for the end of quiet hours and wakes no other body; an urgent one wakes", () => {
    // 09:00 in Tokyo at T0
    const asleep = person("a", "port", { quiet: { from: "08:00", to: "10:00" } });
    expect(run([asleep, person("c", "office")], page({ urgent: false }))).toEqual(["60 a", "65 c", "70 nobody"]);
    expect(run([asleep], page())).toEqual(["0 a", "5 nobody"]);
    expect(run([person("a", "port")], page({ urgent: false }))[0]).toBe("30 a");
  });

  it("pages each person at most as often as the plan says, in whatever order they stand", () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(people, fc.boolean(), (ids, urgent) => {
        const contacts = ids.map((n) => person(`p${n}`, n % 2 === 0 ? "port" : "office", { priority: n % 3 }));
        const paged = run(contacts, page({ urgent }))
          .filter((s) => !s.endsWith("nobody"))
          .map((s) => s.split(" ")[1]);
        expect(paged.sort()).toEqual(contacts.map((c) => c.id).sort());
      }),
      { numRuns: 50 },
    );
  });
});

describe("quiet hours", () => {
  it("run over midnight in the person's own zone and end at their instant", () => {
    const night = { zone: "Asia/Tokyo", quiet: { from: "22:00", to: "06:00" } };
    expect(endOfQuiet(night, "2026-12-07T12:59:59Z")).toBeUndefined(); // 21:59:59
    expect(endOfQuiet(night, "2026-12-07T13:00:00Z")).toBe("2026-12-07T21:00:00Z");
    expect(endOfQuiet(night, "2026-12-07T20:59:59Z")).toBe("2026-12-07T21:00:00Z");
    expect(endOfQuiet(night, "2026-12-07T21:00:00Z")).toBeUndefined(); // 06:00
  });
});
