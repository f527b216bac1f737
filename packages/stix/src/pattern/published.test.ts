/** Patterns that were published: ATT&CK, Unit 42's playbooks and the OASIS examples. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchors, compile, equivalent, normalise, parsePattern, print } from "./index.ts";

const SHARED = process.env["NOROSHI_SHARED"];

function published(folder: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === "object" && value !== null) {
      const { type, pattern } = value as Record<string, unknown>;
      if (type === "indicator" && typeof pattern === "string") found.add(pattern);
      for (const one of Object.values(value)) visit(one);
    }
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".json"))
      visit(JSON.parse(readFileSync(join(entry.parentPath, entry.name), "utf8")));
  }
  return [...found];
}

describe.skipIf(!SHARED)("published patterns (needs NOROSHI_SHARED)", () => {
  const data = join(SHARED ?? "", "data");

  it("are read, or mix object types under AND as only STIX 2.0 allowed", { timeout: 120_000 }, () => {
    const texts = ["unit42-playbooks", "stix2-json-schemas"].flatMap((folder) => published(join(data, folder)));
    expect(texts.length).toBeGreaterThan(2_000);
    for (const text of texts) {
      const parsed = parsePattern(text);
      if (!parsed.ok) {
        expect([text, parsed.faults.map((fault) => fault.code)]).toEqual([
          text,
          parsed.faults.map(() => "mixed-types"),
        ]);
        continue;
      }
      const again = parsePattern(print(parsed.pattern));
      expect(again.ok && print(again.pattern)).toBe(print(parsed.pattern));
      expect(equivalent(parsed.pattern, normalise(parsed.pattern))).toBe(true);
      expect(compile(parsed.pattern).match([]).outcome).toBe("unmatched");
      if (/^\[[a-z0-9-]+:(?:value|hashes\.'SHA-256') = '[^']*'\]$/.test(text) && !/^\[url/.test(text))
        expect([text, anchors(parsed.pattern).length]).toEqual([text, 1]);
    }
  });
});
