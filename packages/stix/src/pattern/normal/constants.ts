/**
 * Brings the constants and paths of comparisons to one spelling: canonical observables, one name for each hash
 * algorithm, whole floats as integers, instants without idle zeros, octets as hex.
 */
import { canonical } from "@noroshi/values";
import { atomOf } from "../atoms.ts";
import { algorithmOf, plainAlgorithm } from "../digest.ts";
import { instantOf } from "../instant.ts";
import { type Comparison, type Constant, NOWHERE, type ObjectPath } from "../tree.ts";

/** Names of hash-algorithm-ov (STIX 2.1 §10) and of its predecessor by their plain spelling. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map(
  [
    "MD5",
    "SHA-1",
    "SHA-224",
    "SHA-256",
    "SHA-384",
    "SHA-512",
    "SHA3-224",
    "SHA3-256",
    "SHA3-384",
    "SHA3-512",
    "SSDEEP",
    "TLSH",
  ].map((name) => [plainAlgorithm(name), name]),
);

/** Kinds whose exact spelling says something, so that it stays. */
const KEPT: ReadonlySet<string> = new Set(["filename", "account", "mutex", "user-agent"]);

/** A path with its hash algorithm spelt as the standard has it. */
export function canonicalPath(path: ObjectPath): ObjectPath {
  const written = algorithmOf(path);
  const name = written === undefined ? undefined : ALGORITHMS.get(plainAlgorithm(written));
  if (name === undefined) return { ...path, at: NOWHERE };
  return { ...path, steps: [...path.steps.slice(0, -1), { kind: "key", name }], at: NOWHERE };
}

/** The one constant among those that mean the same here. */
export function canonicalConstant(path: ObjectPath, operator: Comparison["operator"], constant: Constant): Constant {
  const at = NOWHERE;
  switch (constant.kind) {
    case "float":
      return Number.isSafeInteger(constant.value)
        ? { kind: "integer", value: constant.value + 0, at }
        : { ...constant, at };
    case "timestamp":
      return { kind: "timestamp", value: canonicalInstant(constant.value), at };
    case "binary":
      return { kind: "hex", value: Buffer.from(constant.value, "base64").toString("hex"), at };
    case "string":
      return { kind: "string", value: canonicalString(path, operator, constant), at };
    default:
      return { ...constant, at };
  }
}

/** A timestamp without idle zeros in its fraction. */
export function canonicalInstant(timestamp: string): string {
  const instant = instantOf(timestamp);
  return instant === undefined ? timestamp : `${instant.key}Z`;
}

function canonicalString(
  path: ObjectPath,
  operator: Comparison["operator"],
  constant: Constant & { kind: "string" },
): string {
  if (operator === "LIKE" || operator === "MATCHES") return constant.value.normalize("NFC");
  if (operator === "ISSUBSET" || operator === "ISSUPERSET") {
    const block = canonical("cidr", constant.value);
    return block.ok ? block.value : constant.value;
  }
  if (operator !== "=" && operator !== "!=" && operator !== "IN") return constant.value;
  const atom = atomOf(path, constant);
  return atom === undefined || KEPT.has(atom.kind) ? constant.value : atom.value;
}
