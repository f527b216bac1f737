/**
 * An attribute of MISP, and the STIX 2.1 that MISP's converter (misp-stix) writes of it, say the same: the same values, the same
 * of them malicious. Paths as its mapping documents them; values of RFC 5737, 3849, 2606.
 */
import { describe, expect, it } from "vitest";
import { understand } from "../../understand.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const AT = "2026-11-01T00:00:00.000Z";
const SHA256 = "b3".repeat(32);
const IMPHASH = "68".repeat(16);

function said(value: unknown): readonly string[] | string {
  const told = understand(new TextEncoder().encode(JSON.stringify(value)));
  if (!told.ok) return told.refused.map((f) => f.code).join(" ");
  const items = told.reports.flatMap((r) => r.items);
  return items.map((i) => `${i.indicator ? "" : "context "}${i.kind} ${i.value}`).sort();
}

const ofMisp = (type: string, value: string, to_ids = true) =>
  said({
    Event: {
      uuid: ID,
      info: "Event",
      date: "2026-11-01",
      Tag: [{ name: "tlp:green" }],
      Orgc: { name: "Origin", uuid: ID },
      Attribute: [{ uuid: ID, type, to_ids, value }],
    },
  });
const bundle = (object: Record<string, unknown>) =>
  said({
    type: "bundle",
    id: `bundle--${ID}`,
    objects: [{ spec_version: "2.1", id: `${object["type"]}--${ID}`, created: AT, modified: AT, ...object }],
  });
const ofStix = (pattern: string) =>
  bundle({ type: "indicator", pattern, pattern_type: "stix", pattern_version: "2.1", valid_from: AT });

const ip = (end: string, type: string, value: string) =>
  `[network-traffic:${end}_ref.type = '${type}' AND network-traffic:${end}_ref.value = '${value}']`;

describe("the same is said by", () => {
  it.each([
    ["AS", "AS64496", "[autonomous-system:number = '64496']"],
    ["domain", "host.example", "[domain-name:value = 'host.example']"],
    ["hostname", "host.example", "[domain-name:value = 'host.example']"],
    [
      "domain|ip",
      "host.example|192.0.2.1",
      "[domain-name:value = 'host.example' AND domain-name:resolves_to_refs[*].value = '192.0.2.1']",
    ],
    ["ip-src", "192.0.2.1", ip("src", "ipv4-addr", "192.0.2.1")],
    ["ip-dst", "2001:db8::1", ip("dst", "ipv6-addr", "2001:db8::1")],
    ["ip-dst", "192.0.2.0/25", ip("dst", "ipv4-addr", "192.0.2.0/25")],
    ["url", "https://host.example/x", "[url:value = 'https://host.example/x']"],
    ["link", "https://host.example/x", "[url:value = 'https://host.example/x']"],
    ["email", "a@mail.example", "[email-addr:value = 'a@mail.example']"],
    ["email-src", "a@mail.example", "[email-message:from_ref.value = 'a@mail.example']"],
    ["email-dst", "a@mail.example", "[email-message:to_refs[*].value = 'a@mail.example']"],
    ["email-reply-to", "a@mail.example", "[email-message:additional_header_fields.reply_to = 'a@mail.example']"],
    ["md5", "b2".repeat(16), `[file:hashes.MD5 = '${"b2".repeat(16)}']`],
    ["sha1", "b2".repeat(20), `[file:hashes.SHA1 = '${"b2".repeat(20)}']`],
    ["sha256", SHA256, `[file:hashes.SHA256 = '${SHA256}']`],
    ["imphash", IMPHASH, `[file:hashes.IMPHASH = '${IMPHASH}']`],
    ["authentihash", SHA256, `[file:hashes.AUTHENTIHASH = '${SHA256}']`],
    ["filename", "a.exe", "[file:name = 'a.exe']"],
    ["filename|sha256", `a.exe|${SHA256}`, `[file:name = 'a.exe' AND file:hashes.SHA256 = '${SHA256}']`],
    ["mutex", "Global\\x", "[mutex:name = 'Global\\\\x']"],
    ["regkey", "HKLM\\Software\\x", "[windows-registry-key:key = 'HKLM\\\\Software\\\\x']"],
    ["mac-address", "00:00:5e:00:53:01", "[mac-addr:value = '00:00:5e:00:53:01']"],
    [
      "user-agent",
      "Agent/1.0",
      "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'Agent/1.0']",
    ],
    ["x509-fingerprint-sha256", SHA256, `[x509-certificate:hashes.SHA256 = '${SHA256}']`],
    ["x509-fingerprint-sha1", "b2".repeat(20), `[x509-certificate:hashes.SHA1 = '${"b2".repeat(20)}']`],
  ])("%s %s", (type, value, pattern) => {
    const misp = ofMisp(type, value);
    expect(misp).not.toEqual([]);
    expect(ofStix(pattern)).toEqual(misp);
  });

  it("a vulnerability, which is context in both where nobody calls it an indicator", () => {
    expect(bundle({ type: "vulnerability", name: "CVE-2026-0001" })).toEqual(
      ofMisp("vulnerability", "CVE-2026-0001", false),
    );
  });

  it("an attribute for which STIX has no object, with to_ids and without", () => {
    const wallet = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    const carried = (labels: readonly string[]) =>
      bundle({ type: "x-misp-attribute", x_misp_type: "btc", x_misp_value: wallet, labels });
    expect(carried(['misp:type="btc"', 'misp:to_ids="True"'])).toEqual(ofMisp("btc", wallet));
    expect(carried(['misp:type="btc"'])).toEqual(ofMisp("btc", wallet, false));
    const before = { type: "x-misp-object-btc", x_misp_value: wallet, labels: ['misp:to_ids="True"'] };
    expect(bundle(before)).toEqual(ofMisp("btc", wallet));
  });
});

describe("less is said in STIX by", () => {
  it("an address with its port: a pattern speaks of the two together, MISP's correlation of the address", () => {
    const pattern = `${ip("dst", "ipv4-addr", "192.0.2.1").slice(0, -1)} AND network-traffic:dst_port = '443']`;
    expect([ofMisp("ip-dst|port", "192.0.2.1|443"), ofStix(pattern)]).toEqual([
      ["ipv4 192.0.2.1"],
      ["context ipv4 192.0.2.1"],
    ]);
  });

  it("a key with what stands in it", () => {
    const pattern = "[windows-registry-key:key = 'HKLM\\\\Software\\\\x' AND windows-registry-key:values.data = 'y']";
    expect([ofMisp("regkey|value", "HKLM\\Software\\x|y"), ofStix(pattern)]).toEqual([
      ["registry-key HKEY_LOCAL_MACHINE\\software\\x"],
      ["context registry-key HKEY_LOCAL_MACHINE\\software\\x"],
    ]);
  });

  it("a name with its port, whose pattern joins what the standard forbids to join (STIX 2.1 §9.6)", () => {
    expect(ofStix("[domain-name:value = 'host.example' AND network-traffic:dst_port = '8443']")).toBe("STIX_RULE");
  });
});
