import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { scoId } from "./sco-id.ts";

// Published in the examples of STIX 2.1 §6 (those of network traffic there do not follow from the rule of §2.9).
const PUBLISHED: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ["ipv4-addr", { value: "198.51.100.3" }, "28bb3599-77cd-5a82-a950-b5bc3caf07c4"],
  ["ipv4-addr", { value: "198.51.100.2" }, "9cf4a8ec-7640-5f40-a006-79942896168b"],
  ["ipv6-addr", { value: "2001:0db8:85a3:0000:0000:8a2e:0370:7334" }, "85a85a8c-ee99-5722-946d-3c3a3270fc6f"],
  ["domain-name", { value: "example.com" }, "bedb4899-d24b-5401-bc86-8f6b4cc18ec7"],
  ["email-addr", { value: "john@example.com", display_name: "John Doe" }, "7165e2a9-671f-585d-b1e1-ca59c671d934"],
  ["mac-addr", { value: "d2:fb:49:24:37:18" }, "757b1725-9903-54f5-a855-1240691d7659"],
  ["mutex", { name: "__CLEANSWEEP__" }, "f93fe911-e545-5239-b9b0-597840d0c871"],
  ["directory", { path: "C:\\Windows\\System32" }, "0a58d0c1-59e6-5afd-8252-dcd3f13e5622"],
  ["url", { value: "https://example.com/research/index.html" }, "47c3cf9a-5027-5bf0-997a-017c7edc7c55"],
  [
    "software",
    { name: "Word", cpe: "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*", version: "2002", vendor: "Microsoft" },
    "710b0b41-d4d0-5d6c-a400-fc9254554ffc",
  ],
  ["windows-registry-key", { key: "HKEY_LOCAL_MACHINE\\System\\Foo\\Bar" }, "1884b770-b679-522a-a9c7-45fadaaec7bb"],
  [
    "user-account",
    {
      user_id: "thegrugq_ebooks",
      account_login: "thegrugq_ebooks",
      account_type: "twitter",
      display_name: "the grugq",
    },
    "f223e803-846b-591a-aefa-545e938f8a56",
  ],
  [
    "file",
    {
      hashes: { "SHA-256": "841a8921140aba50671ebb0770fecc4ee308c4952cfeff8de154ab14eeef4649" },
      name: "quêry.dll",
      name_enc: "windows-1252",
    },
    "7d1e3a18-89e7-5bc5-be36-9879f5b7f5c8",
  ],
  [
    "x509-certificate",
    { serial_number: "36:f7:d4:32:f4:ab:70:ea:d3:ce:98:6e:ea:99:93:49:32:0a:b7:06", issuer: "C=ZA" },
    "bf86f034-2390-54d7-8426-d08433db3fbe",
  ],
];

describe("the id of an observable", () => {
  test.each(PUBLISHED)("of the type %s is the one that the standard prints", (type, object, uuid) => {
    expect(scoId(type, object)).toBe(`${type}--${uuid}`);
  });

  test("does not depend on the order of properties, nor on those that do not contribute", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, vendor, swid) => {
        expect(scoId("software", { name, vendor, swid })).toBe(
          scoId("software", { swid, vendor, name, languages: ["ja"] }),
        );
      }),
    );
  });

  test("prefers MD5, then SHA-1, SHA-256, SHA-512, then the first name", () => {
    const md5 = { MD5: "a".repeat(32) };
    const sha1 = { "SHA-1": "b".repeat(40) };
    expect(scoId("file", { hashes: { ...sha1, ...md5 } })).toBe(scoId("file", { hashes: md5 }));
    expect(scoId("file", { hashes: { "SHA-512": "c", ...sha1 } })).toBe(scoId("file", { hashes: sha1 }));
    expect(scoId("file", { hashes: { TLSH: "t", "SHA3-256": "s" } })).toBe(
      scoId("file", { hashes: { "SHA3-256": "s" } }),
    );
  });

  test("has version 4 where nothing contributes, and then depends on the seed", () => {
    const id = scoId("process", { pid: 1 }, "one");
    expect(id).toMatch(/^process--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(scoId("process", { pid: 1 }, "one")).toBe(id);
    expect(scoId("process", { pid: 1 }, "two")).not.toBe(id);
  });
});

describe("canonical JSON", () => {
  test("follows RFC 8785 in its own example", () => {
    const example = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("is read back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
