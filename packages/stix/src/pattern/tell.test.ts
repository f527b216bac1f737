import { expect, it } from "vitest";
import { parsePattern } from "./index.ts";
import { tell } from "./tell.ts";

it("a fault is told with its place, in both languages", () => {
  const parsed = parsePattern("[a:b = 1]\n AND [a:c = t'2014-02-30T00:00:00Z']");
  const [fault] = parsed.ok ? [] : parsed.faults;
  if (fault === undefined) throw new Error("the date does not exist");
  expect(tell(fault, "en")).toBe(
    "2:13 This is no instant; write it as t'2014-01-13T07:03:17Z', in UTC, with a date that exists.",
  );
  expect(tell(fault, "ja")).toMatch(/^2 行 13 文字目: 日時が正しくありません/);
});
