/**
 * The linker in memory, for files, benches and tests: reports come one by one, each is compared with those that share a
 * posting. The hub does the same over its tables with the same functions. Batch is adding one after the other: there is
 * no second path.
 */
import { blockingTokens } from "../blocking/tokens.ts";
import { cluster } from "../cluster/cluster.ts";
import type { Holds, LinkableReport, LinkPolicy, ScoredLink } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { type Prepared, prepare } from "../score/prepared.ts";
import { scorePrepared } from "../score/score.ts";

export class Linker {
  readonly #policy: LinkPolicy;
  readonly #reference: Reference;
  readonly #reports = new Map<string, Prepared>();
  readonly #postings = new Map<string, Prepared[]>();
  readonly #links: ScoredLink[] = [];

  constructor(policy: LinkPolicy, reference: Reference) {
    this.#policy = policy;
    this.#reference = reference;
  }

  /** Adds a report and returns its scored pairs of at least `support`. A report id that is known already adds nothing. */
  add(report: LinkableReport): readonly ScoredLink[] {
    if (this.#reports.has(report.report)) return [];
    const prepared = prepare(report, this.#policy, this.#reference);
    const candidates = new Set<Prepared>();
    for (const token of blockingTokens(report.features, this.#policy, this.#reference)) {
      const posted = this.#postings.get(token);
      if (posted === undefined) this.#postings.set(token, [prepared]);
      else {
        for (const other of posted) candidates.add(other);
        posted.push(prepared);
      }
    }
    this.#reports.set(report.report, prepared);
    const links: ScoredLink[] = [];
    for (const candidate of candidates) {
      const link = scorePrepared(prepared, candidate, this.#policy, this.#reference);
      if (link !== undefined && link.score >= this.#policy.support) links.push(link);
    }
    this.#links.push(...links);
    return links;
  }

  /** All pairs of at least `support`, in order of arrival. */
  get links(): readonly ScoredLink[] {
    return this.#links;
  }

  /** Every report with its cluster id. */
  clusters(holds?: Holds): Map<string, string> {
    return cluster(this.#reports.keys(), this.#links, this.#policy, holds);
  }
}
