import type { RoleList } from "@noroshi/api";
import { expect, test } from "vitest";
import { apart, common, ownFirst } from "./grouping.ts";

const text = (s: string) => ({ en: s, ja: s });
const role = (id: string, acts: RoleList["roles"][number]["acts"], yours = false): RoleList["roles"][number] => ({
  id,
  name: text(id),
  does: text(id),
  reads: [],
  acts,
  yours,
});
const pair = (a: string, b: string, why: string) => ({ a, b, why: text(why), source: "s" });

test("one's own role stands first, and what all roles may do is said once", () => {
  const roles = [role("a", ["role.read", "case.open"]), role("b", ["role.read"], true)];
  expect(ownFirst(roles).map((r) => r.id)).toEqual(["b", "a"]);
  expect(common(roles)).toEqual(["role.read"]);
  expect(common([])).toEqual([]);
});

test("forbidden pairs of one role and one reason stand together, and none is lost", () => {
  const said = apart([pair("a", "b", "x"), pair("c", "b", "x"), pair("a", "d", "x"), pair("a", "e", "y")]);
  expect(said.map((g) => [g.a, g.others])).toEqual([
    ["a", ["b", "d"]],
    ["c", ["b"]],
    ["a", ["e"]],
  ]);
});
