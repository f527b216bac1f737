/**
 * Every observable in a text, with its place: in reports, mails, chat messages, pages of PDFs, in Japanese and English.
 * Trusts nothing: the text is hostile, of any length, and is looked at a bounded number of times at each place.
 * Strong shapes claim their place first; what a URL or an e-mail address contains is not found again inside it.
 */
import { claimDigests } from "./digests.ts";
import { claimEmails } from "./emails.ts";
import { claimHosts } from "./hosts.ts";
import { claimNumbers } from "./numbers.ts";
import { type Found, Sheet } from "./sheet.ts";
import { claimSixes } from "./sixes.ts";
import { claimUrls } from "./urls.ts";

/** Observables in prose, in the order of the text, never overlapping; `raw` is exactly `text.slice(start, end)`. */
export function extract(text: string): readonly Found[] {
  // untrusted: anybody's text
  const sheet = new Sheet(text);
  claimUrls(sheet);
  claimEmails(sheet);
  claimDigests(sheet);
  claimNumbers(sheet);
  claimSixes(sheet);
  claimHosts(sheet);
  return sheet.found();
}
