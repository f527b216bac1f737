/**
 * What one value of undeclared kind is.
 */
import { canonical } from "./canonical.ts";
import { KIND_BY_DIGITS } from "./hash.ts";
import type { Observable, ObservableKind } from "./observable.ts";

/** The observable that a single pasted value means, or undefined. */
export function recognise(raw: string): Observable | undefined {
  const hash = KIND_BY_DIGITS.get(raw.trim().length);
  const kinds: ObservableKind[] = hash === undefined ? [] : [hash];
  kinds.push("ipv4", "cidr", "ipv6", "email", "cve", "url", "domain");
  for (const kind of kinds) {
    const value = canonical(kind, raw);
    if (value.ok) return { kind: value.kind, value: value.value };
  }
  return undefined;
}
