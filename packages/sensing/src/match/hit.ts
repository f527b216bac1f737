/** What a hit tells: where in the traffic, which indicator, who asserted it, under which tables. */
import type { ObservableKind } from "@noroshi/values";

export type Relation =
  /** The same value. */
  | "exact"
  /** The name stands below the indicator's. */
  | "parent"
  /** The address is inside of the indicator's range. */
  | "within"
  /** The indicator is a URL that means a whole host, and this is the host. */
  | "host"
  /** The request's host and path are the URL's; its query was not asked for. */
  | "path"
  /** Host, path and query are the URL's. */
  | "full";

export interface Hit {
  /** Index in the batch. */
  readonly at: number;
  /** Line or record of the input, from 1. */
  readonly number: number;
  /** The field by the contract's name. */
  readonly field: string;
  /** The value as it stands in the record; addresses of the two ends in canonical form. */
  readonly value: string;
  /** Microseconds since 1970, or NaN. */
  readonly time: number;
  readonly relation: Relation;
  /** With the port that the end has to have, where the indicator says one. */
  readonly indicator: { readonly kind: ObservableKind; readonly value: string; readonly port?: number };
  readonly assertion: { readonly line: number; readonly id?: string };
  /** Version of the tables that were asked. */
  readonly table: string;
}

/** How much of a request's address may be looked at: its host, host and path, or all. What an authorisation permits. */
export type UrlReach = "host" | "path" | "full";

export interface MatchOptions {
  readonly urls?: UrlReach;
  /** Names match only themselves, not what stands below them. */
  readonly exactNames?: boolean;
}

export interface MatchCounts {
  /** Values that an indicator with a window is about, in records without a readable time: not told as hits. */
  readonly undated: number;
}
