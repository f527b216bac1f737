/**
 * The values in an IODEF element: addresses, domains, hashes, files, registry keys and bulk observables (RFC 7970
 * §3.18, §3.19, §3.22–3.29). References and contacts hold none.
 */
import type { ObservableKind } from "@noroshi/values";
import { all, type IodefNode, textOf } from "./node.ts";

export interface IodefValue {
  readonly kinds: readonly ObservableKind[];
  readonly raw: string;
  readonly place: string;
  /** From the outermost element to the value's own: restrictions add up along it. */
  readonly path: readonly IodefNode[];
}

const IP: readonly ObservableKind[] = ["ipv4", "ipv6", "cidr"];
const HASH: readonly ObservableKind[] = ["sha256", "sha1", "md5", "sha512", "sha384", "sha224"];

/** Categories of addresses and types of bulk observables. */
const CATEGORIES: Readonly<Record<string, readonly ObservableKind[]>> = {
  asn: ["asn"],
  "e-mail": ["email"],
  email: ["email"],
  "email-addr": ["email"],
  "ipv4-addr": IP,
  "ipv4-net": IP,
  "ipv4-net-masked": IP,
  "ipv6-addr": IP,
  "ipv6-net": IP,
  "ipv6-net-masked": IP,
  mac: ["mac"],
  "mac-addr": ["mac"],
  "site-uri": ["url"],
  url: ["url"],
  "domain-name": ["domain"],
  fqdn: ["domain"],
  "file-hash": HASH,
  "file-name": ["filename"],
  "windows-reg-key": ["registry-key"],
  "http-user-agent-str": ["user-agent"],
};

const TEXTS: Readonly<Record<string, readonly ObservableKind[]>> = {
  FileName: ["filename"],
  EmailFrom: ["email"],
  KeyName: ["registry-key"],
};

/** Elements whose content is about people and papers, not about what was seen. */
const CLOSED: ReadonlySet<string> = new Set(["Contact", "Reference", "AdditionalData", "History", "RelatedActivity"]);

/** Every value in the element, in document order; `enter` may keep some of its children closed. */
export function valuesIn(
  node: IodefNode,
  enter: (node: IodefNode) => boolean,
  path: readonly IodefNode[] = [],
): readonly IodefValue[] {
  if (CLOSED.has(node.name) || !enter(node)) return [];
  const here = [...path, node];
  const value = (kinds: readonly ObservableKind[] | undefined, raw: string | undefined): readonly IodefValue[] =>
    kinds && raw ? [{ kinds, raw, place: node.place, path: here }] : [];
  const text = node.text.trim();
  if (node.name === "Address") return value(known(node.attributes["category"]), text || node.attributes["value"]);
  if (node.name === "DomainData") return value(["domain"], textOf(node, "Name"));
  if (node.name === "Hash") return value(HASH, hex(textOf(node, "DigestValue") ?? ""));
  if (node.name === "BulkObservable") {
    const lists = all(node, "BulkObservableList").flatMap((list) => list.text.split(/[\r\n]+/));
    const kinds = known(node.attributes["type"]);
    return lists.map((raw) => raw.trim()).flatMap((raw) => value(kinds, raw));
  }
  const own = Object.hasOwn(TEXTS, node.name) ? value(TEXTS[node.name], text) : [];
  return [...own, ...node.children.flatMap((child) => valuesIn(child, enter, here))];
}

function known(category: string | undefined): readonly ObservableKind[] | undefined {
  return category !== undefined && Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
}

/** XML signatures write digests in base64, many senders in hexadecimal. */
function hex(digest: string): string {
  const text = digest.replace(/\s/g, "");
  if (/^[0-9a-f]+$/i.test(text) && [32, 40, 56, 64, 96, 128].includes(text.length)) return text;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, "base64").toString("hex") : text;
}
