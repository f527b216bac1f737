/**
 * What stands above a domain: its parents down to the registrable one.
 * A public suffix (also a private one such as github.io) belongs to no one attacker and is never returned.
 */
import { getPublicSuffix } from "tldts";

/** Parents of a canonical domain, nearest first: `a.b.evil.co.jp` → `b.evil.co.jp`, `evil.co.jp`. */
export function parents(domain: string): readonly string[] {
  const suffix = getPublicSuffix(domain, {
    allowPrivateDomains: true,
    extractHostname: false,
    validateHostname: false,
  });
  if (suffix === null || suffix === domain) return [];
  const above: string[] = [];
  for (let dot = domain.indexOf("."); dot >= 0; dot = domain.indexOf(".", dot + 1)) {
    const parent = domain.slice(dot + 1);
    if (parent.length <= suffix.length) break;
    above.push(parent);
  }
  return above;
}

/** The registrable domain of a domain (`evil.co.jp`), or undefined for a public suffix itself. */
export function registrable(domain: string): string | undefined {
  return parents(domain).at(-1) ?? (isPublicSuffix(domain) ? undefined : domain);
}

/** Whether a domain is a public suffix (PSL, private section included). */
export function isPublicSuffix(domain: string): boolean {
  return (
    getPublicSuffix(domain, { allowPrivateDomains: true, extractHostname: false, validateHostname: false }) === domain
  );
}
