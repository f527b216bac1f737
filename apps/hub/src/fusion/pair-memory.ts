/**
 * What was opened, prepared and scored under one policy and one reference. A score is a function of what is visible of two
 * reports; it is remembered under exactly that: under the sealed rows that row security gave out, by their random nonces, and
 * under the values that are left of them. Rows decide, memory only saves work: nothing can be found in it by who was not given
 * the same rows, and nothing has to be invalidated, since a changed row is another row. Bounded in bytes: a hub that holds a
 * million reports remembers as much as one that holds ten thousand.
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
import { Recent } from "./recent.ts";

/** What opened rows and prepared reports may take, in characters of their facts; each about four bytes of memory. */
const MOST_PARTS = 4_000_000;
const MOST_PREPARED = 6_000_000;

/** Scored pairs kept; past this many all are forgotten at once. */
const MOST_PAIRS = 120_000;

/** More reports than are ever named at one time: two numbers make one exact number. */
const NUMBERS = 2 ** 26;

export class PairMemory {
  readonly policy: LinkPolicy;
  readonly reference: Reference;
  readonly #parts: Recent<FeatureSet>;
  readonly #prepared = new Recent<Prepared>(MOST_PREPARED);
  #numbers = new WeakMap<Prepared, number>();
  /** By both numbers; null where nothing joins the pair. */
  readonly #scores = new Map<number, ScoredLink | null>();
  #next = 0;

  /** @param beside a memory whose opened rows are shared: they are the same under every policy */
  constructor(policy: LinkPolicy, reference: Reference, beside?: PairMemory) {
    this.policy = policy;
    this.reference = reference;
    this.#parts = beside === undefined ? new Recent<FeatureSet>(MOST_PARTS) : beside.#parts;
  }

  /** An opened row, by its place and nonce. */
  part(key: string): FeatureSet | undefined {
    return this.#parts.get(key);
  }

  keepPart(key: string, part: FeatureSet): void {
    this.#parts.set(key, part, weightOf(part));
  }

  /** A report made of these parts. @param key names the parts and what is visible of them */
  report(id: string, key: string, parts: () => readonly FeatureSet[]): Prepared {
    const known = this.#prepared.get(key);
    if (known) return known;
    const made = prepare({ report: id, features: joinParts(parts()) }, this.policy, this.reference);
    this.#prepared.set(key, made, weightOf(made.features));
    return made;
  }

  /** The pair, if it joins or may stand in one cluster that others formed; undefined where neither is so or the policy forbids it. */
  score(a: Prepared, b: Prepared): ScoredLink | undefined {
    const [one, other] = a.report < b.report ? [a, b] : [b, a];
    const key = this.#numberOf(one) * NUMBERS + this.#numberOf(other);
    const known = this.#scores.get(key);
    if (known !== undefined) return known ?? undefined;
    const scored = scorePrepared(one, other, this.policy, this.reference);
    const link = scored && isCoherent(scored, this.policy) ? scored : undefined;
    if (this.#scores.size >= MOST_PAIRS) this.#scores.clear();
    this.#scores.set(key, link ?? null);
    return link;
  }

  #numberOf(report: Prepared): number {
    const known = this.#numbers.get(report);
    if (known !== undefined) return known;
    if (this.#next === NUMBERS - 1) {
      // Never are two reports known under one number.
      this.#scores.clear();
      this.#numbers = new WeakMap();
      this.#next = 0;
    }
    const number = this.#next++;
    this.#numbers.set(report, number);
    return number;
  }
}

/** About how many characters the facts of a report hold; a report without any still takes its objects. */
function weightOf(f: FeatureSet): number {
  const values = f.observables.reduce((n, o) => n + o.kind.length + o.value.length + 16, 0);
  const hashes = f.shingles.length + (f.note?.shingles.length ?? 0);
  // names, persons, sums, numbers, roots: at most twenty of a sort, some dozens of characters each
  const facts = f.names.length + f.techniques.length + f.wallets.length + f.persons.length + f.amounts.length;
  return 600 + values + hashes * 8 + 64 * (facts + f.references.length + f.roots.length);
}
