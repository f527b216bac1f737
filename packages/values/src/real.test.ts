/**
 * The rules against the world: public feeds, prose and notices that nobody here wrote. Read where NOROSHI_SHARED names the
 * folder, never copied. The bars are what was measured, rounded down; they guard against losing what works.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonical, extract, organisationName, recognise } from "./index.ts";

const SHARED = process.env["NOROSHI_SHARED"] ?? "";

describe.skipIf(SHARED === "")("real data (set NOROSHI_SHARED to its folder to run this)", () => {
  test("of block lists is recognised, and stays what it was", () => {
    const folder = join(SHARED, "data/maltrail-trails/trails/static");
    let lines = 0;
    let known = 0;
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".txt"),
    )) {
      for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
        const value = (line.split("#")[0] ?? "").trim();
        // paths on any host are no observables
        if (value === "" || value.startsWith("/") || ++lines % 8 !== 0) continue;
        const found = recognise(value);
        if (found === undefined) continue;
        known++;
        expect(canonical(found.kind, found.value)).toEqual({ ok: true, ...found });
      }
    }
    expect(lines).toBeGreaterThan(100_000);
    expect(known / Math.floor(lines / 8)).toBeGreaterThan(0.99);
  });

  test("of ATT&CK's prose gives up its identifiers and few words taken for domains", () => {
    const text = readFileSync(join(SHARED, "data/attack/attack-enterprise-stix20.ndjson"), "utf8")
      .split("\n")
      .slice(0, 6_000)
      .flatMap((line) =>
        line === "" ? [] : [String((JSON.parse(line) as { description?: string }).description ?? "")],
      );
    const domains = new Set<string>();
    let numbers = 0;
    for (const paragraph of text) {
      for (const found of extract(paragraph)) {
        expect(found.raw).toBe(paragraph.slice(found.start, found.end));
        if (found.kind === "domain") domains.add(found.value);
        if (found.kind === "cve") numbers++;
      }
    }
    expect(numbers).toBeGreaterThan(20);
    for (const word of ["system.net", "asp.net", "microsoft.net", "ld.so", "setup.py", "java.io", "e.g", "com.apple"]) {
      expect(domains).not.toContain(word);
    }
  });

  test("of breach notices has one key for one organisation and none in common for two", () => {
    const folder = join(SHARED, "data/linkage-dev");
    const names = new Map<string, ReturnType<typeof organisationName>>();
    for (const line of readFileSync(join(folder, "reports.ndjson"), "utf8").trim().split("\n")) {
      const report = JSON.parse(line) as { id: string; organisation: string };
      names.set(report.id, organisationName(report.organisation));
    }
    const counts = { same: 0, sameMet: 0, other: 0, otherMet: 0 };
    for (const line of readFileSync(join(folder, "labelled_pairs.csv"), "utf8").trim().split("\n").slice(1)) {
      const [a = "", b = "", , tier] = line.trim().split(",");
      const one = names.get(a);
      const two = names.get(b);
      if (one === undefined || two === undefined) throw new Error(`no report ${a} or ${b}`);
      const met = [one.key, ...one.aliases].some((key) => key === two.key || two.aliases.includes(key));
      if (tier === "A") {
        counts.same++;
        if (met) counts.sameMet++;
      }
      if (tier === "X") {
        counts.other++;
        if (met) counts.otherMet++;
      }
    }
    expect(counts.same).toBeGreaterThan(1_000);
    expect(counts.sameMet / counts.same).toBeGreaterThan(0.99);
    expect(counts.other).toBeGreaterThan(1_000);
    expect(counts.otherMet).toBe(0);
  });
});
