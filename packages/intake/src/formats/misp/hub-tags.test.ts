import { STATEMENTS } from "@noroshi/handling";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hubTagsOf } from "./hub-tags.ts";

const tags = (...names: string[]) => names.map((name) => ({ name }));
const HUB = "0b5f7c5e-1111-4222-8333-444455556666";

describe("tags of hubs", () => {
  it("bind whoever reads them back by every word of handling that is known, and as RED by one that is not", () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(STATEMENTS)), (words) => {
        const read = hubTagsOf(tags("tlp:green", ...words.map((w) => `noroshi:handling="${w}"`)));
        expect(read.caveats).toEqual(words.filter((w) => w !== "recipients_only").sort());
        expect(read.atLeast).toBe(words.includes("recipients_only") ? "amber+strict" : undefined);
      }),
    );
    for (const odd of [
      'noroshi:handling="whatever"',
      "noroshi:handling",
      "NOROSHI:handling=no_foreign_release",
      'noroshi:handling=""',
    ])
      expect(hubTagsOf(tags(odd)), odd).toMatchObject({ atLeast: "red", unknown: [0] });
  });

  it("say by which hubs a value came; what cannot be read of it is still a way", () => {
    const hop = HUB.replace("0b", "0c");
    const origin = "a".repeat(43);
    const read = hubTagsOf(tags(`noroshi:hub="${HUB}"`, `noroshi:hop="${hop}"`, `noroshi:origin="${origin}"`));
    expect(read.trail).toEqual({ hub: HUB, hops: [hop], origins: [origin], hash: "" });
    expect(hubTagsOf(tags('noroshi:hub="me"')).trail).toBe("unreadable");
    expect(hubTagsOf(tags(`noroshi:hop="${hop}"`)).trail).toBe("unreadable");
    expect(hubTagsOf(tags(`noroshi:hub="${HUB}"`, `noroshi:hub="${hop}"`)).trail).toBe("unreadable");
    expect(hubTagsOf(tags("tlp:red", "rsit:x")).trail).toBeUndefined();
    expect(hubTagsOf(undefined).trail).toBeUndefined();
  });
});
