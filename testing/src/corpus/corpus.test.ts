/** The invented corpus: seeded, understood by intake, and true to its own truth table. */
import { understandFile } from "@noroshi/intake";
import { describe, expect, it } from "vitest";
import { corpus } from "./index.ts";

const world = corpus(11, 60);

describe("the invented corpus", () => {
  it("is the same for the same seed, byte for byte, and another for another", () => {
    expect(corpus(11, 60)).toEqual(world);
    expect(corpus(12, 60).documents[0]).not.toEqual(world.documents[0]);
  });

  it("has every form, every flaw and every trap", () => {
    const big = corpus(5, 200).documents;
    expect(new Set(big.map(({ channel }) => channel)).size).toBe(7);
    expect(new Set(big.map(({ flaw }) => flaw)).size).toBe(4);
    expect(new Set(big.flatMap(({ traps }) => traps.map(({ trap }) => trap))).size).toBe(5);
    expect(new Set(big.map(({ id }) => id)).size).toBe(big.length);
  });

  it("is understood whole by intake: one report a document, nothing of it refused", async () => {
    for (const { id, bytes } of world.documents) {
      const told = await understandFile(bytes);
      expect([id, told.ok && told.reports.length, told.refused]).toEqual([id, 1, []]);
    }
  });

  it("hides its truth: no document names its incident's flaw or trap", () => {
    const words = /wrong-clock|conflicting-name|same-malware|same-victim|vendor-wave/;
    for (const { bytes } of world.documents) expect(words.test(new TextDecoder().decode(bytes))).toBe(false);
  });
});
