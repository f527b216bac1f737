/**
 * Indicators of STIX objects: those whose pattern says "one of these values", or "an end with this address and this port". A pattern
 * that needs other values together, a time or an order is not flattened into what it does not say; it is counted as not simple. Revoked indicators are left out.
 */
import type { Indicator } from "@noroshi/sensing";
import {
  type Anchor,
  anchors,
  type Comparison,
  type Expression,
  parsePattern,
  printPath,
  type Test,
  withoutGuards,
} from "@noroshi/stix/pattern";
import { canonical } from "@noroshi/values";
import type { UnreadIndicatorCode } from "../errors.ts";
import { microsecondsOf } from "./list.ts";

/** Why an object gave no indicator; most objects of a bundle are none. */
type Unread = "NO_INDICATOR" | UnreadIndicatorCode;

/** @param line place of the object, from 1 */
export function indicatorsOf(object: unknown, line: number): readonly Indicator[] | Unread {
  if (typeof object !== "object" || object === null) return "NO_INDICATOR";
  // untrusted: any JSON object
  const { type, id, pattern, pattern_type, valid_from, valid_until, revoked } = object as Record<string, unknown>;
  if (type !== "indicator" || typeof pattern !== "string") return "NO_INDICATOR";
  if (revoked === true) return "REVOKED";
  if (pattern_type !== undefined && pattern_type !== "stix") return "PATTERN_OTHER";
  const read = parsePattern(pattern);
  if (!read.ok) return "PATTERN_BROKEN";
  const found = alternatives(read.pattern);
  if (found === undefined || found.length === 0) return "PATTERN_NOT_SIMPLE";
  return found.map((value) => ({
    ...value,
    line,
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof valid_from === "string" ? { from: microsecondsOf(valid_from) } : {}),
    ...(typeof valid_until === "string" ? { until: microsecondsOf(valid_until) } : {}),
  }));
}

interface Value {
  readonly kind: Anchor["kind"];
  readonly value: string;
  readonly port?: number;
}

/** The values of which any single one, an address together with its port, makes the pattern match; undefined for other patterns. */
function alternatives(node: Expression): readonly Value[] | undefined {
  if (node.kind === "observe") return ofTest(withoutGuards(node.test));
  return node.kind === "or" ? together(node.terms.map(alternatives)) : undefined;
}

function ofTest(test: Test): readonly Value[] | undefined {
  if (test.kind === "any") return together(test.terms.map(ofTest));
  if (test.kind === "all") return endOf(test.terms);
  if (test.kind !== "compare" || test.negated || !ONE_OF.has(test.operator)) return undefined;
  const values = anchors({ kind: "observe", test, at: test.at });
  return values.length === 0 ? blocksOf(test) : values.map(({ kind, value }) => ({ kind, value }));
}

/** Ranges where an address stands: feeds write `ipv4-addr:value = '192.0.2.0/24'` and mean every address in it. */
function blocksOf({ path, constants }: Comparison): readonly Value[] | undefined {
  if (!/^(?:ipv[46]-addr:value|network-traffic:(?:src|dst)_ref\.value)$/.test(printPath(path))) return undefined;
  const blocks = constants.map((c) => canonical("cidr", c.kind === "string" ? c.value : ""));
  return blocks.every((b) => b.ok) ? blocks.map((b) => ({ kind: "cidr", value: b.value })) : undefined;
}

const ONE_OF: ReadonlySet<string> = new Set(["=", "IN", "ISSUBSET"]);

function together(terms: readonly (readonly Value[] | undefined)[]): readonly Value[] | undefined {
  const all: Value[] = [];
  for (const term of terms) {
    if (term === undefined) return undefined;
    all.push(...term);
  }
  return all;
}

/** One end of a connection: an address and a port of the same side, and nothing else. */
function endOf(terms: readonly Test[]): readonly Value[] | undefined {
  for (const side of ["src", "dst"]) {
    const [address, port] = [`network-traffic:${side}_ref.value`, `network-traffic:${side}_port`].map((path) =>
      terms.find((t) => t.kind === "compare" && !t.negated && t.operator !== "ISSUBSET" && printPath(t.path) === path),
    );
    if (terms.length !== 2 || address?.kind !== "compare" || port?.kind !== "compare") continue;
    if (!ONE_OF.has(port.operator)) continue;
    const hosts = ofTest(address)?.filter((v) => v.kind === "ipv4" || v.kind === "ipv6");
    const ports = port.constants.map((c) =>
      c.kind === "integer" || c.kind === "string" ? Number(c.value) : Number.NaN,
    );
    if (!hosts || !ports.every((p) => Number.isInteger(p) && p > 0 && p < 65_536)) continue;
    return hosts.flatMap((host) => ports.map((p) => ({ ...host, port: p })));
  }
  return undefined;
}
