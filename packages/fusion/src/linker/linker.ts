/**
 * The linker in memory, for files, benches and tests: reports come one by one, each is compared with those that share a
 * posting. The hub does the same over its tables with the same functions. Batch is adding one after the other: there is
 * no second path.
 */
import { blockingKeys, windowedKeys } from "../blocking/tokens.ts";
import { cluster } from "../cluster/cluster.ts";
import { isCoherent } from "../cluster/coherence.ts";
import { Groups } from "../cluster/groups.ts";
import type { Holds, LinkableReport, LinkPolicy, ScoredLink } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { type Prepared, prepare } from "../score/prepared.ts";
import { scorePrepared } from "../score/score.ts";

export class Linker {
  readonly #policy: LinkPolicy;
  readonly #reference: Reference;
  readonly #reports = new Map<string, Prepared>();
  /** By key, the places of the reports that stand under it. */
  readonly #postings = new Map<string, number[]>();
  readonly #placed: Prepared[] = [];
  /** By place, the last report that met it: no candidate is compared twice, and no set is built for that. */
  readonly #met: number[] = [];
  readonly #components = new Groups<Prepared>();
  readonly #links: ScoredLink[] = [];
  readonly #companions: ScoredLink[] = [];

  constructor(policy: LinkPolicy, reference: Reference) {
    this.#policy = policy;
    this.#reference = reference;
  }

  /** Adds a report and returns its links. A report id that is known already adds nothing. */
  add(report: LinkableReport): readonly ScoredLink[] {
    if (this.#reports.has(report.report)) return [];
    const prepared = prepare(report, this.#policy, this.#reference);
    this.#reports.set(report.report, prepared);
    this.#components.add(prepared);
    const links: ScoredLink[] = [];
    for (const candidate of this.#post(prepared, report)) {
      const link = scorePrepared(prepared, candidate, this.#policy, this.#reference, this.#policy.threshold);
      if (link === undefined) continue;
      links.push(link);
      this.#join(prepared, candidate);
    }
    this.#links.push(...links);
    return links;
  }

  /** All pairs of at least `threshold`, in order of arrival. */
  get links(): readonly ScoredLink[] {
    return this.#links;
  }

  /** Every report with its cluster id. */
  clusters(holds?: Holds): Map<string, string> {
    return cluster(this.#reports.keys(), [...this.#links, ...this.#companions], this.#policy, holds);
  }

  /** Puts the report under its keys and returns those that stood there. */
  #post(prepared: Prepared, report: LinkableReport): readonly Prepared[] {
    const candidates: Prepared[] = [];
    const place = this.#placed.push(prepared) - 1;
    const met = this.#met;
    met.push(place);
    const posting = blockingKeys(report.features, this.#policy, this.#reference);
    for (const token of posting === undefined ? [] : windowedKeys(posting, this.#policy.windowDays)) {
      const posted = this.#postings.get(token);
      if (posted === undefined) {
        this.#postings.set(token, [place]);
        continue;
      }
      for (let at = 0; at < posted.length; at += 1) {
        const other = posted[at] ?? place;
        if (met[other] === place) continue;
        met[other] = place;
        const candidate = this.#placed[other];
        if (candidate !== undefined) candidates.push(candidate);
      }
      posted.push(place);
    }
    return candidates;
  }

  /** Joins two components, and scores the pairs across them that the postings did not bring together. */
  #join(a: Prepared, b: Prepared): void {
    const [left, right] = [this.#components.members(a), this.#components.members(b)];
    if (left === right) return;
    if (this.#policy.minShare > 0) {
      for (const x of left) for (const y of right) this.#keepCompanion(x, y);
    }
    this.#components.join(a, b);
  }

  #keepCompanion(x: Prepared, y: Prepared): void {
    const link = scorePrepared(x, y, this.#policy, this.#reference);
    if (link !== undefined && isCoherent(link, this.#policy)) this.#companions.push(link);
  }
}
