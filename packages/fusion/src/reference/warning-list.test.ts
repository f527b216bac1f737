import { describe, expect, it } from "vitest";
import { warningList } from "./warning-list.ts";

describe("the warning list", () => {
  const { list, faults } = warningList([
    { type: "ipv4", value: "192.0.2[.]53" },
    { type: "cidr", value: "198.51.100.7/24" },
    { type: "domain", value: "Time.Example." },
    { type: "ipv4", value: "not an address" },
  ]);

  it("knows a value by its canonical form", () => {
    expect(list.has("ipv4", "192.0.2.53")).toBe(true);
    expect(list.has("domain", "time.example")).toBe(true);
  });

  it("matches a domain exactly: neither parents nor children", () => {
    expect(list.has("domain", "a.time.example")).toBe(false);
    expect(list.has("domain", "example")).toBe(false);
  });

  it("holds every address of a range, first and last included", () => {
    expect(list.has("ipv4", "198.51.100.0")).toBe(true);
    expect(list.has("ipv4", "198.51.100.255")).toBe(true);
    expect(list.has("ipv4", "198.51.101.0")).toBe(false);
    expect(list.has("ipv6", "2001:db8::1")).toBe(false);
  });

  it("tells an entry that is no value and keeps the others", () => {
    expect(faults).toMatchObject([{ code: "WARNING_LIST_ENTRY", place: "3" }]);
  });
});
