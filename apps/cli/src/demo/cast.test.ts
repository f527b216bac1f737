import { expect, test } from "vitest";
import { CAST } from "./cast.ts";

test("no two people of the demo sign in with one address", () => {
  const emails = CAST.map((m) => m.email);
  expect(emails.filter((email, i) => emails.indexOf(email) !== i)).toEqual([]);
});
