/** What shared strong values tell: each adds bits by how rarely two strangers hold the same one. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import type { WarningList } from "../reference/warning-list.ts";
import type { Weights } from "../reference/weights.ts";

/** So many values stand in a reason. */
const SAID = 5;

const hashes = new Set(["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256", "sha3-512"]);

/** `shared` as `kind:value`; the facts name at most five of them. */
export function observableEvidence(shared: readonly string[], { observable }: Weights): Reason | undefined {
  if (shared.length === 0) return undefined;
  const bits = shared.reduce((sum, value) => sum + bitsOf(value.slice(0, value.indexOf(":")), observable), 0);
  return {
    feature: "observable",
    code: "OBSERVABLES_SHARED",
    facts: { count: shared.length, values: shared.slice(0, SAID).join(" "), kinds: kindsOf(shared) },
    bits,
  };
}

/** What both hold that everybody meets: it weighs nothing and is told all the same, with its count. */
export function listedEvidence(a: FeatureSet, b: FeatureSet, warning: WarningList): Reason | undefined {
  if (a.observables.length === 0 || b.observables.length === 0) return undefined;
  const held = new Set(b.observables.map(({ kind, value }) => `${kind}:${value}`));
  const listed = a.observables
    .filter(({ kind, value }) => held.has(`${kind}:${value}`) && warning.has(kind, value))
    .map(({ value }) => value)
    .sort();
  if (listed.length === 0) return undefined;
  return {
    feature: "observable",
    code: "OBSERVABLES_LISTED",
    facts: { count: listed.length, values: listed.slice(0, SAID).join(" ") },
    bits: 0,
  };
}

function bitsOf(kind: string, bits: Weights["observable"]): number {
  if (hashes.has(kind)) return bits.hash;
  return kind === "ipv4" || kind === "ipv6" ? bits.address : bits.other;
}

/** "sha256 4 ipv4 2": how many of each kind, the most first. */
function kindsOf(values: readonly string[]): string {
  const kinds = Map.groupBy(values, (value) => value.slice(0, value.indexOf(":")));
  return [...kinds]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([kind, same]) => `${kind} ${same.length}`)
    .join(" ");
}
