import { expect, it } from "vitest";
import { anchors, parsePattern } from "./index.ts";

const MD5 = "cead3f77f6cda6ec00f57d76c9a6879f";

it.each([
  ["[domain-name:value = 'Evil.Example']", ["equals domain evil.example"]],
  [
    `[file:hashes.MD5 = '${MD5.toUpperCase()}' OR domain-name:value IN ('a.example', 'b.example')]`,
    [`equals md5 ${MD5}`, "equals domain a.example", "equals domain b.example"],
  ],
  [`[file:hashes.MD5 = '${MD5}' AND file:name = 'a.exe']`, [`equals md5 ${MD5}`]],
  ["[file:name = 'a.exe' AND file:size = 4]", ["equals filename a.exe"]],
  ["[ipv4-addr:value = '198.51.100.1/32'] FOLLOWEDBY [file:name MATCHES 'x']", ["equals ipv4 198.51.100.1"]],
  ["[network-traffic:dst_ref.value = '2001:0DB8::1' AND network-traffic:dst_port = 80]", ["equals ipv6 2001:db8::1"]],
  ["[network-traffic:dst_ref.value = 'c2.example']", ["equals domain c2.example"]],
  ["[email-message:from_ref.value = 'A@Evil.Example']", ["equals email"]],
  ["[autonomous-system:number = 64496]", ["equals asn"]],
  ["[ipv4-addr:value ISSUBSET '198.51.100.0/24']", ["within cidr 198.51.100.0/24"]],
  [
    "([url:value = 'http://a.example/'] OR [url:value = 'http://b.example/']) REPEATS 2 TIMES WITHIN 9 SECONDS",
    ["equals url http://a.example/", "equals url http://b.example/"],
  ],
  ["[domain-name:value NOT != 'a.example']", ["equals domain a.example"]],
])("%s is anchored on %j", (text, expected) => {
  const parsed = parsePattern(text);
  const found = parsed.ok
    ? anchors(parsed.pattern).map(({ relation, kind, value }) => `${relation} ${kind} ${value}`)
    : [];
  expect(found).toHaveLength(expected.length);
  for (const [index, start] of expected.entries()) expect(found[index]).toContain(start);
});

it.each([
  "[domain-name:value != 'a.example']",
  "[domain-name:value = 'a.example' OR file:size > 4]",
  "[domain-name:value LIKE '%.example']",
  "[domain-name:value NOT IN ('a.example')]",
  "[domain-name:value IN ('a.example', 'no domain')]",
  "[EXISTS domain-name:value]",
  "[domain-name:value = 'a.example'] OR [process:pid = 4]",
  "[ipv4-addr:value NOT ISSUBSET '198.51.100.0/24']",
])("%s has no anchor", (text) => {
  const parsed = parsePattern(text);
  expect(parsed.ok ? anchors(parsed.pattern) : parsed.faults).toEqual([]);
});
