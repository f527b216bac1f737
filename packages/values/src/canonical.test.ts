import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import type { ValueFaultCode } from "./faults.ts";
import { OBSERVABLE_KINDS, type ObservableKind } from "./observable.ts";

const SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function valueAs(kind: ObservableKind, raw: string): string | undefined {
  const value = canonical(kind, raw);
  return value.ok ? value.value : undefined;
}

describe("the canonical form", () => {
  const cases: [ObservableKind, string, string][] = [
    ["ipv4", "192.0.2.1", "192.0.2.1"],
    ["ipv4", "　１９２．０．２．１　", "192.0.2.1"],
    ["ipv4", "192[.]0[.]2[.]1", "192.0.2.1"],
    ["ipv4", "192.0.2[.1", "192.0.2.1"],
    ["ipv4", "192。0。2。1", "192.0.2.1"],
    ["ipv6", "2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["ipv6", "2001[:]db8::0001", "2001:db8::1"],
    ["ipv6", "[2001:db8::1]", "2001:db8::1"],
    ["ipv6", "::FFFF:c000:0201", "::ffff:192.0.2.1"],
    ["ipv6", "64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
    ["cidr", "192.0.2.77/24", "192.0.2.0/24"],
    ["cidr", "192.0.2.0/255.255.255.0", "192.0.2.0/24"],
    ["cidr", "2001:db8:ffff::/33", "2001:db8:8000::/33"],
    ["domain", "Evil.Example.", "evil.example"],
    ["domain", "evil[.]example", "evil.example"],
    ["domain", "evil(.)example", "evil.example"],
    ["domain", "evil{.}example", "evil.example"],
    ["domain", "evil[dot]example", "evil.example"],
    ["domain", "evil dot example", "evil.example"],
    ["domain", "evil\\.example", "evil.example"],
    ["domain", "evil[.example", "evil.example"],
    ["domain", "evil[.example]", "evil.example"],
    ["domain", "[www].evil.example", "www.evil.example"],
    ["domain", "「evil．example」", "evil.example"],
    ["domain", "evil「．」example", "evil.example"],
    ["domain", "evil「。」example", "evil.example"],
    ["domain", "ｅｖｉｌ。ｅｘａｍｐｌｅ", "evil.example"],
    ["domain", "ev\u200bil.exam\ufeffple", "evil.example"],
    ["domain", "BÜCHER.example", "xn--bcher-kva.example"],
    ["domain", "XN--bcher-KVA.example", "xn--bcher-kva.example"],
    ["domain", "日本語。example", "xn--wgv71a119e.example"],
    ["domain", "_dmarc.evil.example", "_dmarc.evil.example"],
    ["url", "hxxps://Evil[.]Example:443/Path?Q=A", "https://evil.example/Path?Q=A"],
    ["url", "hXXp[://]evil[.]example", "http://evil.example/"],
    ["url", "http：／／evil．example／Ａ", "http://evil.example/A"],
    ["url", "h**p://evil.example/a", "http://evil.example/a"],
    ["url", "fxp://evil[.]example/a", "ftp://evil.example/a"],
    ["url", "http://abc.cafe./a", "http://abc.cafe/a"],
    ["url", "http://0x7f.1/", "http://127.0.0.1/"],
    ["url", "http://evil.example.:80/a#F", "http://evil.example/a#F"],
    ["url", "http://User:Pw@EVIL.example:8080/", "http://User:Pw@evil.example:8080/"],
    ["url", "http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"],
    ["url", "http://日本語.example/", "http://xn--wgv71a119e.example/"],
    ["url", "hxxp://a.example/?u=hxxps://b[.]example", "http://a.example/?u=https://b.example"],
    ["url", "EVIL.example/Gate.php", "evil.example/Gate.php"],
    ["url", "LDAP://Evil.example:389/O=x", "ldap://evil.example:389/O=x"],
    ["email", "John [at] Evil [dot] Example", "john@evil.example"],
    ["email", "john@日本語.example", "john@xn--wgv71a119e.example"],
    ["sha256", SHA256.toUpperCase(), SHA256],
    ["sha3-256", `「${SHA256}」`, SHA256],
    ["tlsh", `${"0".repeat(69)}a`, `T1${"0".repeat(69)}A`],
    ["ssdeep", '3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C,"a.exe"', "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C"],
    ["wallet", " １A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\u200b", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    ["wallet", "not[.]touched", "not[.]touched"],
    ["account", "Ｋ-１２３", "K-123"],
    ["filename", "Invoice.PDF.exe", "Invoice.PDF.exe"],
    ["asn", "as 64500", "AS64500"],
    ["asn", "AS1.10", "AS65546"],
    ["mac", "00-11-22-AA-BB-CC", "00:11:22:aa:bb:cc"],
    ["mac", "0011.22aa.bbcc", "00:11:22:aa:bb:cc"],
    ["cve", "ｃｖｅ−２０２１−４４２２８", "CVE-2021-44228"],
    ["phone", "+81 (0)3-1234-5678", "+81312345678"],
    ["phone", "０３－１２３４－５６７８", "0312345678"],
    ["registry-key", "HKLM\\Software\\Run\\", "HKEY_LOCAL_MACHINE\\software\\run"],
    ["ja4", "t13d1516h2_8daaf6152771_E5627EFA2AB1", "t13d1516h2_8daaf6152771_e5627efa2ab1"],
  ];
  test.each(cases)("of the %s %s is %s", (kind, raw, value) => {
    expect(canonical(kind, raw)).toEqual({ ok: true, kind, value });
  });

  test("of a range of one address is that address", () => {
    expect(canonical("cidr", "192.0.2.1/32")).toEqual({ ok: true, kind: "ipv4", value: "192.0.2.1" });
    expect(canonical("cidr", "2001:db8::1/128")).toEqual({ ok: true, kind: "ipv6", value: "2001:db8::1" });
  });

  test("of an address with a prefix is the range it means", () => {
    expect(canonical("ipv4", "192.0.2.9/24")).toEqual({ ok: true, kind: "cidr", value: "192.0.2.0/24" });
  });

  const refusals: [ObservableKind, string, ValueFaultCode][] = [
    ["ipv4", "", "empty"],
    ["ipv4", " \u3000\u200b", "empty"],
    ["ipv4", "010.0.0.1", "ipv4-leading-zero"],
    ["cidr", "192.0.02.0/24", "ipv4-leading-zero"],
    ["ipv4", "1.2.3", "ipv4-form"],
    ["ipv4", "1.2.3.256", "ipv4-form"],
    ["ipv4", "1.2.3.4:443", "ipv4-form"],
    ["ipv4", "0x7f.0.0.1", "ipv4-form"],
    ["ipv6", "2001:db8::1::2", "ipv6-form"],
    ["ipv6", "1:2:3:4:5:6:7", "ipv6-form"],
    ["ipv6", "1:2:3:4:5:6:7:8:9", "ipv6-form"],
    ["ipv6", "::1.2.3.04", "ipv6-form"],
    ["ipv6", "fe80::1%eth0", "ipv6-zone"],
    ["ipv6", "2001:db8:", "ipv6-form"],
    ["cidr", "192.0.2.0/33", "cidr-form"],
    ["cidr", "192.0.2.0/255.0.255.0", "cidr-form"],
    ["cidr", "2001:db8::/129", "cidr-form"],
    ["domain", "localhost", "domain-single-label"],
    ["domain", "192.0.2.1", "domain-is-address"],
    ["domain", "a..example", "domain-form"],
    ["domain", "-a.example", "domain-form"],
    ["domain", "a b.example", "domain-form"],
    ["domain", "a%41.example", "domain-form"],
    ["domain", `${"a".repeat(64)}.example`, "domain-length"],
    ["domain", `${"a.".repeat(125)}example`, "domain-length"],
    ["url", "evil.example", "url-without-scheme"],
    ["url", "http://", "url-form"],
    ["url", "http://a b/", "url-form"],
    ["email", "a@b", "email-form"],
    ["email", "a.@evil.example", "email-form"],
    ["email", `${"a".repeat(65)}@evil.example`, "email-form"],
    ["sha256", SHA256.slice(1), "hash-length"],
    ["sha256", `${SHA256.slice(1)}g`, "hash-form"],
    ["asn", "AS4294967296", "asn-form"],
    ["mac", "00:11:22:33:44", "mac-form"],
    ["cve", "CVE-21-1", "cve-form"],
    ["phone", "12", "phone-form"],
    ["ja4", "t13d1516h2", "fingerprint-form"],
    ["registry-key", "Software\\Run", "registry-form"],
    ["account", "a\u0000b", "control-character"],
    ["account", "a\ud800b", "broken-unicode"],
    ["account", "a".repeat(16_385), "too-long"],
  ];
  test.each(refusals)("of the %s %j is refused as %s", (kind, raw, code) => {
    expect(canonical(kind, raw)).toMatchObject({ ok: false, code });
  });

  test("of a kind that is none is refused, not thrown", () => {
    expect(canonical("toString" as ObservableKind, "x")).toMatchObject({ ok: false, code: "unknown-kind" });
  });
});

const kind = fc.constantFrom(...OBSERVABLE_KINDS);
/** Strings from the signs that matter here, so that the readers' corners are met and not only their first refusal. */
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        ..."[](){}<>.:/\\@%-_?#&= 09afxzX。．「」ｄ１é日\u0301\u200b\u200d\ufeff\u3000",
        "dot",
        "at",
        "hxxp",
        "http",
        "xn--",
        "://",
        "0x",
        "..",
        "/../",
        "[.]",
        "[[.].]",
        "%2e",
        "::",
        "evil",
        ".example",
        "ffff",
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join("")),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.domain(),
  fc.emailAddress(),
  fc.ipV6(),
);

/** Ways to write the same value, each of which a reader must see through. */
const DISGUISES: readonly (readonly [string, (value: string) => string])[] = [
  ["as it is", (value) => value],
  ["with blanks around", (value) => `\u3000 ${value}\u00a0`],
  ["in full width", (value) => value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ["with zero-width signs", (value) => [...value].join("\u200b")],
  ["with [.]", (value) => value.replaceAll(".", "[.]")],
  ["with (.)", (value) => value.replaceAll(".", "(.)")],
  ["with {.}", (value) => value.replaceAll(".", "{.}")],
  ["with [dot]", (value) => value.replaceAll(".", "[dot]")],
  ["with one [.]", (value) => value.replace(".", "[.]")],
  ["with [:]", (value) => value.replaceAll(":", "[:]")],
  ["with hxxp", (value) => value.replace(/^http/, "hxxp")],
  ["with hXXp and [.]", (value) => value.replace(/^http/, "hXXp").replaceAll(".", "[.]")],
];
const KEEPS_CASE: ReadonlySet<ObservableKind> = new Set(["url"]);
const disguise = fc.constantFrom(...DISGUISES);

/** Values as attackers' and reporters' systems make them. */
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/).filter((text) => !text.startsWith("xn--"));
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom("example", "test", "co.jp", "com"))
  .map(([labels, ending]) => `${labels.join(".")}.${ending}`);
const path = fc
  .array(fc.stringMatching(/^[A-Za-z0-9_-]{1,8}(\.php)?$/), { maxLength: 3 })
  .map((parts) => `/${parts.join("/")}`);
const honest: fc.Arbitrary<readonly [ObservableKind, string]> = fc.oneof(
  fc.tuple(fc.constant("ipv4" as const), fc.ipV4()),
  fc.tuple(fc.constant("ipv6" as const), fc.ipV6()),
  fc.tuple(fc.constant("domain" as const), domain),
  fc.tuple(
    fc.constant("url" as const),
    fc
      .tuple(fc.constantFrom("http", "https"), domain, path)
      .map(([scheme, host, rest]) => `${scheme}://${host}${rest}`),
  ),
  fc.tuple(fc.constant("sha256" as const), fc.stringMatching(/^[0-9a-f]{64}$/)),
  fc.tuple(fc.constant("md5" as const), fc.stringMatching(/^[0-9a-f]{32}$/)),
);

describe("canonical", () => {
  test("never throws, and its answer is its own canonical form", () => {
    fc.assert(
      fc.property(kind, nasty, (asked, raw) => {
        const first = canonical(asked, raw);
        if (first.ok) expect(canonical(first.kind, first.value)).toEqual(first);
      }),
    );
  });

  test("sees the same value through every disguise", () => {
    fc.assert(
      fc.property(honest, disguise, disguise, ([asked, plain], [, inner], [, outer]) => {
        const value = valueAs(asked, plain);
        expect(value).toBeDefined();
        expect(valueAs(asked, outer(inner(plain)))).toBe(value);
        if (!KEEPS_CASE.has(asked)) expect(valueAs(asked, outer(plain.toUpperCase()))).toBe(value);
      }),
    );
  });

  test("keeps different values apart", () => {
    fc.assert(
      fc.property(domain, domain, (one, other) => {
        fc.pre(one !== other);
        expect(valueAs("domain", one)).not.toBe(valueAs("domain", other));
      }),
    );
  });

  test("writes an address range so that it holds exactly its addresses", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 31 }), (address, length) => {
        const range = valueAs("cidr", `${address}/${length}`);
        expect(valueAs("cidr", `${range}`)).toBe(range);
        expect(range?.endsWith(`/${length}`)).toBe(true);
      }),
    );
  });
});
