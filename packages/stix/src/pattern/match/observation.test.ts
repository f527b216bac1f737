import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, parsePattern } from "../index.ts";
import { readObserved } from "./observation.ts";

const parsed = parsePattern("[network-traffic:src_ref.value = '198.51.100.7']");
const matcher = parsed.ok ? compile(parsed.pattern) : undefined;
const matches = (input: unknown) => matcher?.match(input).matched;

const TRAFFIC = { type: "network-traffic", id: "network-traffic--1", src_ref: "ipv4-addr--1" };
const ADDRESS = { type: "ipv4-addr", id: "ipv4-addr--1", value: "198.51.100.7" };
const OBSERVED = {
  type: "observed-data",
  id: "observed-data--1",
  first_observed: "2026-12-07T00:00:00Z",
  last_observed: "2026-12-07T00:00:01Z",
  number_observed: 2,
};
const BOTH = { ...OBSERVED, object_refs: [TRAFFIC.id, ADDRESS.id] };

describe("observed-data is read", () => {
  it.each([
    ["in the 2.0 form", { ...OBSERVED, objects: { "0": { ...TRAFFIC, src_ref: "1" }, "1": ADDRESS } }],
    ["in the deprecated 2.1 form", { ...OBSERVED, objects: { [TRAFFIC.id]: TRAFFIC, [ADDRESS.id]: ADDRESS } }],
    ["in the 2.1 form inside of a bundle", { type: "bundle", id: "bundle--1", objects: [TRAFFIC, BOTH, ADDRESS] }],
    ["in the 2.1 form beside its objects in a list", [BOTH, TRAFFIC, ADDRESS]],
    [
      "in one of several bundles",
      [
        { type: "bundle", objects: [] },
        { type: "bundle", objects: [TRAFFIC, BOTH, ADDRESS] },
      ],
    ],
    ["in nested lists", [[[BOTH, TRAFFIC]], [ADDRESS]]],
  ])("%s", (_, input) => {
    expect(matches(input)).toBe(true);
  });

  it("objects that object_refs does not list are not there (§9.7.4)", () => {
    expect(matches([{ ...OBSERVED, object_refs: [TRAFFIC.id] }, TRAFFIC, ADDRESS])).toBe(false);
  });

  it("an object of another bundle is not there", () => {
    expect(
      matches([
        { type: "bundle", objects: [BOTH, TRAFFIC] },
        { type: "bundle", objects: [ADDRESS] },
      ]),
    ).toBe(false);
  });

  it("with its times and count, and with a note on what is missing", () => {
    const { observations, notes } = readObserved([
      { ...OBSERVED, object_refs: ["file--none"] },
      5,
      { ...OBSERVED, first_observed: "yesterday", last_observed: null },
    ]);
    expect(
      observations.map(({ id, count, interval }) => [id, count, interval && interval.last - interval.first]),
    ).toEqual([
      ["observed-data--1", 2, 1_000_000_000n],
      ["observed-data--1", 2, undefined],
    ]);
    expect(notes.join(" ")).toMatch(/no object.*file--none.*no readable/);
  });

  it("once for any number of patterns", () => {
    const observed = readObserved([BOTH, TRAFFIC, ADDRESS]);
    expect(readObserved(observed)).toBe(observed);
    expect(matches(observed)).toBe(true);
  });

  it("whatever JSON comes, without throwing", () => {
    const shaped = fc.record(
      {
        type: fc.constantFrom("observed-data", "bundle", "network-traffic"),
        id: fc.jsonValue(),
        objects: fc.jsonValue(),
        object_refs: fc.jsonValue(),
        first_observed: fc.jsonValue(),
        number_observed: fc.jsonValue(),
        src_ref: fc.jsonValue(),
      },
      { requiredKeys: ["type"] },
    );
    expect(matches([{ ...OBSERVED, object_refs: [{ toString: "" }] }, TRAFFIC, ADDRESS])).toBe(false);
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.array(shaped)), (input) => void matches(input)));
  });
});
