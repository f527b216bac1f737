import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "../canonical.ts";
import { extract } from "./extract.ts";

const HEX = "0123456789abcdef".repeat(8);
const SHA256 = HEX.slice(0, 64);

function pairs(text: string): readonly string[] {
  return extract(text).map((found) => `${found.kind} ${found.value}`);
}

describe("prose gives up", () => {
  const cases: [string, string, readonly string[]][] = [
    [
      "values glued to Japanese words",
      "マルウェアはevil.exampleに接続し、192.0.2.1と通信した。",
      ["domain evil.example", "ipv4 192.0.2.1"],
    ],
    [
      "values in Japanese brackets",
      "C2は「hxxps://evil[.]example/a?x=1」（ポート443）です。",
      ["url https://evil.example/a?x=1"],
    ],
    [
      "a Japanese parameter of a URL",
      "https://a.example/?q=検索&x=1 のURL",
      ["url https://a.example/?q=%E6%A4%9C%E7%B4%A2&x=1"],
    ],
    [
      "a value before a Japanese full stop",
      "通信先は192.0.2.1。evil.exampleも。",
      ["ipv4 192.0.2.1", "domain evil.example"],
    ],
    ["a URL that runs into Japanese", "https://evil.example/aにアクセスした", ["url https://evil.example/a"]],
    ["an IDN host that runs into Japanese", "http://日本語.jpに", ["url http://xn--wgv71a119e.jp/"]],
    [
      "full-width values",
      "ｈｔｔｐ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ／ａ、１９２．０．２．１",
      ["url http://evil.example/a", "ipv4 192.0.2.1"],
    ],
    ["a Japanese domain between blanks", "接続先 日本語.jp です", ["domain xn--wgv71a119e.jp"]],
    ["a Japanese file name between brackets", "「請求書.exe」を開いた", ["filename 請求書.exe"]],
    [
      "what stands in English brackets",
      "(https://evil.example/x). <http://a.example/> 'http://b.example/c'",
      ["url https://evil.example/x", "url http://a.example/", "url http://b.example/c"],
    ],
    ["a link of Markdown", "[here](https://evil.example/x).(Citation: a)", ["url https://evil.example/x"]],
    ["balanced brackets of a URL", "http://evil.example/a_(b)", ["url http://evil.example/a_(b)"]],
    [
      "URLs in a list without blanks",
      "http://a.example/x,hxxp://b.example/y",
      ["url http://a.example/x", "url http://b.example/y"],
    ],
    ["a URL escaped for JSON", '"http:\\/\\/evil.example\\/a"', ["url http://evil.example/a"]],
    ["a URL without a scheme, once", "evil[.]com/gate.php", ["url evil.com/gate.php"]],
    [
      "an address after the colon of a label, whole",
      "通信先：2001:db8:1a2b::1 IP:2001:db8:1a2b::2 宛先：2001[:]db8[:]1a2b[:][:]3 std::vector::1a x:::4 10:30:45",
      ["ipv6 2001:db8:1a2b::1", "ipv6 2001:db8:1a2b::2", "ipv6 2001:db8:1a2b::3"],
    ],
    ["an address with a port", "192.0.2.1:443 [2001:db8::2]:443", ["ipv4 192.0.2.1", "ipv6 2001:db8::2"]],
    ["both ends of an address range", "192.0.2.1-192.0.2.9", ["ipv4 192.0.2.1", "ipv4 192.0.2.9"]],
    ["prefixes", "10.0.0.0/8, 2001:db8::/32.", ["cidr 10.0.0.0/8", "cidr 2001:db8::/32"]],
    [
      "every usual defang",
      "evil[.]com evil(.)net evil{.}org evil [dot] info evil\\.jp evil[.com] 1[.]1[.]1[.]1 hxxp[:]//a[.]example",
      [
        "domain evil.com",
        "domain evil.net",
        "domain evil.org",
        "domain evil.info",
        "domain evil.jp",
        "domain evil.com",
        "ipv4 1.1.1.1",
        "url http://a.example/",
      ],
    ],
    [
      "e-mail addresses, not also their domains",
      "a.b@evil.com, c[at]evil[.]net; d at evil dot org <e@evil.example>",
      ["email a.b@evil.com", "email c@evil.net", "email d@evil.org", "email e@evil.example"],
    ],
    [
      "a wildcard's domain",
      "*.evil.com _evil.net_ **evil.org**",
      ["domain evil.com", "domain evil.net", "domain evil.org"],
    ],
    [
      "hashes by length",
      `${SHA256} ${HEX.slice(0, 40).toUpperCase()}、${HEX.slice(0, 32)}`,
      [`sha256 ${SHA256}`, `sha1 ${HEX.slice(0, 40)}`, `md5 ${HEX.slice(0, 32)}`],
    ],
    [
      "hashes by label",
      `SHA3-256: ${SHA256} imphash=${HEX.slice(0, 32)} JA3 ${HEX.slice(0, 32)}`,
      [`sha3-256 ${SHA256}`, `imphash ${HEX.slice(0, 32)}`, `ja3 ${HEX.slice(0, 32)}`],
    ],
    [
      "numbers of registries",
      "CVE-2021-44228、CVE‐2022‐12345 AS64500",
      ["cve CVE-2021-44228", "cve CVE-2022-12345", "asn AS64500"],
    ],
    [
      "wallets whose checksum holds",
      "pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa not 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
      ["wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    ],
    [
      "registry keys with blanks inside",
      "HKLM\\Software\\Microsoft\\Windows NT\\Run was set",
      ["registry-key HKEY_LOCAL_MACHINE\\software\\microsoft\\windows nt\\run"],
    ],
    ["files of a path", "C:\\Users\\x\\evil.exe and /tmp/evil.sh", ["filename evil.exe", "filename evil.sh"]],
    [
      "what was defanged, whatever it looks like",
      "version 1.2.3[.]4, setup[.]py, com[.]apple[.]com",
      ["ipv4 1.2.3.4", "domain setup.py", "domain com.apple.com"],
    ],
    ["a sentence's end without a blank", "see evil.com.The next", ["domain evil.com"]],
    ["a value broken by invisible signs", "ev\u200bil.exam\u00adple", ["domain evil.example"]],
  ];
  test.each(cases)("%s", (_, text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });
});

describe("prose keeps", () => {
  test.each([
    [
      "versions",
      "version 1.2.3.4, v1.2.3.4, Chrome/1.2.3.4, バージョン1.2.3.4, 1.2.3.4以降, 1.2.3.4 or later, foo-1.2.3.4",
    ],
    ["longer numbers", "1.2.3.4.5 3.14 10.5 300.1.1.1 01.2.3.4"],
    ["code", "foo.bar() System.Net java.io os.name node.js com.apple.mail import a.name"],
    ["names of scanners", "Win32/PlayCrypt.PA"],
    ["abbreviations and sentences", "e.g. i.e. U.S. a.m. done.It was so.In it a dot (.) by itself"],
    ["times and namespaces", "12:34:56 std::string 2026-12-07T12:00:00"],
    ["halves of a broken hash", `${HEX.slice(0, 31)}\n${HEX.slice(0, 33)}`],
    ["numbers too long for a hash", HEX + HEX],
    ["identifiers", "123e4567-e89b-12d3-a456-426614174000"],
    ["public suffixes", "co.jp com"],
    ["handles and words", "@user AS400 AS2 foo@bar"],
  ])("%s to itself", (_, text) => {
    expect(pairs(text)).toEqual([]);
  });
});

const filler = fc.constantFrom(
  "が通信した",
  "、",
  "。",
  " and ",
  " (see) ",
  "\n",
  "は「",
  "」へ",
  " - ",
  "\t",
  "；",
  "，次に",
);
const label = fc
  .stringMatching(/^[a-z][a-z0-9]{2,8}$/)
  .filter((text) => !/^(?:com|org|net|edu|gov|io|jp|co)$/.test(text));
const planted = fc.oneof(
  fc.tuple(label, label).map(([a, b]) => ["domain", `${a}.${b}.example`] as const),
  fc.ipV4().map((address) => ["ipv4", address] as const),
  fc.tuple(label, label).map(([host, path]) => ["url", `https://${host}.example/${path}`] as const),
  fc
    .stringMatching(/^[0-9a-f]{31}[a-f]$/)
    .filter((hex) => /\d/.test(hex))
    .map((hex) => ["md5", hex] as const),
  fc.tuple(label, label).map(([name, host]) => ["email", `${name}@${host}.example`] as const),
);
const fang = fc.constantFrom(
  (value: string) => value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  (value: string) => [...value].join("\u200b"),
  (value: string) => value.replaceAll(".", "(.)"),
  (value: string) => value,
  (value: string) => value.replaceAll(".", "[.]").replace(/^http/, "hxxp").replace("@", "[at]"),
);

describe("extract", () => {
  test("finds exactly what was planted between words of either language", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, planted, fang), { maxLength: 6 }), filler, (plants, last) => {
        const text = plants.map(([before, [, value], write]) => ` ${before} ${write(value)}`).join("") + last;
        expect(pairs(text)).toEqual(plants.map(([, [kind, value]]) => `${kind} ${value}`));
      }),
    );
  });

  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ..."[](){}<>.:/\\@%-_ 19afzX。．「」（ｄ１日あé\u200b\u3000\n",
          "dot",
          " at ",
          "hxxp",
          "http://",
          "://",
          "[.]",
          "evil.com",
          "192.0.2.1",
          "日本語.jp",
          "::",
          "/24",
          SHA256,
          "HKLM\\a",
          "CVE-2021-44228",
          "+81 3 1234 5678",
          "evil.exe",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );

  test("reports places that are true, in order, without overlap, with values that are canonical", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        let end = 0;
        for (const found of extract(text)) {
          expect(found.raw).toBe(text.slice(found.start, found.end));
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          end = found.end;
          expect(canonical(found.kind, found.value)).toEqual({ ok: true, kind: found.kind, value: found.value });
        }
      }),
    );
  });

  test("does not depend on what stands in another paragraph", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(!text.includes("\u200b"));
        const before = extract(`hash ${SHA256}\n\n`).length;
        expect(pairs(`hash ${SHA256}\n\n\n${text}`).slice(before)).toEqual(pairs(`\n${text}`));
      }),
    );
  });

  test.each([
    "a",
    "a.",
    "a-",
    "1.",
    "[.]",
    "[",
    "(",
    "a@",
    "a.a@",
    "@a.",
    "http://",
    "a at b dot ",
    "::",
    "0:",
    "deadbeef",
    "HKLM\\a ",
    "日本.",
    "é.A. ",
    "\\.",
    "+1 ",
    "a/",
  ])("reads a hostile half megabyte of %j to its end", (unit) => {
    const found = extract(unit.repeat(Math.ceil(500_000 / unit.length)));
    expect(found.every((one) => one.raw.length < 10_000)).toBe(true);
  });
});
