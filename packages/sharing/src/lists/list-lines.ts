/**
 * Lists for machines that block: one kind of value a list, as plain lines, as CSV, or as a response policy zone for resolvers. A list
 * holds only what may be blocked on by its PAP (`mayBlock`); the caller says what is in force. Text in, text out, a chunk at a time, so
 * that the length of a list costs no memory.
 */
import { type Pap, papAllows } from "@noroshi/handling";
import type { ObservableKind } from "@noroshi/values";
import { sharedValue } from "../document/shared-value.ts";

export const LIST_FORMS = ["txt", "csv", "rpz"] as const;
export type ListForm = (typeof LIST_FORMS)[number];

/** What of an object decides whether it stands on a list. */
export interface Listing {
  /** Does its marking let one act so that it may be noticed? */
  readonly mayBlock: boolean;
  /** ISO 8601 UTC; null = no end. */
  readonly ends: string | null;
  readonly revoked: boolean;
}

/** @param body an object that `indicatorOf` or `revocationOf` made */
export function listingOf(kind: string, value: string, body: string): Listing {
  const v = sharedValue(kind, value, body);
  const said = v.terms.find((t) => t.startsWith("pap:"))?.slice("pap:".length) as Pap | undefined;
  // RED is for the eyes of its recipients: what blocks tells of it.
  const mayBlock = v.tlp !== "red" && papAllows(said ?? null, "active");
  return { mayBlock, ends: v.validUntil, revoked: (JSON.parse(body) as { revoked?: boolean }).revoked === true };
}

/** Kinds that a form has words for. */
export function isListed(form: ListForm, kind: string): kind is ObservableKind {
  return form !== "rpz" || ["domain", "ipv4", "ipv6", "cidr"].includes(kind);
}

/** What stands before the first value. @param at when the list was made, ISO 8601 UTC; its minute is the zone's serial */
export function headOfList(form: ListForm, at: string): string {
  if (form === "txt") return "";
  if (form === "csv") return "value\r\n";
  const serial = Math.floor(Date.parse(at) / 60_000);
  return `$TTL 300\n@ SOA localhost. hostmaster.localhost. ${serial} 300 60 86400 300\n@ NS localhost.\n`;
}

/** @param values canonical values of one kind, parted by line feeds, without one at the end */
export function linesOf(form: ListForm, kind: string, values: string): string {
  if (values === "") return "";
  if (form === "txt") return `${values}\n`;
  if (form === "csv") return values.split("\n").map(csvLine).join("");
  return values
    .split("\n")
    .map((value) => zoneLines(kind, value))
    .join("");
}

/** A cell that could act in a spreadsheet is text there (OWASP, CSV injection). */
function csvLine(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"\r\n` : `${safe}\r\n`;
}

/** No such name, for it and everything below; addresses by the triggers of answers (draft-vixie-dnsop-dns-rpz §4). */
function zoneLines(kind: string, value: string): string {
  if (kind === "domain") {
    // What is no name of a zone file stays out of one: a quote or a blank in it would be another line.
    return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(value) && value.length < 240
      ? `${value} CNAME .\n*.${value} CNAME .\n`
      : "";
  }
  const [address = "", bits] = value.split("/");
  const six = address.includes(":");
  const parts = six ? sixParts(address) : address.split(".");
  return `${bits ?? (six ? "128" : "32")}.${parts.reverse().join(".")}.rpz-ip CNAME .\n`;
}

const sixParts = (address: string): string[] =>
  address
    .replace(/^::/, "zz:")
    .replace(/::$/, ":zz")
    .replace("::", ":zz:")
    .split(":")
    .filter((part) => part !== "");
