import { expect, it } from "vitest";
import { withoutGuards } from "./guards.ts";
import { parsePattern } from "./parse.ts";
import { printTest } from "./print.ts";

const bare = (text: string): string => {
  const read = parsePattern(`[${text}]`);
  if (!read.ok || read.pattern.kind !== "observe") throw new Error(text);
  return printTest(withoutGuards(read.pattern.test));
};
const DST = "network-traffic:dst_ref";
const SRC = "network-traffic:src_ref";

it.each([
  [`${DST}.type = 'ipv4-addr' AND ${DST}.value = '192.0.2.1'`, `${DST}.value = '192.0.2.1'`],
  [
    `${DST}.value = '192.0.2.1' AND ${DST}.type = 'ipv4-addr' AND network-traffic:dst_port = 443`,
    `${DST}.value = '192.0.2.1' AND network-traffic:dst_port = 443`,
  ],
  [
    `(${SRC}.type = 'ipv4-addr' AND ${SRC}.value = '192.0.2.1') OR (${DST}.type = 'ipv6-addr' AND ${DST}.value = '2001:db8::1')`,
    `${SRC}.value = '192.0.2.1' OR ${DST}.value = '2001:db8::1'`,
  ],
])("%s asks %s", (text, asks) => {
  expect(bare(text)).toBe(asks);
});

it.each([
  `${SRC}.type = 'ipv4-addr' AND ${DST}.value = '192.0.2.1'`,
  `${DST}.type != 'ipv4-addr' AND ${DST}.value = '192.0.2.1'`,
  `${DST}.type = 'ipv4-addr' OR ${DST}.value = '192.0.2.1'`,
  `${DST}.type = 'ipv4-addr' AND ${DST}.value != '192.0.2.1'`,
  "user-account:account_type = 'unix' AND user-account:account_login = 'root'",
])("%s asks all of it", (text) => {
  expect(bare(text)).toBe(text);
});
