import { describe, expect, test } from "vitest";
import { AMBER, bundle, GREEN, indicator, report, sdo } from "../example/stix.ts";
import { understand, understandPages } from "../understand.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (...objects: readonly unknown[]) => understand(bytes(bundle(objects)));
const reports = (...objects: readonly unknown[]) => {
  const understanding = read(...objects);
  if (!understanding.ok) throw new Error(JSON.stringify(understanding.refused));
  return understanding.reports;
};
const pattern = (text: string, more: Record<string, unknown> = {}) => indicator(1, { pattern: text, ...more });
const values = (text: string) =>
  reports(pattern(text))[0]?.items.map(({ kind, value, indicator: bad }) => `${bad ? "" : "context "}${kind} ${value}`);

describe("reports of a bundle", () => {
  test("every report object is a report with the indicators that it names", () => {
    const [a, b, c] = [indicator(1), indicator(2), indicator(3)];
    const told = reports(a, b, c, report(10, [a, b]), report(11, [b]));
    expect(told.map(({ title, items }) => [title, items.length])).toEqual([
      ["Report 10", 2],
      ["Report 11", 1],
      ["STIX bundle", 1],
    ]);
  });

  test("the only report takes all indicators of the bundle, named or not", () => {
    expect(reports(indicator(1), indicator(2), report(10, [indicator(1)]))[0]?.items).toHaveLength(2);
  });

  test("a bundle without report object is one report of all its indicators", () => {
    const told = reports(indicator(1), indicator(2));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ sourceId: bundle([]).id, title: "STIX bundle" });
    expect(told[0]?.items).toHaveLength(2);
  });

  test("an empty bundle is refused as empty", () => {
    expect(read().refused[0]?.code).toBe("EMPTY");
  });
});

describe("patterns", () => {
  test.each([
    ["[ipv6-addr:value = '2001:0DB8::0001']", ["ipv6 2001:db8::1"]],
    ["[ipv4-addr:value = '203.0.113.0/24']", ["cidr 203.0.113.0/24"]],
    ["[file:hashes.MD5 = 'D41D8CD98F00B204E9800998ECF8427E']", ["md5 d41d8cd98f00b204e9800998ecf8427e"]],
    [
      "[domain-name:value = 'A.Example.' OR url:value = 'http://a.example']",
      ["domain a.example", "url http://a.example/"],
    ],
    ["[ipv4-addr:value IN ('203.0.113.1', '203.0.113.2')]", ["ipv4 203.0.113.1", "ipv4 203.0.113.2"]],
    [
      "[domain-name:value = 'a.example'] OR [domain-name:value = 'b.example']",
      ["domain a.example", "domain b.example"],
    ],
  ])("%s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test("values that matter only together are context; a file's hash names the file by itself", () => {
    expect(values("[network-traffic:dst_ref.value = '203.0.113.1' AND network-traffic:dst_port = 443]")).toEqual([
      "context ipv4 203.0.113.1",
    ]);
    expect(values("[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'b.example']")).toEqual([
      "context domain a.example",
      "context domain b.example",
    ]);
    expect(values(`[file:name = 'a.exe' AND file:hashes.'SHA-1' = '${"a".repeat(40)}']`)).toEqual([
      "context filename a.exe",
      `sha1 ${"a".repeat(40)}`,
    ]);
  });

  test("what only describes a value asks nothing more of it", () => {
    const dst = "network-traffic:dst_ref";
    expect(values(`[${dst}.type = 'ipv4-addr' AND ${dst}.value = '203.0.113.1']`)).toEqual(["ipv4 203.0.113.1"]);
    expect(values(`[${dst}.type = 'ipv4-addr' AND ${dst}.value = '203.0.113.0/25']`)).toEqual(["cidr 203.0.113.0/25"]);
    expect(
      values("[domain-name:value = 'a.example' AND domain-name:resolves_to_refs[*].value = '203.0.113.1']"),
    ).toEqual(["domain a.example", "context ipv4 203.0.113.1"]);
    expect(values("[url:value = 'https://a.example/x' AND url:x_misp_port = '443']")).toEqual([
      "url https://a.example/x",
    ]);
  });

  test("addresses of a message are read whatever place in a list they have", () => {
    for (const path of ["from_ref", "to_refs[*]", "to_refs[0]", "cc_refs[*]"])
      expect(values(`[email-message:${path}.value = 'a@mail.example']`)).toEqual(["email a@mail.example"]);
    expect(values("[email-message:additional_header_fields.reply_to = 'a@mail.example']")).toEqual([
      "email a@mail.example",
    ]);
  });

  test("what is not equality, or not STIX, is named as not taken", () => {
    for (const object of [
      pattern("[domain-name:value LIKE 'a%']"),
      pattern("[domain-name:value != 'a.example']"),
      pattern("rule x { condition: true }", { pattern_type: "yara" }),
    ]) {
      const understanding = read(object, indicator(2));
      expect(understanding.refused.map((fault) => `${fault.code} ${fault.place}`)).toEqual([
        "NOT_TAKEN $.objects[0].pattern",
      ]);
      expect(understanding.ok && understanding.reports[0]?.items).toHaveLength(1);
    }
  });

  test("a value that is none is named and the other indicators go in", () => {
    const understanding = read(pattern("[ipv4-addr:value = 'nowhere']"), indicator(2));
    expect(understanding.refused).toMatchObject([{ code: "BAD_VALUE", place: "$.objects[0].pattern" }]);
  });
});

describe("marking", () => {
  test("an item has the stricter of its own marking and the report's", () => {
    const objects = [indicator(1), indicator(2, { object_marking_refs: [AMBER] })];
    expect(reports(...objects, report(10, objects))[0]?.items.map((item) => item.tlp)).toEqual(["green", "amber"]);
    expect(
      reports(...objects, report(10, objects, { object_marking_refs: [AMBER] }))[0]?.items.map((item) => item.tlp),
    ).toEqual(["amber", "amber"]);
  });

  test("an unmarked item of a marked report has the report's; unmarked altogether is the receiver's alone", () => {
    const bare = indicator(1, { object_marking_refs: undefined });
    expect(reports(bare, report(10, [bare]))[0]?.items[0]?.tlp).toBe("green");
    expect(reports(bare)[0]?.items[0]?.tlp).toBe("amber+strict");
    expect(reports(bare, indicator(2))[0]?.items.map((item) => item.tlp)).toEqual(["amber+strict", "green"]);
  });

  test("a granular marking counts for the whole item", () => {
    const granular_markings = [{ marking_ref: AMBER, selectors: ["pattern"] }];
    expect(reports(indicator(1, { granular_markings }))[0]?.items[0]?.tlp).toBe("amber");
  });

  test("a marking that cannot be read counts as RED and is named; a statement is no level", () => {
    const unknown = "marking-definition--00000000-0000-4000-8000-000000000099";
    const marked = indicator(1, { object_marking_refs: [GREEN, unknown] });
    const alone = read(marked);
    expect(alone.ok && alone.reports[0]?.items[0]?.tlp).toBe("red");
    expect(alone.refused).toMatchObject([{ code: "BAD_MARKING", place: "$.objects[0].object_marking_refs[1]" }]);
    const statement = {
      type: "marking-definition",
      spec_version: "2.1",
      id: unknown,
      created: "2026-12-01T00:00:00.000Z",
      definition_type: "statement",
      definition: { statement: "Handle with care." },
    };
    expect(reports(marked, statement)[0]?.items[0]?.tlp).toBe("green");
    // Wherever the object is named, also twice.
    const under = { object_marking_refs: [unknown] };
    const [a, b] = [indicator(1, under), indicator(2, under)];
    const many = read(a, b, report(10, [a, b]), report(11, [a]));
    expect(many.ok && many.reports.flatMap(({ items }) => items.map(({ tlp }) => tlp))).toEqual(["red", "red", "red"]);
  });

  test("PAP comes as its own marking, in the extension or in words, and the report's counts for its items", () => {
    const id = (n: number) => `marking-definition--00000000-0000-4000-8000-00000000000${n}`;
    const definition = { type: "marking-definition", spec_version: "2.1", created: "2026-12-01T00:00:00.000Z" };
    const inWords = {
      ...definition,
      id: id(1),
      definition_type: "statement",
      definition: { statement: "PAP:AMBER" },
    };
    const extension = "extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b";
    const extended = (n: number, pap: string) => ({
      ...definition,
      id: id(n),
      extensions: { [extension]: { extension_type: "property-extension", pap } },
    });
    const marked = (n: number, ...refs: string[]) => indicator(n, { object_marking_refs: [GREEN, ...refs] });
    const [a, b, c] = [marked(1, id(1)), marked(2, id(2)), marked(3)];
    const head = { ...report(10, [a, b, c]), object_marking_refs: [GREEN, id(3)] };
    const told = reports(a, b, c, head, inWords, extended(2, "red"), extended(3, "green"));
    expect(told[0]?.pap).toBe("green");
    expect(told[0]?.items.map((item) => [item.tlp, item.pap])).toEqual([
      ["green", "amber"],
      ["green", "red"],
      ["green", "green"],
    ]);
    expect(reports(marked(4, id(4)), extended(4, "mauve"))[0]?.items[0]).toMatchObject({ tlp: "green", pap: "red" });
  });

  test("an unknown marking on many objects is named once, at its first place", () => {
    const object_marking_refs = ["marking-definition--00000000-0000-4000-8000-000000000099"];
    const [a, b] = [indicator(1, { object_marking_refs }), indicator(2, { object_marking_refs })];
    const understanding = read(a, b, report(10, [a, b]), report(11, [a]));
    expect(understanding.refused.map((fault) => `${fault.code} ${fault.place}`)).toEqual([
      "BAD_MARKING $.objects[0].object_marking_refs[0]",
    ]);
  });

  test("a name under a stricter marking than the report's is left out", () => {
    const open = sdo("malware", 5, { name: "Open", is_family: true, object_marking_refs: [GREEN] });
    const closed = sdo("malware", 6, { name: "Closed", is_family: true, object_marking_refs: [AMBER] });
    expect(reports(indicator(1), open, closed, report(10, [indicator(1)]))[0]?.names).toEqual([
      { kind: "malware", value: "Open" },
    ]);
  });
});

describe("versions", () => {
  test("the latest version of an object counts, whatever the order", () => {
    const newer = pattern("[ipv4-addr:value = '203.0.113.77']", { modified: "2026-12-02T00:00:00.000Z" });
    for (const objects of [
      [indicator(1), newer],
      [newer, indicator(1)],
    ]) {
      expect(reports(...objects)[0]?.items).toMatchObject([
        { value: "203.0.113.77", version: "2026-12-02T00:00:00.000Z" },
      ]);
    }
  });

  test("a revoked indicator is none any more", () => {
    expect(reports(indicator(1, { revoked: true }), indicator(2))[0]?.items).toHaveLength(1);
  });

  test("pages that overlap count each object once", () => {
    const pages = [
      { more: true, next: "a", objects: [indicator(1), indicator(2)] },
      { more: false, objects: [indicator(2), indicator(3), report(10, [indicator(1)])] },
    ];
    const understanding = understandPages(pages.map(bytes));
    expect(understanding.ok && understanding.reports[0]?.items).toHaveLength(3);
  });
});

test("an object that breaks a MUST of the standard is refused with the rule, the others go in", () => {
  const understanding = read(indicator(1, { valid_from: undefined }), indicator(2));
  expect(understanding.ok && understanding.reports[0]?.items).toHaveLength(1);
  expect(understanding.refused[0]).toMatchObject({ code: "STIX_RULE", place: expect.stringContaining("$.objects[0]") });
});

describe("a report object that breaks the standard takes what it names with it", () => {
  const broken = (
    number: number,
    of: readonly Record<string, unknown>[],
    changed: Record<string, unknown> = { name: undefined },
  ) => report(number, of, changed);

  test("as the only report, the whole transfer", () => {
    const understanding = read(indicator(1), indicator(2), broken(10, [indicator(1)]));
    expect(understanding).toMatchObject({ ok: false, format: "stix-bundle-2.1" });
    expect(understanding.refused[0]?.code).toBe("STIX_RULE");
  });

  test("among others, only its own", () => {
    const told = reports(
      indicator(1),
      indicator(2),
      indicator(3),
      report(10, [indicator(1)]),
      broken(11, [indicator(2)]),
    );
    expect(told.flatMap(({ items }) => items.map(({ ref }) => ref))).toEqual([indicator(1).id, indicator(3).id]);
  });

  test("if nobody can say what it names, everything", () => {
    expect(read(indicator(1), report(10, [indicator(1)]), broken(11, [], { object_refs: "all" })).ok).toBe(false);
    expect(read(indicator(1), report(10, [indicator(1)]), { type: "report", name: "no id" }).ok).toBe(false);
  });
});

test("SCOs are context, never indicators", () => {
  const sco = {
    type: "file",
    spec_version: "2.1",
    id: "file--9a1f834d-2506-5367-baec-7aa63996ac43",
    name: "a.exe",
    hashes: { "SHA-256": "b".repeat(64) },
  };
  expect(
    reports(indicator(1), sco)[0]
      ?.items.filter((item) => !item.indicator)
      .map(({ kind, ref }) => [kind, ref]),
  ).toEqual([
    ["sha256", sco.id],
    ["filename", `${sco.id}#2`],
  ]);
});

test("a bare object is sent back with the way to wrap it", () => {
  expect(understand(bytes(indicator(1))).refused[0]?.code).toBe("NOT_TAKEN");
});
