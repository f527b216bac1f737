/**
 * Finds the values that a pattern is anchored on: a set of which at least one has to be seen for the pattern to match.
 * Match tables look for these first and evaluate the whole pattern only then. Errs to the side of no anchor.
 */
import type { ObservableKind } from "@noroshi/values";
import { canonical } from "@noroshi/values";
import { atomOf, kindsOf } from "./atoms.ts";
import type { Comparison, Expression, Pattern, Test } from "./tree.ts";

/** A canonical value to look for; `within`: any address inside of the block. */
export interface Anchor {
  readonly kind: ObservableKind;
  readonly value: string;
  readonly relation: "equals" | "within";
}

/** The anchors of a pattern, without repetition; empty when it has none (it may match where none of its values is seen). */
export function anchors(pattern: Pattern): readonly Anchor[] {
  const found = ofExpression(pattern) ?? [];
  const seen = new Map(found.map((anchor) => [`${anchor.relation} ${anchor.kind} ${anchor.value}`, anchor]));
  return [...seen.values()];
}

type Anchored = readonly Anchor[] | undefined;

function ofExpression(node: Expression): Anchored {
  if (node.kind === "observe") return ofTest(node.test);
  if (node.kind === "qualified") return ofExpression(node.expression);
  const terms = node.terms.map(ofExpression);
  return node.kind === "or" ? together(terms) : best(terms);
}

function ofTest(test: Test): Anchored {
  if (test.kind === "exists") return undefined;
  if (test.kind === "compare") return ofComparison(test);
  const terms = test.terms.map(ofTest);
  return test.kind === "any" ? together(terms) : best(terms);
}

function ofComparison({ path, operator, negated, constants }: Comparison): Anchored {
  const equals = (operator === "=" && !negated) || (operator === "!=" && negated) || (operator === "IN" && !negated);
  if (equals) {
    return together(
      constants.map((constant): Anchored => {
        const atom = atomOf(path, constant);
        return atom === undefined ? undefined : [{ ...atom, relation: "equals" }];
      }),
    );
  }
  const [constant] = constants;
  const isAddress = kindsOf(path).some((kind) => kind === "ipv4" || kind === "ipv6");
  if (operator !== "ISSUBSET" || negated || constant?.kind !== "string" || !isAddress) return undefined;
  const block = canonical("cidr", constant.value);
  return block.ok ? [{ kind: block.kind, value: block.value, relation: "within" }] : undefined;
}

/** Any of the terms may be the one that holds, so all of them have to be anchored. */
function together(terms: readonly Anchored[]): Anchored {
  const all: Anchor[] = [];
  for (const term of terms) {
    if (term === undefined) return undefined;
    all.push(...term);
  }
  return all;
}

/** All of the terms have to hold, so one of them is enough: the one with the fewest and the most telling values. */
function best(terms: readonly Anchored[]): Anchored {
  const cost = (term: readonly Anchor[]) =>
    term.length + Math.max(0, ...term.slice(0, 100).map(({ kind }) => (VAGUE.has(kind) ? 0.5 : 0)));
  return terms.filter((term) => term !== undefined).sort((a, b) => cost(a) - cost(b))[0];
}

const VAGUE: ReadonlySet<ObservableKind> = new Set<ObservableKind>([
  "filename",
  "asn",
  "account",
  "mutex",
  "registry-key",
  "user-agent",
]);
