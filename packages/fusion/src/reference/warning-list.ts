/**
 * Values that everybody meets (resolvers, time servers, test ranges): they never count as shared infrastructure.
 * Decides by exact value, and for ranges by containment. Trusts nothing of the entries' spelling.
 */
import { addressRange, canonical } from "@noroshi/values";
import type { FusionFault } from "../errors.ts";

export interface WarningList {
  /** `kind` and `value` canonical. */
  has(kind: string, value: string): boolean;
}

export interface WarningEntry {
  readonly type: "ipv4" | "ipv6" | "cidr" | "domain" | "sha256" | "sha1" | "md5" | "url";
  readonly value: string;
}

export const nothingListed: WarningList = { has: () => false };

/**
 * Builds the look-up. An entry that is no such value is left out and told with code WARNING_LIST_ENTRY: a misspelt
 * entry must not silence the others.
 */
export function warningList(entries: readonly WarningEntry[]): {
  readonly list: WarningList;
  readonly faults: readonly FusionFault[];
} {
  const exact = new Set<string>();
  const ranges: { readonly low: string; readonly high: string; readonly family: 4 | 6 }[] = [];
  const faults: FusionFault[] = [];
  entries.forEach((entry, at) => {
    // untrusted: lists are compiled by third parties
    const read = canonical(entry.type, entry.value);
    if (!read.ok) faults.push(unread(at));
    else if (read.kind === "cidr") ranges.push(addressRange("cidr", read.value));
    else exact.add(`${read.kind}:${read.value}`);
  });
  return { list: { has: (kind, value) => exact.has(`${kind}:${value}`) || inRanges(kind, value, ranges) }, faults };
}

function inRanges(
  kind: string,
  value: string,
  ranges: readonly { readonly low: string; readonly high: string; readonly family: 4 | 6 }[],
): boolean {
  if (ranges.length === 0 || (kind !== "ipv4" && kind !== "ipv6" && kind !== "cidr")) return false;
  const own = addressRange(kind, value);
  return ranges.some((range) => range.family === own.family && range.low <= own.low && own.high <= range.high);
}

function unread(at: number): FusionFault {
  return {
    code: "WARNING_LIST_ENTRY",
    place: String(at),
    say: {
      en: "This entry of the warning list is no valid value of its type.",
      ja: "警告リストのこの項目は、その種別の値として読めません。",
    },
  };
}
