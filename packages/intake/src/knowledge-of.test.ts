import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csaf } from "./example/index.ts";
import { knowledgeOf } from "./knowledge-of.ts";
import { sniff } from "./sniff.ts";
import { understand } from "./understand.ts";

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (value: unknown = csaf()) => {
  const told = knowledgeOf(encode(value));
  if (!told.ok) throw new Error(JSON.stringify(told.refused));
  return told;
};
const document = csaf()["document"] as Record<string, unknown>;
const codes = (value: unknown) => knowledgeOf(encode(value)).refused.map(({ code, place }) => `${code} ${place}`);

describe("a CSAF advisory", () => {
  test("says which vulnerabilities of which products, how bad, whether exploited, and what helps", () => {
    expect(read()).toEqual({
      ok: true,
      refused: [],
      advisory: {
        format: "csaf-2",
        sourceId: "EX-2026-1",
        version: "2",
        status: "final",
        title: "Flaw in Example Gateway",
        publisher: "Example Inc.",
        released: "2026-11-02T00:00:00Z",
        tlp: "clear",
        vulnerabilities: [
          {
            cve: "CVE-2026-0001",
            title: "Code execution",
            cwe: "CWE-787",
            score: 9.8,
            affected: ["Example Gateway 1.0"],
            exploitation: ["Exploited in the wild"],
            remedies: [{ category: "vendor_fix", details: "Update to 1.1" }],
            place: "$.vulnerabilities[0]",
          },
        ],
      },
    });
  });

  test("is no report, and a report is no knowledge", () => {
    expect(understand(encode(csaf())).refused[0]?.code).toBe("NOT_TAKEN");
    expect(sniff(encode(csaf()))).toBeUndefined();
    expect(codes({ Event: {} })).toEqual(["UNKNOWN_FORMAT $"]);
  });

  test("without TLP is the receiver's alone; a marking that cannot be read counts as RED and is named", () => {
    expect(read(csaf({ document: { ...document, distribution: {} } })).advisory.tlp).toBe("amber+strict");
    const odd = read(csaf({ document: { ...document, distribution: { tlp: { label: "PURPLE" } } } }));
    expect([odd.advisory.tlp, odd.refused[0]?.code]).toEqual(["red", "BAD_MARKING"]);
  });

  test("names a vulnerability without CVE and takes the others", () => {
    const told = read(csaf({ vulnerabilities: [{ title: "x" }, 7, { cve: "CVE-2026-0002" }] }));
    expect(told.refused.map(({ code, place }) => `${code} ${place}`)).toEqual([
      "BAD_VALUE $.vulnerabilities[0].cve",
      "WRONG_TYPE $.vulnerabilities[1]",
    ]);
    expect(told.advisory.vulnerabilities.map(({ cve }) => cve)).toEqual(["CVE-2026-0002"]);
  });

  test("without id, date or title is refused", () => {
    expect(codes(csaf({ document: { ...document, title: 7 } }))).toEqual(["WRONG_TYPE $.document.title"]);
    const tracking = { id: "x", version: "1", status: "final", current_release_date: "soon" };
    expect(codes(csaf({ document: { ...document, tracking } }))).toEqual([
      "BAD_DATE $.document.tracking.current_release_date",
    ]);
  });
});

test("whatever stands in it, it is read or refused", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, value, (tree, vulnerabilities, tracking) => {
      // What no JSON of ours may hold is refused before it is read (json/scan.ts).
      fc.pre(!/__proto__|\\u(0000|d[89a-f])/i.test(JSON.stringify([tree, vulnerabilities, tracking])));
      const told = knowledgeOf(
        encode(csaf({ product_tree: tree, vulnerabilities: [vulnerabilities], document: { ...document, tracking } })),
      );
      expect(told.ok || told.refused.length > 0).toBe(true);
      expect(knowledgeOf(encode(csaf({ product_tree: tree, vulnerabilities }))).ok).toBe(true);
    }),
  );
});
