import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { readStage, writeStage } from "./stage.ts";

const write = temporaryFolder();

describe("how far a demo was played", () => {
  it("is read as it was written", () => {
    const data = dirname(write("a/x", ""));
    for (const stage of [0, 7, "all"] as const) {
      writeStage(data, stage);
      expect(readStage(data)).toBe(stage);
    }
  });

  it("is to the end where nothing is written down", () => {
    expect(readStage(dirname(write("b/x", "")))).toBe("all");
  });
});
