/** What no database can keep, said to the TAXII server of a real hub: it is refused or told object by object, never an error of the hub. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { foundWorld, REALM, type World } from "../worlds/testing-twins.ts";

const TAXII = "application/taxii+json;version=2.1";
const SUBMISSIONS = `/taxii2/${REALM}/collections/submissions`;
let w: World;
beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

async function said(path: string, objects?: readonly unknown[]) {
  const answer = await fetch(w.url + path, {
    method: objects === undefined ? "GET" : "POST",
    headers: { accept: TAXII, "content-type": TAXII, "x-api-key": w.keyOf("bank") },
    ...(objects === undefined ? {} : { body: JSON.stringify({ objects }) }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

const indicator = (over: Record<string, unknown>) => ({
  type: "indicator",
  spec_version: "2.1",
  id: "indicator--55555555-0000-4000-8000-000000000001",
  created: "2026-11-01T00:00:00.000Z",
  modified: "2026-11-01T00:00:00.000Z",
  pattern: "[domain-name:value = 'unkeepable.example']",
  pattern_type: "stix",
  valid_from: "2026-11-01T00:00:00Z",
  ...over,
});

it("refuses a question that holds it, and has no object of such an id", async () => {
  for (const filter of ["added_after=0000-01-01T00:00:00Z", "match[id]=%00", "match[version]=0000-01-01T00:00:00.000Z"])
    expect([filter, (await said(`${SUBMISSIONS}/objects/?${filter}`)).status]).toEqual([filter, 400]);
  for (const path of ["objects/%00/", "objects/%00/versions/"])
    expect([path, (await said(`${SUBMISSIONS}/${path}`)).status]).toEqual([path, 404]);
});

it.each([
  ["an id with a NUL", { id: "indicator--\0" }],
  ["an id with half a character", { id: "\ud800" }],
  ["a standard with a NUL", { spec_version: "2.1\0" }],
  ["a version in year 0", { created: "0000-01-01T00:00:00.000Z", modified: "0000-01-01T00:00:00.000Z" }],
  ["a validity from year 0", { valid_from: "0000-01-01T00:00:00Z" }],
])("tells of an object with %s that it failed, and why", async (_, over) => {
  const { status, json } = await said(`${SUBMISSIONS}/objects/`, [indicator(over)]);
  expect({ ...json, status }).toMatchObject({ status: 202, failure_count: 1, success_count: 0 });
  expect(json["failures"]).toMatchObject([{ message: expect.stringMatching(/\S/) }]);
});
