/**
 * `./noroshi replay` on the shipped scenario, as a person runs it: its own hub, all bodies over HTTP, the result held against the
 * scenario's expectations; and the same whatever the order in which the reports arrive.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { noroshi } from "./noroshi.ts";

const FOLDER = join(import.meta.dirname, "../../scenarios/port-isewan");
const SEEDS = process.env["NOROSHI_DEEP"] === "1" ? 20 : 2;

interface Case {
  readonly linkedInjects: readonly string[];
  readonly reportIds: readonly string[];
}
interface Result {
  readonly cases: readonly (Case & Record<string, unknown>)[];
  readonly readers: Readonly<Record<string, Record<string, unknown>>>;
  readonly receipts: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

const expected: Result = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8"));
const sorted = (list: readonly string[]): string[] => [...list].sort();

async function played(words: readonly string[] = []): Promise<Result> {
  const ran = await noroshi(["replay", FOLDER, "--json", ...words]);
  expect(ran.status, ran.err).toBe(0);
  return ran.lines[0] as unknown as Result;
}

/** Cases without what differs from hub to hub; they are told apart by what they hold. */
const casesOf = (r: Result) =>
  r.cases
    .map(({ key: _, ...c }) => ({ ...c, linkedInjects: sorted(c.linkedInjects), reportIds: sorted(c.reportIds) }))
    .sort((a, b) => (a.linkedInjects.join() < b.linkedInjects.join() ? -1 : 1));

const readersOf = (r: Result) =>
  Object.fromEntries(
    Object.entries(r.readers).map(([who, { forbiddenStrings: _, ...seen }]) => [
      who,
      {
        ...seen,
        reports: sorted(seen["reports"] as string[]),
        groups: sorted((seen["groups"] as string[][]).map((g) => sorted(g).join("+"))),
      },
    ]),
  );

describe("the replayed port scenario", () => {
  let result: Result;
  beforeAll(async () => {
    result = await played();
  });

  it("answers every inject as it must", () => {
    expect(result.receipts).toEqual(expected.receipts);
    expect(result["withheld"]).toEqual(expected["withheld"]);
  });

  it("reaches the duty's figures", () => {
    expect(casesOf(result)).toEqual(casesOf(expected));
    for (const name of ["indicators", "unlinked", "sightings", "atRiskOrganisations", "severity", "priorityScore"])
      expect(result[name], name).toEqual(expected[name]);
  });

  it("shows each reader what it may see, and holds no string that must not reach it", () => {
    expect(readersOf(result)).toEqual(readersOf(expected));
    for (const [who, { forbiddenStrings }] of Object.entries(expected.readers)) {
      const text = JSON.stringify(result.readers[who]).normalize("NFKC").toLowerCase();
      for (const word of forbiddenStrings as string[])
        expect(text.includes(word.normalize("NFKC").toLowerCase()), `${who}: ${word}`).toBe(false);
    }
  });

  it("answers each request as its gate must under every profile", () => {
    const requestsOf = (r: Result) =>
      Object.entries(r["gates"] as Record<string, { requests: unknown }>).map(([name, gate]) => [name, gate.requests]);
    expect(requestsOf(result)).toEqual(requestsOf(expected));
  });

  it("comes to the same whatever the order of arrival", async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const other = await played(["--shuffle", String(seed)]);
      // Severity hangs on who assessed last, which is not shuffled; receipts and keys are each order's own.
      expect(casesOf(other), `seed ${seed}`).toEqual(casesOf(result));
      for (const name of ["indicators", "unlinked", "sightings", "atRiskOrganisations"])
        expect(other[name], `seed ${seed} ${name}`).toEqual(result[name]);
      expect(readersOf(other)).toEqual(readersOf(result));
    }
  });
});
