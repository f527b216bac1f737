/** Times stand in the office's zone, whichever that is. */
import { afterEach, describe, expect, it } from "vitest";
import { written, writtenHere } from "../pages/form/written.ts";
import { scale } from "../ui/axis/scale.ts";
import { forField, fromField, officeInstant } from "./office-instant.ts";
import { clock, day } from "./time.ts";
import { officeZone, offsetAt, setOfficeZone, zoneName } from "./zone.ts";

afterEach(() => setOfficeZone("UTC"));

describe("the office's zone", () => {
  it("is what the hub says; a zone that nobody knows changes nothing", () => {
    setOfficeZone("Asia/Tokyo");
    setOfficeZone("Moon/Tranquility");
    expect(officeZone()).toBe("Asia/Tokyo");
  });

  it("writes the same instant by each office's own clock", () => {
    const at = "2026-12-07T20:30:00Z";
    setOfficeZone("Asia/Tokyo");
    expect([clock(at, "en"), day(at, "ja")]).toEqual(["05:30", "12月8日（火）"]);
    setOfficeZone("America/New_York");
    expect([clock(at, "en"), day(at, "en")]).toEqual(["15:30", "Mon 7 Dec"]);
  });

  it("reads a day as that of the office, over a change of its clock too", () => {
    setOfficeZone("Europe/Berlin");
    expect(officeInstant("2026-01-31", "23:59")).toBe("2026-01-31T22:59:00Z");
    expect(officeInstant("2026-07-01")).toBe("2026-06-30T22:00:00Z");
  });

  it("fills a field of day and time, and reads it back, by the same clock", () => {
    setOfficeZone("America/New_York");
    expect(forField("2026-07-01T03:30:00Z")).toBe("2026-06-30T23:30");
    expect(fromField("2026-06-30T23:30")).toBe("2026-07-01T03:30:00Z");
    expect(writtenHere(fromField("2026-06-30T23:30"))).toBe("2026/06/30 23:30");
    expect(written("2026-07-01T03:30:00Z")).toBe("2026/07/01 12:30");
  });

  it("is named as people name it", () => {
    expect(zoneName("2026-12-07T00:00:00Z", "Asia/Tokyo")).toBe("JST");
    expect(zoneName("2026-12-07T00:00:00Z", "Europe/Berlin")).toBe("CET");
    expect(zoneName("2026-12-07T00:00:00Z", "Asia/Kathmandu")).toBe("GMT+5:45");
  });

  it("sets the marks of an axis on its own round hours", () => {
    expect(offsetAt(Date.UTC(2026, 11, 7), "Asia/Kathmandu")).toBe(345 * 60_000);
    setOfficeZone("Asia/Kathmandu");
    const { ticks } = scale(Date.UTC(2026, 11, 7, 0), Date.UTC(2026, 11, 7, 6));
    expect(ticks.length).toBeGreaterThan(2);
    for (const t of ticks) expect(clock(new Date(t).toISOString(), "en")).toMatch(/:00$/);
  });
});
