/** Every example of STIX 2.1 §9, and what the standard says of them. */
import { describe, expect, it } from "vitest";
import { compile, parsePattern, print } from "./index.ts";

const SHA = "aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f";

const EXAMPLES = [
  "[ipv4-addr:value = '198.51.100.1/32' OR ipv4-addr:value = '203.0.113.33/32' OR ipv6-addr:value = '2001:0db8:dead:beef:dead:beef:dead:0001/128'] REPEATS 5 TIMES",
  "([ipv4-addr:value = '198.51.100.1/32' OR ipv6-addr:value = '2001:0db8:dead:beef:dead:beef:dead:0001/128'] FOLLOWEDBY [domain-name:value = 'example.com']) WITHIN 600 SECONDS",
  "([ipv4-addr:value = '198.51.100.5' ] AND [ipv4-addr:value = '198.51.100.10']) WITHIN 300 SECONDS",
  "[file:name = 'foo.dll'] START t'2016-06-01T00:00:00Z' STOP t'2016-07-01T00:00:00Z'",
  "[network-traffic:src_ref.value = '203.0.113.10' AND network-traffic:dst_ref.value = '198.51.100.58']",
  "[(type-a:property_j = 'W' AND type-a:property_k = 'X') OR (type-b:property_m = 'Y' AND type-b:property_n = 'Z')]",
  "[type-a:'property-j' = 'W' AND type-a:'property-k' = 'X' OR type-a:'property-l' = 'Z']",
  `[file:hashes.'SHA-256' = '${SHA}']`,
  "[email-message:from_ref.value MATCHES '.+\\\\@example\\\\.com$' AND email-message:body_multipart[*].body_raw_ref.name MATCHES '^Final Report.+\\\\.exe$']",
  `[file:hashes.'SHA-256' = '${SHA}' AND file:mime_type = 'application/x-pdf']`,
  `[file:hashes.'SHA-256' = '${SHA}' OR file:hashes.MD5 = 'cead3f77f6cda6ec00f57d76c9a6879f']\nAND [file:hashes.'SHA-256' = '${SHA}']`,
  "([file:hashes.MD5 = '79054025255fb1a26e4bc422aef54eb4'] FOLLOWEDBY [windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\foo\\\\bar']) WITHIN 300 SECONDS",
  "[user-account:account_type = 'unix' AND user-account:user_id = '1007' AND user-account:account_login = 'Peter'] AND [user-account:account_type = 'unix' AND user-account:user_id = '1008' AND user-account:account_login = 'Paul']",
  "[artifact:mime_type = 'application/vnd.tcpdump.pcap' AND artifact:payload_bin MATCHES '\\\\xd4\\\\xc3\\\\xb2\\\\xa1\\\\x02\\\\x00\\\\x04\\\\x00']",
  "[file:name = 'foo.dll' AND file:parent_directory_ref.path = 'C:\\\\Windows\\\\System32']",
  "[file:extensions.'windows-pebinary-ext'.sections[*].entropy > 7.0]",
  "[file:mime_type = 'image/bmp' AND file:magic_number_hex = h'ffd8']",
  "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '203.0.113.33/32']",
  "[network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_ref.value = 'example.com'] REPEATS 5 TIMES WITHIN 1800 SECONDS",
  "[domain-name:value = 'www.5z8.info' AND domain-name:resolves_to_refs[*].value = '198.51.100.1/32']",
  "[x509-certificate:issuer = 'CN=WEBMAIL' AND x509-certificate:serial_number = '4c:0b:1d:19:74:86:a7:66:b4:1a:bf:40:27:21:76:28']",
  "[(file:name = 'pdf.exe' OR file:size = 371712) AND file:created = t'2014-01-13T07:03:17Z']",
  "[x-usb-device:usbdrive.serial_number = '575833314133343231313937']",
  "[process:command_line MATCHES '^.+>-add GlobalSign.cer -c -s -r localMachine Root$'] FOLLOWEDBY [process:command_line MATCHES'^.+>-add GlobalSign.cer -c -s -r localMachineTrustedPublisher$'] WITHIN 300 SECONDS",
  "[network-traffic:dst_ref.value ISSUBSET '2001:0db8:dead:beef:0000:0000:0000:0000/64']",
  "([file:name = 'foo.dll'] AND [windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\foo\\\\bar']) OR [process:image_ref.name = 'fooproc' OR process:image_ref.name = 'procfoo']",
  "[EXISTS windows-registry-key:values]",
  "[directory:path LIKE 'C:\\\\Windows\\\\%\\\\foo']",
  "[directory:path MATCHES '^C:\\\\\\\\Windows\\\\w+$']",
];

function matches(text: string, ...objects: readonly Readonly<Record<string, unknown>>[]): boolean {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(parsed.faults[0]?.say ?? text);
  const container = Object.fromEntries(objects.map((object, key) => [String(key), object]));
  return compile(parsed.pattern).match({ type: "observed-data", id: "observed-data--1", objects: container }).matched;
}

describe("§9 examples", () => {
  it.each(EXAMPLES)("%s", (text) => {
    const parsed = parsePattern(text);
    expect(parsed.ok ? parsed.warnings : parsed.faults).toEqual([]);
    const printed = parsed.ok ? print(parsed.pattern) : "";
    const again = parsePattern(printed);
    expect(again.ok ? print(again.pattern) : again.faults).toBe(printed);
  });
});

describe("§9.5: all comparisons start at one object", () => {
  const pattern =
    "[network-traffic:src_ref.value = '203.0.113.10' AND network-traffic:dst_ref.value = '198.51.100.58']";
  const [source, target] = [
    { type: "ipv4-addr", value: "203.0.113.10" },
    { type: "ipv4-addr", value: "198.51.100.58" },
  ];
  it("two objects that each satisfy one comparison do not match", () => {
    expect(
      matches(
        pattern,
        { type: "network-traffic", src_ref: "1" },
        source,
        { type: "network-traffic", dst_ref: "3" },
        target,
      ),
    ).toBe(false);
  });
  it("one object that satisfies both matches, over its references", () => {
    expect(matches(pattern, { type: "network-traffic", src_ref: "1", dst_ref: "2" }, source, target)).toBe(true);
  });
});

describe("§9.6: operators", () => {
  const file = (name: string) => ({ type: "file", name });
  const artifact = { type: "artifact", payload_bin: "dGhpcyBpcyBhIHRlc3Q=", note_hex: "E9ff" };
  it.each([
    ["[artifact:payload_bin = 'dGhpcyBpcyBhIHRlc3Q=']", false],
    ["[artifact:payload_bin = 'this is a test']", true],
    ["[artifact:payload_bin = b'dGhpcyBpcyBhIHRlc3Q=']", true],
    ["[artifact:payload_bin = h'7468697320697320612074657374']", true],
    ["[artifact:payload_bin < h'74686973ff']", true],
    ["[artifact:payload_bin > h'74686973']", true],
    ["[artifact:payload_bin != '\u00e9' AND artifact:payload_bin < '\u00ff']", true],
    ["[artifact:note_hex = '\u00e9\u00ff' AND artifact:note_hex IN (b'6f8=')]", true],
    ["[artifact:payload_bin = '\u0100']", false],
    ["[artifact:payload_bin != '\u0100']", true],
    ["[artifact:payload_bin IN ('this is a test', 'x')]", true],
    ["[artifact:payload_bin LIKE 'this%']", true],
    ["[artifact:payload_bin MATCHES '^\\\\x74h.s']", true],
  ])("§9.6.4, %s on octets is %s", (text, expected) => {
    expect(matches(text, artifact)).toBe(expected);
  });

  it("§9.6.2: strings are ordered by code point, not normalised", () => {
    const order = ["o", "oz", "o\u0300", "z", "\u00f2", "\uffee", "\u{10000}"];
    for (const [index, lesser] of order.entries()) {
      for (const greater of order.slice(index + 1)) {
        expect(matches(`[file:name < '${greater}']`, file(lesser))).toBe(true);
        expect(matches(`[file:name >= '${greater}']`, file(lesser))).toBe(false);
      }
      expect(matches(`[file:name = '${lesser}']`, file(lesser))).toBe(true);
    }
    expect(matches("[file:name = '\u00f2']", file("o\u0300"))).toBe(false);
  });

  it.each([
    ["[file:name LIKE 'o\u0300%']", "\u00f2.exe", true],
    ["[file:name LIKE '_.exe']", "o\u0300.exe", true],
    ["[file:name LIKE '_.exe']", "\u{1f600}.exe", true],
    ["[file:name LIKE 'exe']", "a.exe", false],
    ["[file:name LIKE 'A%']", "a.exe", false],
    ["[file:name LIKE 'a%.%e']", "a\n.exe", true],
    ["[file:name LIKE 'aXb']", "a%b", false],
    ["[file:name LIKE 'ab%ba']", "aba", false],
    ["[file:name LIKE 'a%xx%x']", "axx", false],
    ["[file:name LIKE 'a%xx%x']", "axxx", true],
    ["[file:name NOT LIKE '%']", "", false],
    ["[file:name MATCHES 'exe']", "a.exe.txt", true],
    ["[file:name MATCHES '^\u00f2$']", "o\u0300", true],
    ["[file:name MATCHES 'a.b']", "a\nb", true],
    ["[file:name MATCHES 'b$']", "ab\n", true],
    ["[file:name MATCHES 'b$']", "ab\n\n", false],
    ["[file:name MATCHES 'b\\\\Z']", "ab\n", true],
    ["[file:name MATCHES '^\\\\h\\\\R[\\\\v]\\\\cA\\\\u0041(?#not b)$']", "\t\r\n\v\u0001A", true],
    ["[file:name MATCHES '(?m)^b$']", "a\nb\nc", true],
    ["[file:name MATCHES '[$]']", "b", false],
    ["[file:name NOT = 'a' OR file:name NOT = 'b']", "a", true],
    ["[file:name NOT IN ('a', 'c') OR file:name NOT = 'b']", "a", true],
    ["[file:name NOT = 'a' OR file:name = 'b' OR file:name IN ('c')]", "a", false],
    ["[file:name MATCHES '(?i)ABC' AND file:name NOT MATCHES 'ABC']", "xabcx", true],
  ])("%s on %j is %s", (text, name, expected) => {
    expect(matches(text, file(name))).toBe(expected);
  });

  it("types that cannot be compared make a comparison false, and != true (§9.6.1)", () => {
    const object = { type: "x", n: 5, s: "5", f: 1.5, b: true, l: [5], t: "2014-01-13T07:03:17.50Z", d: { k: 1 } };
    const truth: [string, boolean][] = [
      ["x:n = '5'", false],
      ["x:n != '5'", true],
      ["x:n NOT = '5'", true],
      ["x:n NOT != '5'", false],
      ["x:n < '6'", false],
      ["x:n >= '6'", false],
      ["x:s = 5", false],
      ["x:s IN (5)", false],
      ["x:s NOT IN (5)", true],
      ["x:n LIKE '5'", false],
      ["x:n MATCHES '5'", false],
      ["x:n ISSUBSET '::/0'", false],
      ["x:b = 1", false],
      ["x:b = true", true],
      ["x:b != false", true],
      ["x:n = true", false],
      ["x:n = 5.0", true],
      ["x:f = 1", false],
      ["x:f > 1", true],
      ["x:f = 1.5", true],
      ["x:n IN (1, 5.0)", true],
      ["x:l = 5", false],
      ["x:l != 5", true],
      ["x:l[*] = 5", true],
      ["x:l[0] = 5", true],
      ["x:l[1] != 7", false],
      ["x:d = 1", false],
      ["x:t = t'2014-01-13T07:03:17.5Z'", true],
      ["x:t < t'2014-01-13T07:03:17.500000000001Z'", true],
      ["x:s < t'2014-01-13T07:03:17Z'", false],
      ["x:s != t'2014-01-13T07:03:17Z'", true],
      ["x:s = h'35'", true],
      ["x:s = b'NQ=='", true],
      ["x:n = h'35'", false],
    ];
    for (const [text, expected] of truth) expect([text, matches(`[${text}]`, object)]).toEqual([text, expected]);
  });

  it("what is absent makes every comparison false, with NOT and != too (§9.6)", () => {
    const object = { type: "x", nothing: null, r_ref: "9", l: [] };
    for (const path of [
      "x:none",
      "x:nothing",
      "x:nothing.none",
      "x:r_ref.value",
      "x:l[0]",
      "x:l[*]",
      "x:__proto__",
      "x:constructor",
    ]) {
      for (const rest of ["= 1", "!= 1", "NOT = 1", "NOT IN ('a')", "NOT LIKE 'a'", "NOT MATCHES 'a'"]) {
        expect([path, rest, matches(`[${path} ${rest}]`, object)]).toEqual([path, rest, false]);
      }
      expect(matches(`[EXISTS ${path}]`, object)).toBe(false);
    }
    expect(matches("[EXISTS x:r_ref AND EXISTS x:l AND x:type = 'x']", object)).toBe(true);
  });

  it.each([
    ["198.51.100.0/27", "ISSUBSET '198.51.100.0/24'", true],
    ["198.51.100.0/24", "ISSUBSET '198.51.100.0/27'", false],
    ["198.51.100.0/24", "ISSUPERSET '198.51.100.0/27'", true],
    ["198.51.100.7", "ISSUBSET '198.51.100.0/24'", true],
    ["198.51.100.7", "ISSUBSET '198.51.100.7/32'", true],
    ["198.51.100.7/32", "ISSUPERSET '198.51.100.7'", true],
    ["198.51.100.7", "ISSUBSET '198.51.100.9/24'", true],
    ["198.51.101.7", "ISSUBSET '198.51.100.0/24'", false],
    ["198.51.101.7", "NOT ISSUBSET '198.51.100.0/24'", true],
    ["198.51.101.7", "ISSUBSET '0.0.0.0/0'", true],
    ["2001:db8::1", "ISSUBSET '2001:0db8:0000::/32'", true],
    ["2001:db8::1", "ISSUBSET '0.0.0.0/0'", false],
    ["::ffff:198.51.100.7", "ISSUBSET '::ffff:c633:6400/120'", true],
    ["198.51.100.07", "ISSUBSET '198.51.100.0/24'", false],
    ["example.com", "NOT ISSUBSET '198.51.100.0/24'", true],
    ["198.51.100.7/33", "ISSUBSET '0.0.0.0/0'", false],
  ])("%s %s is %s", (value, rest, expected) => {
    expect(matches(`[ipv4-addr:value ${rest}]`, { type: "ipv4-addr", value })).toBe(expected);
  });
});

describe("§9.7: object paths", () => {
  it("any element of a list will do, also for != and NOT", () => {
    const traffic = { type: "network-traffic", protocols: ["ipv4", "tcp"] };
    expect(matches("[network-traffic:protocols[*] = 'tcp' AND network-traffic:protocols[*] = 'ipv4']", traffic)).toBe(
      true,
    );
    expect(matches("[network-traffic:protocols[*] != 'tcp']", traffic)).toBe(true);
    expect(matches("[network-traffic:protocols[*] NOT IN ('tcp', 'ipv4')]", traffic)).toBe(false);
    expect(matches("[network-traffic:protocols[1] = 'tcp' AND network-traffic:protocols[0] != 'tcp']", traffic)).toBe(
      true,
    );
    expect(matches("[network-traffic:protocols[-1] = 'tcp']", traffic)).toBe(false);
  });

  it("lists of references are followed, and circles of them end", () => {
    const circle = [
      { type: "foo", some_refs: ["0", "1"], size: 10 },
      { type: "foo", some_refs: ["0", "1"], size: 1000 },
    ];
    const steps = ".some_refs[*]".repeat(60).slice(1);
    expect(matches(`[foo:${steps}.size > 100]`, ...circle)).toBe(true);
    expect(matches(`[foo:${steps}.size > 1000]`, ...circle)).toBe(false);
    expect(matches("[foo:some_refs[1].size = 1000 AND foo:size = 10]", ...circle)).toBe(true);
    expect(matches("[foo:some_refs.size = 1000]", ...circle)).toBe(false);
  });

  it("a reference that ends the path is its identifier", () => {
    expect(matches("[a:x_ref = '1' AND EXISTS a:x_ref]", { type: "a", x_ref: "1" })).toBe(true);
  });
});
