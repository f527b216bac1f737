/** Holds the list of what the twin worlds' readers ask and try to the list of addresses: none is left out without a word why. */
import { ROUTE_ACTS } from "@noroshi/api";
import { describe, expect, it } from "vitest";
import { LOOKED_AT, TRIES, UNASKED } from "./testing-probes.ts";

describe("every address of the hub", () => {
  it("is looked at or tried in the twin worlds, or named with the reason why it is not", () => {
    const left = Object.keys(ROUTE_ACTS).filter((address) => {
      const how: unknown = TRIES[address as keyof typeof TRIES] ?? UNASKED[address as keyof typeof UNASKED];
      if (typeof how === "string") return how.split(" ").length < 3;
      return typeof how !== "function" && !LOOKED_AT.includes(address.replace("GET ", ""));
    });
    expect(left).toEqual([]);
  });
});
