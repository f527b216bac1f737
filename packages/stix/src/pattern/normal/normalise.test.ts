import { describe, expect, it } from "vitest";
import { equivalent, normalise, parsePattern, print } from "../index.ts";
import type { Pattern } from "../tree.ts";

function read(text: string): Pattern {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(parsed.faults[0]?.say);
  return parsed.pattern;
}

const [MD5, SHA] = [
  "cead3f77f6cda6ec00f57d76c9a6879f",
  "aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f",
];

describe("equivalent, because the values are:", () => {
  it.each([
    [`[file:hashes.MD5 = '${MD5}']`, `[file:hashes.'md5' = '${MD5.toUpperCase()}']`],
    [`[file:hashes.'SHA-256' = '${SHA}']`, `[file:hashes.SHA256 = '${SHA.toUpperCase()}']`],
    ["[domain-name:value = 'EXAMPLE.com']", "[domain-name:value = 'example.com']"],
    ["[domain-name:value = 'b\u00fccher.example']", "[domain-name:value = 'xn--bcher-kva.example']"],
    ["[ipv4-addr:value = '198.51.100.1/32']", "[ipv4-addr:value = '198.51.100.1']"],
    ["[ipv6-addr:value = '2001:0DB8::0001/128']", "[ipv6-addr:value = '2001:db8::1']"],
    ["[network-traffic:dst_ref.value = '2001:0DB8::0001']", "[network-traffic:dst_ref.value = '2001:db8::1']"],
    ["[url:value = 'HTTP://Example.com/A']", "[url:value = 'http://example.com/A']"],
    ["[a:b = 7.0]", "[a:b = 7]"],
    ["[a:b = b'/9g=']", "[a:b = h'FFD8']"],
    ["[a:b = t'2026-12-07T00:00:00.500Z']", "[a:b = t'2026-12-07T00:00:00.5Z']"],
    ["[a:b LIKE 'o\u0300%']", "[a:b LIKE '\u00f2%']"],
  ])("%s and %s", (a, b) => {
    expect(print(normalise(read(a)))).toBe(print(normalise(read(b))));
  });
});

describe("equivalent, because the laws say so:", () => {
  it.each([
    ["[a:b = 1 AND a:c = 2]", "[a:c = 2 AND a:b = 1 AND a:b = 1]"],
    ["[a:b = 1 AND (a:c = 2 OR a:d = 3)]", "[a:b = 1 AND a:d = 3 OR a:c = 2 AND a:b = 1]"],
    ["[a:b = 1 OR a:b = 1 AND a:c = 2]", "[a:b = 1]"],
    ["[a:b IN (2, 1)]", "[a:b = 1 OR a:b = 2]"],
    ["[a:b NOT IN (1, 2)]", "[a:b != 1 AND a:b NOT = 2]"],
    ["[a:b NOT != 1]", "[a:b = 1]"],
    ["[(a:x = 1 OR b:y = 2) AND b:z = 3]", "[b:z = 3 AND b:y = 2]"],
    ["[a:b = 1] OR [a:b = 2]", "[a:b IN (1, 2)]"],
    ["[a:b = 1] AND ([a:b = 2] AND [a:b = 3])", "[a:b = 3] AND [a:b = 2] AND [a:b = 1]"],
    ["([a:b = 1] OR [a:c = 2]) AND [a:d = 3]", "[a:d = 3] AND [a:b = 1] OR [a:c = 2] AND [a:d = 3]"],
    ["([a:b = 1] FOLLOWEDBY [a:b = 2]) FOLLOWEDBY [a:b = 3]", "[a:b = 1] FOLLOWEDBY ([a:b = 2] FOLLOWEDBY [a:b = 3])"],
    ["[a:b = 1] WITHIN 5 SECONDS REPEATS 1 TIMES", "[a:b = 1]"],
    [
      "([a:b = 1] AND [a:b = 2]) START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
      "[a:b = 2] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00.0Z' AND [a:b = 1] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
    ],
    ["(([a:b = 1] AND [a:b = 2]) WITHIN 5 SECONDS) WITHIN 3.0 SECONDS", "([a:b = 1] AND [a:b = 2]) WITHIN 3 SECONDS"],
    ["(([a:b = 1] AND [a:b = 2]) WITHIN 3 SECONDS) WITHIN 5 SECONDS", "([a:b = 1] AND [a:b = 2]) WITHIN 3 SECONDS"],
  ])("%s and %s", (a, b) => {
    expect(equivalent(read(a), read(b))).toBe(true);
  });
});

describe("not equivalent:", () => {
  it.each([
    ["[a:b = 1] FOLLOWEDBY [a:b = 2]", "[a:b = 2] FOLLOWEDBY [a:b = 1]"],
    ["[a:b = 1]", "[a:b = 1] AND [a:b = 1]"],
    ["[a:b = 1 AND a:c = 2]", "[a:b = 1] AND [a:c = 2]"],
    ["[a:b[*] NOT IN (1, 2)]", "[a:b[*] != 1 AND a:b[*] != 2]"],
    ["[a:b NOT < 1]", "[a:b >= 1]"],
    ["[a:b = '1']", "[a:b = 1]"],
    ["[file:name = 'A.exe']", "[file:name = 'a.exe']"],
    [
      "([a:b = 1] AND [a:b = 2]) REPEATS 2 TIMES WITHIN 5 SECONDS",
      "([a:b = 1] AND [a:b = 2]) WITHIN 5 SECONDS REPEATS 2 TIMES",
    ],
  ])("%s and %s", (a, b) => {
    expect(equivalent(read(a), read(b))).toBe(false);
  });
});

it("what has too many alternatives keeps its nesting, and is still its own normal form", () => {
  const either = (key: string) => `([a:${key} = 1] OR [a:${key} = 2] AND [a:x = 3])`;
  const many = read(Array.from({ length: 12 }, (_, index) => either(`k${index}`)).join(" AND "));
  const inside = read(
    `[${Array.from({ length: 12 }, (_, index) => `(a:k${index} = 1 OR a:k${index} = 2)`).join(" AND ")}]`,
  );
  for (const pattern of [many, inside]) expect(print(normalise(normalise(pattern)))).toBe(print(normalise(pattern)));
});
