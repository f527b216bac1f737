/** What shared strong values tell: each adds bits by how rarely two strangers hold the same one. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import type { Weights } from "../reference/weights.ts";

/** So many values stand in a reason. */
const SAID = 5;

const hashes = new Set(["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256", "sha3-512"]);

/** Shared values that are not met everywhere, `kind:value`; the facts name at most five of them. */
export function observableEvidence(rare: readonly string[], { observable, wallet }: Weights): Reason | undefined {
  if (rare.length === 0) return undefined;
  const bits = rare.reduce((sum, value) => sum + bitsOf(kindOf(value), observable, wallet.each), 0);
  return {
    feature: "observable",
    code: "OBSERVABLES_SHARED",
    facts: { count: rare.length, values: rare.slice(0, SAID).join(" "), kinds: kindsOf(rare) },
    bits,
  };
}

/** The shared strong values without those that the terms know to be met everywhere. */
export function rareOf(shared: readonly string[], { terms }: Reference): readonly string[] {
  return shared.filter((value) => terms.common(kindOf(value), value.slice(value.indexOf(":") + 1)) === undefined);
}

/** What both hold that everybody meets, by the list in force or by the terms: it weighs nothing and is told with its count. */
export function listedEvidence(a: FeatureSet, b: FeatureSet, { warning, terms }: Reference): readonly Reason[] {
  if (a.observables.length === 0 || b.observables.length === 0) return [];
  const [few, many] = a.observables.length <= b.observables.length ? [a, b] : [b, a];
  const held = new Set(many.observables.map(({ kind, value }) => `${kind}:${value}`));
  const listed: string[] = [];
  const common: string[] = [];
  const classes = new Set<string>();
  for (const { kind, value } of few.observables) {
    if (!held.has(`${kind}:${value}`)) continue;
    if (warning.has(kind, value)) listed.push(value);
    else {
      const why = terms.common(kind, value);
      if (why === undefined) continue;
      common.push(value);
      classes.add(why);
    }
  }
  const told = (values: readonly string[]): { readonly count: number; readonly values: string } => ({
    count: values.length,
    values: values.toSorted().slice(0, SAID).join(" "),
  });
  const reasons: Reason[] = [];
  if (common.length > 0) {
    const facts = { ...told(common), classes: [...classes].sort().join(" ") };
    reasons.push({ feature: "observable", code: "OBSERVABLES_COMMON", facts, bits: 0 });
  }
  if (listed.length > 0)
    reasons.push({ feature: "observable", code: "OBSERVABLES_LISTED", facts: told(listed), bits: 0 });
  return reasons;
}

function bitsOf(kind: string, bits: Weights["observable"], wallet: number): number {
  if (hashes.has(kind)) return bits.hash;
  if (kind === "wallet") return wallet;
  return kind === "ipv4" || kind === "ipv6" ? bits.address : bits.other;
}

function kindOf(value: string): string {
  return value.slice(0, value.indexOf(":"));
}

/** "sha256 4 ipv4 2": how many of each kind, the most first. */
function kindsOf(values: readonly string[]): string {
  const kinds = Map.groupBy(values, kindOf);
  return [...kinds]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([kind, same]) => `${kind} ${same.length}`)
    .join(" ");
}
