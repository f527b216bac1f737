import { expect, test } from "vitest";
import { inFileOrder } from "./file-order.ts";

const places = (...given: string[]) => inFileOrder(given.map((place) => ({ place }))).map((f) => f.place);

test("cells are shown by row and then by column, as a person reads the sheet", () => {
  expect(places("B18", "B2", "AA2", "A2", "B6")).toEqual(["A2", "B2", "AA2", "B6", "B18"]);
});

test("two readings of one cell keep their order", () => {
  const fields = [
    { place: "B2", label: "first" },
    { place: "B2", label: "second" },
    { place: "B1", label: "third" },
  ];
  expect(inFileOrder(fields).map((f) => f.label)).toEqual(["third", "first", "second"]);
});

test("paths and lines stay in the order of the file", () => {
  expect(places("$.b", "$.a", "B2")).toEqual(["$.b", "$.a", "B2"]);
});
