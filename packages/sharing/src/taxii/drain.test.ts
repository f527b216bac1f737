import { expect, it } from "vitest";
import { isInstant } from "./asked.ts";
import { BEGINNING, drain, type Place } from "./drain.ts";

const indicator = {
  type: "indicator",
  id: "indicator--66666666-0000-4000-8000-000000000001",
  modified: "2026-11-01T00:00:00.000Z",
};

/** What a partner is asked for in two rounds, the header of whose pages says this. */
async function askedOf(addedLast: string): Promise<readonly (string | null)[]> {
  const asked: (string | null)[] = [];
  let place: Place = BEGINNING;
  const partner = {
    page: async ({ addedAfter }: { readonly addedAfter: string | null }) => {
      asked.push(addedAfter);
      const body = JSON.stringify({ more: false, objects: [indicator] });
      const contentType = "application/taxii+json;version=2.1";
      return { kind: "answered", status: 200, contentType, body, addedLast, retryAfter: null } as const;
    },
    take: async (_: readonly unknown[], reached: Place) => {
      place = reached;
    },
  };
  for (let round = 0; round < 2; round++) expect((await drain(partner, place)).code).toBe("DRAINED");
  return asked;
}

it.each([
  ["1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z"],
  ["1969-07-20T20:17:40.000001Z", "1969-07-20T20:17:40.000000Z"],
  ["2026-12-07T00:00:00+09:00", "2026-12-06T14:59:59.999999Z"],
])("goes on just before the last instant of a partner, also of %s", async (said, next) => {
  expect(await askedOf(said)).toEqual([null, next]);
  expect(isInstant(next)).toBe(true);
});

it.each(["-271821-04-20T00:00:00.000Z", "+275760-09-13T00:00:00.000Z", "2026-02-30T00:00:00Z", "2026", "1"])(
  "begins anew where a partner says %s, which is no instant",
  async (said) => {
    expect(await askedOf(said)).toEqual([null, null]);
  },
);
