/**
 * One value of a report, from what stood in the file to a canonical item. A value that cannot be read is refused with
 * an example of how to write it; it never goes in half read, and it never takes its neighbours with it.
 */
import {
  canonical,
  faultText,
  type Observable,
  type ObservableKind,
  recognise,
  type ValueFaultCode,
} from "@noroshi/values";
import type { IntakeFault, Item, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";

export type ReadValue =
  | { readonly ok: true; readonly kind: ObservableKind; readonly value: string }
  | { readonly ok: false; readonly fault: IntakeFault };

/** How a value of the kind is written, for the sentence that says so. Addresses of RFC 5737/3849, names of RFC 2606. */
const EXAMPLES: Partial<Record<ObservableKind, string>> = {
  ipv4: "203.0.113.5",
  ipv6: "2001:db8::5",
  cidr: "203.0.113.0/24",
  domain: "host.example",
  url: "https://host.example/path",
  email: "name@host.example",
  md5: "32 × 0-9a-f",
  sha1: "40 × 0-9a-f",
  sha224: "56 × 0-9a-f",
  sha256: "64 × 0-9a-f",
  sha384: "96 × 0-9a-f",
  sha512: "128 × 0-9a-f",
  asn: "AS64496",
  mac: "00:00:5e:00:53:01",
  cve: "CVE-2024-0001",
};

/** Reads `raw` as the first of `kinds` that it is a valid value of. */
export function readValue(kinds: readonly ObservableKind[], raw: string, place: string): ReadValue {
  let why: ValueFaultCode | undefined;
  for (const kind of kinds) {
    // untrusted: canonical() never throws, whatever the sender wrote.
    const read = canonical(kind, raw);
    if (read.ok) return { ok: true, kind: read.kind, value: read.value };
    why ??= read.code;
    const host = read.code === "url-without-scheme" ? bareHost(raw) : undefined;
    if (host) return { ok: true, ...host };
  }
  const kind = kinds[0] ?? "value";
  const example = kinds.flatMap((one) => EXAMPLES[one] ?? []).join(" / ");
  return {
    ok: false,
    fault: fault(
      "BAD_VALUE",
      place,
      `"${quote(raw)}" is not a valid ${kind}.${why ? ` ${faultText(why, "en")}` : ""}${example ? ` Write it like ${example}.` : ""}`,
      `「${quote(raw)}」は ${kind} として読めません。${why ? faultText(why, "ja") : ""}${example ? `例：${example}` : ""}`,
    ),
  };
}

/** A host that a sender calls a URL: meant is the host, and the receipt says how it was read. */
function bareHost(raw: string): Observable | undefined {
  const found = recognise(raw);
  return found && HOSTS.has(found.kind) ? { kind: found.kind, value: found.value } : undefined;
}

const HOSTS: ReadonlySet<ObservableKind> = new Set(["domain", "ipv4", "ipv6"]);

/** An item with everything that most formats do not say left unsaid. */
export function item(
  given: Pick<Item, "ref" | "kind" | "value" | "raw" | "place"> & { readonly tlp: Tlp } & Partial<Item>,
): Item {
  return {
    indicator: true,
    handling: "normal",
    originator: null,
    validFrom: null,
    validUntil: null,
    observedAt: null,
    ...given,
  };
}
