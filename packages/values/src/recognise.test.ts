import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import { OBSERVABLE_KINDS, type ObservableKind } from "./observable.ts";
import { recognise } from "./recognise.ts";

const HEX = "0123456789abcdef".repeat(8);

describe("a value of undeclared kind", () => {
  const cases: [string, ObservableKind, string][] = [
    ["hxxps://Evil[.]Example:443/A?b", "url", "https://evil.example/A?b"],
    ["「hxxp://evil[.]example」", "url", "http://evil.example/"],
    ["evil[.]com/gate.php", "url", "evil.com/gate.php"],
    ["evil.com:8080/gate.php", "url", "evil.com:8080/gate.php"],
    ["http:\\/\\/evil.com\\/a", "url", "http://evil.com/a"],
    ["192.0.2[.]1:443", "ipv4", "192.0.2.1"],
    ["192.0.2.1", "ipv4", "192.0.2.1"],
    ["192.0.2.0/24", "cidr", "192.0.2.0/24"],
    ["192.0.2.1/32", "ipv4", "192.0.2.1"],
    ["[2001:db8::1]:443", "ipv6", "2001:db8::1"],
    ["2001:DB8::/32", "cidr", "2001:db8::/32"],
    ["john [at] evil [dot] com", "email", "john@evil.com"],
    ["john at evil dot com", "email", "john@evil.com"],
    ['"John" <john@EVIL.com>', "email", "john@evil.com"],
    ["mailto:john@evil.com?subject=x", "email", "john@evil.com"],
    ["ｅｖｉｌ。ｅｘａｍｐｌｅ", "domain", "evil.example"],
    ["evil.com.", "domain", "evil.com"],
    ["日本語.jp", "domain", "xn--wgv71a119e.jp"],
    ["setup[.]py", "domain", "setup.py"],
    ["setup.py", "filename", "setup.py"],
    ["www.setup.py", "domain", "www.setup.py"],
    ["invoice.pdf.exe", "filename", "invoice.pdf.exe"],
    ["invoice[.]pdf[.]exe", "filename", "invoice.pdf.exe"],
    ["my invoice (1).exe", "filename", "my invoice (1).exe"],
    ["invoice.pdf.zip", "filename", "invoice.pdf.zip"],
    ["C:\\Users\\x\\Evil.EXE", "filename", "Evil.EXE"],
    ["/tmp/evil.sh", "filename", "evil.sh"],
    ["請求書.pdf.exe", "filename", "請求書.pdf.exe"],
    [HEX.slice(0, 32).toUpperCase(), "md5", HEX.slice(0, 32)],
    [HEX.slice(0, 40), "sha1", HEX.slice(0, 40)],
    [HEX.slice(0, 56), "sha224", HEX.slice(0, 56)],
    [HEX.slice(0, 64), "sha256", HEX.slice(0, 64)],
    [HEX.slice(0, 96), "sha384", HEX.slice(0, 96)],
    [HEX, "sha512", HEX],
    [`SHA-256: ${HEX.slice(0, 64)}`, "sha256", HEX.slice(0, 64)],
    [`sha3-256=${HEX.slice(0, 64)}`, "sha3-256", HEX.slice(0, 64)],
    [`imphash：${HEX.slice(0, 32)}`, "imphash", HEX.slice(0, 32)],
    ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    ["3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "wallet", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"],
    ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
    [
      "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297",
      "wallet",
      "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297",
    ],
    ["0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe", "wallet", "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe"],
    ["CVE‐2021–44228", "cve", "CVE-2021-44228"],
    ["as64500", "asn", "AS64500"],
    ["00-11-22-AA-BB-CC", "mac", "00:11:22:aa:bb:cc"],
    ["+81-3-1234-5678", "phone", "+81312345678"],
    ["HKCU\\Software\\Run", "registry-key", "HKEY_CURRENT_USER\\software\\run"],
    ["t13d1516h2_8daaf6152771_e5627efa2ab1", "ja4", "t13d1516h2_8daaf6152771_e5627efa2ab1"],
  ];
  test.each(cases)("%s is a %s", (raw, kind, value) => {
    expect(recognise(raw)).toEqual({ kind, value });
  });

  test.each([
    "",
    "   ",
    "hello",
    "hello world",
    "株式会社例",
    "12345",
    "12:34:56",
    "3.14",
    "1.2.3",
    "010.1.1.1",
    "co.jp",
    "a@b",
    "foo.bar.nosuchtld",
    "javascript:alert(1)",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp",
    "2026-12-07",
  ])("%j is none", (raw) => {
    expect(recognise(raw)).toBeUndefined();
  });

  test("that is recognised is in canonical form", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), fc.emailAddress(), fc.domain(), fc.ipV6()),
        (raw) => {
          const found = recognise(raw);
          if (found !== undefined) expect(canonical(found.kind, found.value)).toEqual({ ok: true, ...found });
        },
      ),
    );
  });

  test("has a kind of the closed list whatever is pasted", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ..."[](){}<>.:/\\@ af09。「」ア\u200b",
            "dot",
            " at ",
            "hxxp",
            "0x",
            "HK",
            "AS",
            "CVE-",
            ".exe",
            ".com",
          ),
        ),
        (parts) => {
          const found = recognise(parts.join(""));
          if (found !== undefined) expect(OBSERVABLE_KINDS).toContain(found.kind);
        },
      ),
    );
  });
});

describe("a disguise", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
  const host = fc.tuple(label, fc.constantFrom("example", "com", "co.jp", "ru")).map((parts) => parts.join("."));
  const honest = fc.oneof(
    host,
    fc.ipV4(),
    fc.tuple(label, host).map((parts) => parts.join("@")),
    fc.tuple(host, label).map(([name, path]) => `https://${name}/${path}`),
  );
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

  test("changes nothing about what a value is", () => {
    fc.assert(
      fc.property(
        honest,
        fc.constantFrom(
          (text: string) => text.replaceAll(".", "[.]").replace("@", "[at]").replace(/^http/, "hxxp"),
          (text: string) => text.replaceAll(".", "(dot)").replace("@", "(at)").replace(/^http/, "hXXp"),
          (text: string) => text.replaceAll(".", " [.] ").replace("@", " [@] ").replace("://", "[://]"),
          (text: string) => text.replaceAll(".", "\\."),
          (text: string) => text.replaceAll(".", "。"),
          (text: string) => `「${text}」`,
          (text: string) => `<${text}>`,
          (text: string) => `${text}、`,
          (text: string) => [...text].join("\u200b"),
          fullWidth,
        ),
        (plain, write) => {
          const found = recognise(plain);
          expect(found).toBeDefined();
          expect(recognise(write(plain))).toEqual(found);
        },
      ),
    );
  });
});
