/**
 * What was opened, prepared and scored under one policy and one reference. A score is a function of what is visible of two
 * reports; it is remembered under exactly that: under the sealed rows that row security gave out, by their random nonces, and
 * under the values that are left of them. Rows decide, memory only saves work: nothing can be found in it by who was not given
 * the same rows, and nothing has to be invalidated, since a changed row is another row.
 */
import {
  type FeatureSet,
  isCoherent,
  type LinkPolicy,
  type Prepared,
  prepare,
  type Reference,
  type ScoredLink,
  scorePrepared,
} from "@noroshi/fusion";
import { joinParts } from "./parts.ts";

/** Reports kept ready. Of some kilobytes each; the least lately used go first. */
const MOST_REPORTS = 8_000;

/** Scored pairs kept; past this many all are forgotten at once. */
const MOST_PAIRS = 120_000;

/** What most pairs are: one object for all of them. */
const NOTHING = { link: undefined };

export class PairMemory {
  readonly policy: LinkPolicy;
  readonly reference: Reference;
  readonly #parts = new Map<string, FeatureSet>();
  readonly #prepared = new Map<string, Prepared>();
  #scores = new WeakMap<Prepared, WeakMap<Prepared, { readonly link: ScoredLink | undefined }>>();
  #pairs = 0;

  constructor(policy: LinkPolicy, reference: Reference) {
    this.policy = policy;
    this.reference = reference;
  }

  /** An opened row, by its place and nonce. */
  part(key: string): FeatureSet | undefined {
    return recall(this.#parts, key);
  }

  keepPart(key: string, part: FeatureSet): void {
    keep(this.#parts, key, part);
  }

  /** A report made of these parts. @param key names the parts and what is visible of them */
  report(id: string, key: string, parts: () => readonly FeatureSet[]): Prepared {
    const known = recall(this.#prepared, key);
    if (known) return known;
    const made = prepare({ report: id, features: joinParts(parts()) }, this.policy, this.reference);
    keep(this.#prepared, key, made);
    return made;
  }

  /** The pair, if it joins or may stand in one cluster that others formed; undefined where neither is so or the policy forbids it. */
  score(a: Prepared, b: Prepared): ScoredLink | undefined {
    const [one, other] = a.report < b.report ? [a, b] : [b, a];
    const row = this.#scores.get(one);
    const known = row?.get(other);
    if (known) return known.link;
    const scored = scorePrepared(one, other, this.policy, this.reference);
    const link = scored && isCoherent(scored, this.policy) ? scored : undefined;
    if (++this.#pairs > MOST_PAIRS) {
      this.#scores = new WeakMap();
      this.#pairs = 1;
    }
    const kept = this.#scores.get(one) ?? new WeakMap<Prepared, { readonly link: ScoredLink | undefined }>();
    this.#scores.set(one, kept.set(other, link ? { link } : NOTHING));
    return link;
  }
}

function recall<T>(map: Map<string, T>, key: string): T | undefined {
  const found = map.get(key);
  if (found === undefined) return undefined;
  map.delete(key);
  map.set(key, found);
  return found;
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size <= MOST_REPORTS) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
