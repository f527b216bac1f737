import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { command, help, oneOf, type Plan } from "./command.ts";
import { CommandFailed } from "./errors.ts";

const OPTIONS = {
  to: { type: "string", word: "DIR", say: "where" },
  kind: { type: "string", default: "plain", say: "which" },
  json: { type: "boolean", say: "as JSON" },
} as const;

const seen: unknown[] = [];
const plan: Plan<typeof OPTIONS> = {
  name: "try",
  usage: ["FILE [options]", "list"],
  about: "Tries.",
  options: OPTIONS,
  run: async (values, words) => {
    seen.push({ values, words });
    if (words[0] === "fail") throw new CommandFailed("HUB_REFUSED", "no");
    oneOf(values.kind, ["plain", "rich"], "--kind");
    return 7;
  },
};
const run = command(plan);
let out = "";
let err = "";

beforeEach(() => {
  [out, err] = ["", ""];
  seen.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe("a command", () => {
  it("gets its words and options, with defaults and absent ones told apart, and its status goes out", async () => {
    expect(await run(["a", "--json", "b", "--to", "x"])).toBe(7);
    expect(seen).toEqual([{ values: { to: "x", kind: "plain", json: true }, words: ["a", "b"] }]);
    await run([]);
    expect(seen[1]).toEqual({ values: { to: undefined, kind: "plain", json: false }, words: [] });
  });

  it.each([[["--nope"]], [["--to"]], [["--json=1"]], [["--kind", "odd"]]])(
    "answers wrong use (%j) with the usage and status 2",
    async (words) => {
      expect(await run(words)).toBe(2);
      expect(err).toMatch(/^noroshi try: .+\nUsage: \.\/noroshi try FILE \[options\]\n {7}\.\/noroshi try list\n/);
    },
  );

  it("says every option in its help, on standard output, with status 0", async () => {
    expect([await run(["--help"]), err, seen]).toEqual([0, "", []]);
    expect(out).toBe(help(plan));
    for (const said of ["--to DIR", "--kind TEXT", "(default: plain)", "--json", "--help", "Tries."])
      expect(out).toContain(said);
    expect(await run(["x", "-h"])).toBe(0);
  });

  it("hands expected failures other than wrong use on", async () => {
    await expect(run(["fail"])).rejects.toMatchObject({ code: "HUB_REFUSED" });
  });
});
