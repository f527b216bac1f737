import { ACTS } from "@noroshi/api";
import { expect, test } from "vitest";
import { ACT_NAMES, ALLOWS, LOOKS_AT, REFUSES } from "./rules.ts";

test("every act of the hub has a name in both languages", () => {
  expect(ACTS.filter((act) => ACT_NAMES[act] === undefined)).toEqual([]);
});

test("every step of the handling rule that decides can also be named where it lets pass", () => {
  expect([...Object.keys(ALLOWS), ...Object.keys(REFUSES)].filter((rule) => LOOKS_AT[rule] === undefined)).toEqual([]);
});
