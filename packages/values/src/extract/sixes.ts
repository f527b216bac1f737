/**
 * IPv6 addresses and ranges in prose. Times, `std::string` and hexadecimal words are not taken:
 * an address needs a digit, no letter glued to it, and must read as one.
 */
import { canonical } from "../canonical.ts";
import type { Sheet } from "./sheet.ts";

/** Where an address may begin: not inside a word, a number or another address, but after the colon of a label (`通信先：`, `IP:`). */
const BEGIN = "(?:(?<![A-Za-z0-9:._-]|\\[:\\])|(?<=[^A-Za-z0-9:._[-]:)|(?<=[G-Zg-z]:)(?=[0-9A-Fa-f]))";
const RUN = new RegExp(
  `${BEGIN}(?:[0-9A-Fa-f]{1,4}|::|\\[:\\])(?:[0-9A-Fa-f:.]|\\[:\\]){1,60}(?:/\\d{1,3}(?!\\d))?`,
  "g",
);

/** Claims every IPv6 address and range. */
export function claimSixes(sheet: Sheet): void {
  const { shadow } = sheet;
  if (!shadow.includes(":")) return;
  for (const match of shadow.matchAll(RUN)) {
    const run = /^(.*?)(\/\d+)?$/.exec(match[0]);
    let address = run?.[1] ?? "";
    const suffix = run?.[2] ?? "";
    if (suffix === "") address = address.replace(/(?:\.|(?<!:):)+$/, "");
    if (!address.includes(":") || !/\d/.test(address)) continue;
    const from = match.index;
    const end = from + address.length + suffix.length;
    if (/[A-Za-z0-9]/.test(shadow.charAt(end)) || !sheet.free(from, end)) continue;
    const value = canonical(suffix === "" ? "ipv6" : "cidr", address + suffix);
    if (value.ok && value.value.includes(":")) sheet.claim({ kind: value.kind, value: value.value }, from, end);
  }
}
