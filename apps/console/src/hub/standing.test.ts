import type { May } from "@noroshi/api";
import { expect, test } from "vitest";
import { leaveFor } from "./standing.ts";

const reason = { en: "None of your roles.", ja: "役割にありません。" };
const may: May = {
  answers: [
    { act: "case.assess", allowed: true, reason: null },
    { act: "link.say", allowed: false, reason },
  ],
};

test("an act is offered where the hub allows it, and refused with the hub's own reason", () => {
  expect(leaveFor(may, "case.assess")).toEqual({ allowed: true, reason: null });
  expect(leaveFor(may, "link.say")).toEqual({ allowed: false, reason });
});

test("what nobody has answered is not offered", () => {
  expect([leaveFor(undefined, "case.assess"), leaveFor(may, "case.open")].map((l) => l.allowed)).toEqual([
    false,
    false,
  ]);
});
