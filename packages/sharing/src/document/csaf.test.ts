/**
 * CSAF documents held against the standard's own JSON schema (OASIS, csaf_json_schema.json of CSAF 2.0, as BSI's
 * csaf-validator-lib 2.0.10 ships it, MIT) and the mandatory tests of CSAF 2.0 §6.1 that can apply to a document without products. Scores
 * are none of ours, so the schemas of CVSS that it refers to are left out.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { minting } from "../mint.ts";
import { indicatorOf } from "../stix/indicator-of.ts";
import { released } from "../testing-values.ts";
import type { VictimCard } from "../victims/card.ts";
import { csafIdOf, csafOf } from "./csaf.ts";
import { type Envelope, type SharedValue, sharedValue } from "./shared-value.ts";

const published: unknown = JSON.parse(
  readFileSync(new URL("./csaf-2.0.schema.json", import.meta.url), "utf8"),
  (key, part: unknown) => {
    if (key === "$id") return undefined;
    const elsewhere =
      typeof part === "object" && part !== null && "$ref" in part && String(part.$ref).startsWith("https:");
    return elsewhere ? { not: {} } : part;
  },
);
const schema = z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0]);

const mint = minting(Buffer.alloc(32, 6));
const making = { mint, audience: "a", creator: "identity--3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11" };
const card: VictimCard = {
  id: mint.uuid("v"),
  at: "2026-11-20T00:00:00Z",
  words: { name: { en: "Kuroshio", ja: "黒潮" }, occurred: "2026-11-19T20:15:00Z" },
  items: [["domain", "kuro9.example"]],
};
const documents = fc
  .tuple(
    fc.uniqueArray(released, { selector: (v) => `${v.kind} ${v.value}`, minLength: 1, maxLength: 6 }),
    fc.constantFrom("clear", "green", "amber", "amber+strict", "red" as const),
    fc.integer({ min: 1, max: 40 }),
    fc.boolean(),
  )
  .map(([list, tlp, version, named]): [Envelope, readonly SharedValue[]] => [
    {
      recipient: { en: "Bank", ja: "銀行" },
      office: { id: "3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11", en: "Office", ja: "調整室" },
      at: "2026-11-20T00:00:00Z",
      version,
      tlp: tlp as Envelope["tlp"],
      watermark: mint.uuid("watermark", String(version)),
      victims: named ? [card] : [],
    },
    list.map((v) => sharedValue(v.kind, v.value, indicatorOf(making, v, undefined).body)),
  ]);

interface Csaf {
  readonly document: {
    readonly category: string;
    readonly lang: string;
    readonly source_lang?: string;
    readonly tracking: {
      readonly id: string;
      readonly version: string;
      readonly status: string;
      readonly current_release_date: string;
      readonly initial_release_date: string;
      readonly revision_history: readonly { readonly date: string; readonly number: string }[];
    };
  };
  readonly vulnerabilities?: readonly { readonly cve: string }[];
}
const read = (of: readonly [Envelope, readonly SharedValue[]]) => JSON.parse(csafOf(...of)) as Csaf;

describe("a CSAF document", () => {
  it("is valid by the schema that OASIS published, and the schema refuses what is not", () => {
    fc.assert(
      fc.property(documents, (of) => {
        const found = schema.safeParse(read(of));
        expect(found.success, JSON.stringify(found.error?.issues)).toBe(true);
      }),
    );
    const [one] = fc.sample(documents, 1);
    if (!one) throw new Error("no sample");
    const good = read(one);
    const { tracking } = good.document;
    for (const bad of [
      { ...good, document: { ...good.document, category: undefined } },
      { ...good, document: { ...good.document, csaf_version: "2" } },
      { ...good, document: { ...good.document, distribution: { tlp: { label: "AMBER+STRICT" } } } },
      { ...good, document: { ...good.document, tracking: { ...tracking, version: "v1" } } },
      { ...good, vulnerabilities: [] },
    ])
      expect(schema.safeParse(JSON.parse(JSON.stringify(bad))).success, JSON.stringify(bad).slice(0, 200)).toBe(false);
  });

  it("passes the mandatory tests of §6.1 that speak of documents like it, and is named as §5.1 asks", () => {
    fc.assert(
      fc.property(documents, (of) => {
        const { document: d, vulnerabilities = [] } = read(of);
        const { tracking: t } = d;
        const numbers = t.revision_history.map((r) => r.number);
        const dates = t.revision_history.map((r) => Date.parse(r.date));
        // 6.1.12 and 6.1.28: a language that is one, and not that from which it was translated.
        expect(Intl.getCanonicalLocales(d.lang)).toEqual([d.lang]);
        expect(d.source_lang).not.toBe(d.lang);
        // 6.1.14: sorted by date is sorted by number; 6.1.21, 6.1.22: none is missing, none twice.
        expect(dates).toEqual([...dates].sort((a, b) => a - b));
        expect(numbers).toEqual(numbers.map((_, n) => String(n + 1)));
        // 6.1.16: the last revision is the document's version; 6.1.30: integers throughout.
        expect(numbers.at(-1)).toBe(t.version);
        expect([t.version, ...numbers].every((v) => /^[1-9]\d*$/.test(v))).toBe(true);
        // 6.1.17 to 6.1.20: final, so nothing of it is zero or a pre-release.
        expect(t.status).toBe("final");
        // 6.1.23: no CVE twice.
        const cves = vulnerabilities.map((v) => v.cve);
        expect(new Set(cves).size).toBe(cves.length);
        // 6.1.26: the base profile by its own name, which reserves nobody's.
        expect(d.category).toBe("csaf_base");
        expect(Date.parse(t.current_release_date)).toBeGreaterThanOrEqual(Date.parse(t.initial_release_date));
        expect(dates.at(-1)).toBe(Date.parse(t.current_release_date));
        expect(csafIdOf(of[0])).toBe(t.id);
        expect(t.id).toMatch(/^[+\-a-z0-9]+$/);
      }),
    );
  });
});
