/**
 * E-mail addresses in prose, plain, with `[at]` and `[.]`, or spoken (`name at host dot com`).
 */
import { canonical } from "../canonical.ts";
import { isKnownDomain } from "../known-domain.ts";
import { AT, hostOf, LABEL, trimmedEnd, WIDE_LABEL } from "./pattern.ts";
import type { Sheet } from "./sheet.ts";

const LOCAL = "(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+'-]{1,64}(?:(?:\\.|\\s?\\[\\.\\]\\s?)[A-Za-z0-9_%+'-]{1,64}){0,8}";
const NARROW = new RegExp(`${LOCAL}${AT}${hostOf(LABEL)}`, "gu");
const WIDE = new RegExp(`${LOCAL}${AT}${hostOf(WIDE_LABEL)}`, "gu");
const SPOKEN = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} at [A-Za-z0-9-]{1,63}(?: dot [A-Za-z0-9-]{2,63}){1,4}/gi;

/** Claims every e-mail address whose domain ends in a known top-level domain. */
export function claimEmails(sheet: Sheet): void {
  if (!/@|at|アット/i.test(sheet.shadow)) return;
  for (const pattern of [sheet.ascii ? NARROW : WIDE, SPOKEN]) {
    for (const match of sheet.shadow.matchAll(pattern)) claimEmail(sheet, match.index, match.index + match[0].length);
  }
}

function claimEmail(sheet: Sheet, begin: number, to: number): void {
  const { shadow } = sheet;
  let from = begin;
  while (shadow.charAt(from) === "'") from++;
  let end = trimmedEnd(shadow, from, to);
  if (!sheet.free(from, end)) return;
  for (let tries = 0; tries < 4 && end > from; tries++) {
    const email = canonical("email", shadow.slice(from, end));
    if (email.ok && isKnownDomain(email.value.slice(email.value.lastIndexOf("@") + 1))) {
      sheet.claim({ kind: email.kind, value: email.value }, from, end);
      return;
    }
    // `name@host.example.Next sentence`, `name@host.example。`: give up the last part
    const shorter = Math.max(shadow.lastIndexOf(".", end - 1), shadow.lastIndexOf("。", end - 1));
    end = shorter > from ? trimmedEnd(shadow, from, shorter) : from;
  }
}
