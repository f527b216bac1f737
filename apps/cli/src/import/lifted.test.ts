import { understand } from "@noroshi/intake";
import { describe, expect, it } from "vitest";
import { liftedFile } from "./lifted.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const when = { created: "2019-01-01T00:00:00Z", modified: "2019-01-01T00:00:00Z" };
const indicator = {
  type: "indicator",
  id: `indicator--${ID}`,
  ...when,
  labels: ["malicious-activity"],
  pattern: "[ipv4-addr:value = '192.0.2.7']",
  valid_from: "2019-01-01T00:00:00Z",
};

describe("STIX 2.0 on its way in", () => {
  it.each([
    ["a bundle that does not say so is refused", false, { type: "bundle", id: `bundle--${ID}` }, "stix-bundle-2.1"],
    ["an envelope is lifted by its reader", true, { more: false }, "taxii-envelope-2.1"],
  ])("as %s, and is understood once it is lifted", (_, asItIs, around, format) => {
    const value = { ...around, objects: [indicator] };
    expect(understand(Buffer.from(JSON.stringify(value))).ok).toBe(asItIs);
    const { bytes, changed } = liftedFile(value);
    const read = understand(bytes);
    expect([changed, read.ok, read.format]).toEqual([true, true, format]);
    expect(read.ok && read.reports[0]?.items.map((i) => i.value)).toEqual(["192.0.2.7"]);
  });

  it("gives the same bytes every time, so that sending it again is a replay", () => {
    const value = { type: "bundle", id: `bundle--${ID}`, objects: [indicator] };
    expect(liftedFile(value).bytes).toEqual(liftedFile(structuredClone(value)).bytes);
  });
});
