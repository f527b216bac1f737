/**
 * Real public files, read where they are at hand (NOROSHI_SHARED): what is understood, and what is refused and why.
 * The counts are exact, so that a decoder that begins to lose something is noticed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { understand } from "./understand.ts";

const shared = process.env["NOROSHI_SHARED"] ?? "";

function tally(folder: string) {
  const count: Record<string, number> = { files: 0, understood: 0, reports: 0, indicators: 0, context: 0 };
  for (const name of readdirSync(join(shared, "data", folder)).filter((one) => one.endsWith(".json"))) {
    const read = understand(readFileSync(join(shared, "data", folder, name)));
    const add = (key: string, by = 1) => {
      count[key] = (count[key] ?? 0) + by;
    };
    add("files");
    for (const { code } of read.refused) add(code);
    if (!read.ok) continue;
    add("understood");
    for (const { items } of read.reports) {
      add("reports");
      add("indicators", items.filter((item) => item.indicator).length);
      add("context", items.filter((item) => !item.indicator).length);
    }
  }
  return count;
}

describe.skipIf(shared === "")("public data", () => {
  test("MISP events of real campaigns", () => {
    // One file is broken JSON upstream, one is no event. Attributes of free text with to_ids cannot be matched.
    expect(tally("misp-events-eset")).toEqual({
      files: 59,
      understood: 57,
      reports: 57,
      indicators: 1280,
      context: 2360,
      NOT_JSON: 1,
      UNKNOWN_FORMAT: 1,
      NOT_TAKEN: 46,
    });
  });

  test("Unit 42 playbooks are STIX 2.0 and go in lifted", () => {
    // Every playbook carries a statement-like marking that it does not define, which counts as RED and is named.
    expect(tally("unit42-playbooks")).toEqual({
      files: 30,
      understood: 30,
      reports: 91,
      indicators: 2895,
      context: 25,
      BAD_MARKING: 30,
      BAD_VALUE: 1,
      LIFTED: 13,
      NOT_TAKEN: 102,
      STIX_RULE: 8,
    });
  });

  test("Unit 42 playbooks give nine of ten indicators; every other one is named", () => {
    let given = 0;
    let read = 0;
    for (const name of readdirSync(join(shared, "data/unit42-playbooks")).filter((one) => one.endsWith(".json"))) {
      const playbook = JSON.parse(readFileSync(join(shared, "data/unit42-playbooks", name), "utf8")) as {
        objects: readonly { type: string; id: string }[];
      };
      const indicators = new Set(playbook.objects.flatMap(({ type, id }) => (type === "indicator" ? [id] : [])));
      const understanding = understand(new TextEncoder().encode(JSON.stringify(playbook)));
      const found = new Set(
        understanding.ok ? understanding.reports.flatMap(({ items }) => items.map(({ ref }) => ref.split("#")[0])) : [],
      );
      const missing = indicators.size - [...indicators].filter((id) => found.has(id)).length;
      expect(understanding.refused.length).toBeGreaterThanOrEqual(missing);
      given += indicators.size;
      read += indicators.size - missing;
    }
    expect(given).toBe(3005);
    expect(read / given).toBeGreaterThan(0.9);
  });

  test("collections of the OASIS TAXII server, as envelopes", () => {
    const server = JSON.parse(readFileSync(join(shared, "data/taxii-sample/default_data.json"), "utf8")) as Record<
      string,
      { collections?: readonly { id: string; objects?: readonly unknown[] }[] }
    >;
    const seen: Record<string, unknown> = {};
    for (const { id, objects = [] } of Object.values(server).flatMap(({ collections = [] }) => collections)) {
      if (objects.length === 0) continue;
      const read = understand(new TextEncoder().encode(JSON.stringify({ more: false, objects })));
      seen[id] = [
        objects.length,
        read.ok ? read.reports.flatMap(({ items }) => items).length : "refused",
        read.refused.map(({ code }) => code),
      ];
    }
    // Three versions of one indicator count once; one malware object is STIX 2.0 and is lifted.
    expect(seen).toEqual({ "91a7b528-80eb-42ed-a74d-c6fbd5a26116": [8, 2, []] });
  });

  test("breach notices without schema, when the caller says what they are", () => {
    const read = understand(readFileSync(join(shared, "data/linkage-dev/reports.ndjson")), {
      format: "neutral-incident",
    });
    expect([read.ok && read.reports.length, read.refused]).toEqual([3336, []]);
  });
});
