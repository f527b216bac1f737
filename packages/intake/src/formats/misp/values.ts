/**
 * Which values stand in a MISP attribute, by its type (MISP core format, attribute types). Composite types hold two
 * values with `|` between them: the first named below is the indicator, the other one context.
 */
import type { ObservableKind } from "@noroshi/values";

/** One value of an attribute. */
export interface Part {
  readonly kinds: readonly ObservableKind[];
  readonly raw: string;
  /** False for the half of a composite that only describes the other. */
  readonly telling: boolean;
}

const IP: readonly ObservableKind[] = ["ipv4", "ipv6", "cidr"];

const SINGLE: Readonly<Record<string, readonly ObservableKind[]>> = {
  md5: ["md5"],
  sha1: ["sha1"],
  sha224: ["sha224"],
  sha256: ["sha256"],
  sha384: ["sha384"],
  sha512: ["sha512"],
  "sha3-224": ["sha3-224"],
  "sha3-256": ["sha3-256"],
  "sha3-384": ["sha3-384"],
  "sha3-512": ["sha3-512"],
  ssdeep: ["ssdeep"],
  tlsh: ["tlsh"],
  imphash: ["imphash"],
  authentihash: ["authentihash"],
  "ip-src": IP,
  "ip-dst": IP,
  domain: ["domain"],
  hostname: ["domain"],
  url: ["url"],
  uri: ["url"],
  link: ["url"],
  email: ["email"],
  "email-src": ["email"],
  "email-dst": ["email"],
  "email-reply-to": ["email"],
  "target-email": ["email"],
  filename: ["filename"],
  btc: ["wallet"],
  xmr: ["wallet"],
  dash: ["wallet"],
  AS: ["asn"],
  "mac-address": ["mac"],
  "x509-fingerprint-md5": ["md5"],
  "x509-fingerprint-sha1": ["sha1"],
  "x509-fingerprint-sha256": ["sha256"],
  "ja3-fingerprint-md5": ["ja3"],
  "hassh-md5": ["hassh"],
  "jarm-fingerprint": ["jarm"],
  vulnerability: ["cve"],
  mutex: ["mutex"],
  regkey: ["registry-key"],
  "user-agent": ["user-agent"],
  "phone-number": ["phone"],
};

/** Types that are about the event and not observed in it: references to articles. Items only with to_ids. */
export const REFERENCES: ReadonlySet<string> = new Set(["link"]);

/** Composites: which half is the indicator, and what the other half is. */
const COMPOSITE: Readonly<
  Record<
    string,
    {
      readonly telling: 0 | 1;
      readonly halves: readonly [readonly ObservableKind[] | null, readonly ObservableKind[] | null];
    }
  >
> = {
  "domain|ip": { telling: 0, halves: [["domain"], IP] },
  "ip-src|port": { telling: 0, halves: [IP, null] },
  "ip-dst|port": { telling: 0, halves: [IP, null] },
  "hostname|port": { telling: 0, halves: [["domain"], null] },
  "regkey|value": { telling: 0, halves: [["registry-key"], null] },
};

/** The values of an attribute; undefined for a type that intake does not read (words, files, rules). */
export function partsOf(type: string, value: string): readonly Part[] | undefined {
  const single = Object.hasOwn(SINGLE, type) ? SINGLE[type] : undefined;
  if (single) return [{ kinds: single, raw: value, telling: true }];
  const hashed = /^filename\|([a-z0-9-]+)$/.exec(type)?.[1];
  const hash = hashed !== undefined && Object.hasOwn(SINGLE, hashed) ? SINGLE[hashed] : undefined;
  // A file name may hold a bar itself; the hash never does.
  if (hash) return halves(value, value.lastIndexOf("|"), [["filename"], hash], 1);
  const composite = Object.hasOwn(COMPOSITE, type) ? COMPOSITE[type] : undefined;
  return composite && halves(value, value.indexOf("|"), composite.halves, composite.telling);
}

function halves(
  value: string,
  bar: number,
  kinds: readonly [readonly ObservableKind[] | null, readonly ObservableKind[] | null],
  telling: 0 | 1,
): readonly Part[] {
  const raw =
    bar < 0 ? [telling === 0 ? value : "", telling === 1 ? value : ""] : [value.slice(0, bar), value.slice(bar + 1)];
  const order = telling === 0 ? [0, 1] : [1, 0];
  return order.flatMap((at) => {
    const kind = kinds[at];
    return kind && (at === telling || raw[at]) ? [{ kinds: kind, raw: raw[at] ?? "", telling: at === telling }] : [];
  });
}
