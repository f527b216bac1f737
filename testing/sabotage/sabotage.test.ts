/** Keeps the registry of sabotages alive, and the judge of them honest: what counts as caught, and what does not. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copyOfTree } from "./copy.ts";
import { applied, registered, type Sabotage } from "./sabotage.ts";
import { verdict } from "./verdict.ts";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const all = await registered();

describe("the registry of sabotages", () => {
  it.each(all)("$id still applies exactly once, to a file that is there", (sabotage) => {
    expect(applied(sabotage, fs.readFileSync(path.join(ROOT, sabotage.file), "utf8"))).toHaveProperty("text");
    expect(fs.existsSync(path.join(ROOT, sabotage.test.file))).toBe(true);
  });

  it("names every sabotage as its file is named", () => {
    const files = fs.readdirSync(path.join(import.meta.dirname, "registry")).map((file) => path.basename(file, ".ts"));
    expect(all.map((each) => each.id).sort()).toEqual(files.sort());
  });
});

describe("the judge of sabotages", () => {
  const sabotage: Sabotage = {
    id: "x",
    truth: "",
    file: "f",
    replace: "a",
    by: "b",
    test: { file: "t", name: "holds" },
  };
  const test = (name: string, status: "passed" | "failed" | "skipped") => ({ file: "t", name, status, message: "" });
  const green = [test("truth > holds", "passed"), test("truth > lasts", "passed")];

  it.each([
    ["caught", green, [test("truth > holds", "failed"), test("truth > lasts", "passed")]],
    ["missed", green, green],
    ["missed", green, [test("truth > holds", "passed"), test("truth > lasts", "failed")]],
    ["missed", green, []],
    ["spilled", green, [test("truth > holds", "failed"), test("truth > lasts", "failed")]],
    ["stale", [test("another", "passed")], []],
    ["stale", [test("truth > holds", "passed"), test("truth > lasts", "failed")], [test("truth > holds", "failed")]],
    ["stale", [test("truth > holds", "skipped"), test("(the file itself)", "failed")], []],
    ["left out", [test("truth > holds", "skipped")], []],
  ] as const)("says %s for %j then %j", (word, before, after) => {
    expect(verdict(sabotage, before, after).word).toBe(word);
  });

  it("refuses text that stands there twice, or not at all, or does not change", () => {
    expect(applied(sabotage, "aa")).toHaveProperty("stale");
    expect(applied(sabotage, "c")).toHaveProperty("stale");
    expect(applied({ ...sabotage, by: "a" }, "a")).toHaveProperty("stale");
  });

  it("puts the replacement in as it stands, dollar signs included", () => {
    expect(applied({ ...sabotage, by: "$&" }, "xay")).toEqual({ text: "x$&y" });
  });
});

describe("the copy in which things are broken", () => {
  const copy = copyOfTree(ROOT);
  afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

  it("leads our own packages to the copy and everybody else's to the installation", () => {
    const own = fs.realpathSync(path.join(copy, "node_modules", "@noroshi", "values"));
    const other = fs.realpathSync(path.join(copy, "node_modules", "vitest"));
    expect(own).toBe(path.join(copy, "packages", "values"));
    expect(other).toBe(fs.realpathSync(path.join(ROOT, "node_modules", "vitest")));
  });
});
