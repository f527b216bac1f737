import { describe, expect, test } from "vitest";
import { anyTime, day, instant, knownZone, local, point, range } from "./span.ts";

describe("an instant", () => {
  test.each([
    ["2026-12-07T05:10:00+09:00", "2026-12-06T20:10:00Z"],
    ["2026-12-07T05:10:00.000000+0900", "2026-12-06T20:10:00Z"],
    ["2026-12-06t20:10:00.5z", "2026-12-06T20:10:00.5Z"],
    ["2026-12-07 05:10+09:00", "2026-12-06T20:10:00Z"],
  ])("%s", (raw, read) => {
    expect(instant(raw)).toBe(read);
  });

  test.each([
    "2026-12-07T05:10:00",
    "2026-12-07",
    "2026-02-30T00:00:00Z",
    "now",
    "",
    `2026-12-07T05:10:00.${"0".repeat(40)}Z`,
    "0000-06-01T00:00:00Z",
    "0001-01-01T00:00:00+09:00",
    "9999-12-31T23:59:59-09:00",
  ])("%s is none", (raw) => {
    expect(instant(raw)).toBeUndefined();
  });

  test("is as precise as it was written", () => {
    expect(point("2026-12-07T05:10Z")?.precision).toBe("minute");
    expect(point("2026-12-07T05:10:00Z")?.precision).toBe("second");
  });
});

test("a day is all of it in its zone, also when a clock is put forward", () => {
  expect(day("2026-12-07", "Asia/Tokyo")).toMatchObject({
    from: "2026-12-06T15:00:00Z",
    to: "2026-12-07T14:59:59.999Z",
  });
  expect(day("2026-03-29", "Europe/Paris")).toMatchObject({
    from: "2026-03-28T23:00:00Z",
    to: "2026-03-29T21:59:59.999Z",
  });
  expect(day("2026-02-29", "UTC")).toBeUndefined();
  expect(day("0000-06-01", "UTC")).toBeUndefined();
  expect(day("0001-01-01", "Asia/Tokyo")).toBeUndefined();
});

test("a local time needs a zone that exists", () => {
  expect(local("2026-12-07 05:58", "Asia/Tokyo")?.from).toBe("2026-12-06T20:58:00Z");
  expect(local("2026-12-07 05:58", "Asia/Tokio")).toBeUndefined();
  expect(knownZone("")).toBe(false);
});

test("a range runs forward", () => {
  expect(range("2026-12-01", "2026-12-03", "UTC")).toMatchObject({
    from: "2026-12-01T00:00:00Z",
    to: "2026-12-03T23:59:59.999Z",
    precision: "day",
  });
  expect(range("2026-12-03", "2026-12-01", "UTC")).toBeUndefined();
  expect(anyTime("somewhen", "UTC")).toBeUndefined();
});
