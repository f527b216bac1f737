/**
 * The tables that are in use now. New ones are built beside them and taken up between batches: a batch is matched under one
 * version from beginning to end, and its hits name that version.
 */
import type { Batch } from "../contract/index.ts";
import type { Hit, MatchCounts, MatchOptions } from "./hit.ts";
import type { SharedTables } from "./layout.ts";
import { Matcher } from "./match.ts";
import { Tables } from "./tables.ts";

export class CurrentTables {
  readonly #options: MatchOptions;
  #tables: Tables;
  #matcher: Matcher;

  constructor(shared: SharedTables, options: MatchOptions = {}) {
    this.#options = options;
    this.#tables = new Tables(shared);
    this.#matcher = new Matcher(this.#tables, options);
  }

  get version(): string {
    return this.#tables.version;
  }

  /** Takes up other tables, from the next batch on. Shared memory of the old ones is free when no thread holds it any more. */
  swap(shared: SharedTables): void {
    this.#tables = new Tables(shared);
    this.#matcher = new Matcher(this.#tables, this.#options);
  }

  match(batch: Batch): { readonly hits: readonly Hit[]; readonly counts: MatchCounts } {
    return this.#matcher.match(batch);
  }
}
